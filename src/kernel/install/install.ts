import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../../errors';
import { svgToPng } from '../../notebook/static/svgToPng';
import { packageFolder } from '../packageFolder';
import { KERNEL_NAME, kernelSpec } from './kernelSpec';
import { LOGO_SVG } from './logo';
import { missingPackages } from './packages';

/**
 * Tells Jupyter of this package's kernel: `kernel.json` and the logos, in a folder of their own; and beside the kernels the
 * JupyterLab extension that shows its figures, where plotly.js is installed.
 * @param kernels - as `kernelsFolder` finds it
 * @returns the kernel's folder
 * @throws InputError where packages that only the kernel needs are not installed
 */
export function installKernel(kernels: string): string {
  const missing = missingPackages();
  if (missing.length > 0) {
    throw new InputError({
      what: 'kernel',
      expected: `the packages it needs (npm install ${missing.join(' ')})`,
      actual: `no ${missing.join(', no ')}`,
    });
  }
  const folder = join(kernels, KERNEL_NAME);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kernel.json'), `${JSON.stringify(kernelSpec(), null, 2)}\n`);
  writeFileSync(join(folder, 'logo-svg.svg'), LOGO_SVG);
  writeFileSync(join(folder, 'logo-64x64.png'), svgToPng(LOGO_SVG, 1));
  figures().installFigures(dirname(kernels));
  return folder;
}

/**
 * Takes the kernel away from there.
 * @returns the folder that was removed
 * @throws InputError where there is none
 */
export function uninstallKernel(kernels: string): string {
  const folder = join(kernels, KERNEL_NAME);
  if (installedSpec(kernels) === undefined) {
    throw new InputError({ what: 'kernel', expected: `one installed in ${kernels}`, actual: 'none' });
  }
  rmSync(folder, { recursive: true });
  figures().uninstallFigures(dirname(kernels));
  return folder;
}

/** Plain JavaScript, since `npm run lab` needs it before anything is built. */
function figures(): { installFigures(share: string): boolean; uninstallFigures(share: string): void } {
  return require(join(packageFolder, 'src', 'notebook', 'lab', 'install.cjs'));
}

/** The spec that is installed there, if any. */
export function installedSpec(kernels: string): { argv: string[] } | undefined {
  const file = join(kernels, KERNEL_NAME, 'kernel.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
