import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installedSpec } from './install';
import { KERNEL_NAME } from './kernelSpec';
import { missingPackages } from './packages';
import { kernelsFolder } from './places';

/** One thing that was looked at. */
export interface Finding {
  ok: boolean;
  /** What was found, or what to do about it. */
  says: string;
}

/** Where Jupyter may find the kernel: for this user, and in the Python that is active, where there is one. */
export function kernelPlaces(): string[] {
  const places = [kernelsFolder({ user: true })];
  try {
    places.push(kernelsFolder({ sysPrefix: true }));
  } catch {
    // no Python, no place in it
  }
  return places;
}

/**
 * Looks for what keeps a notebook from running: packages, Jupyter, the installed kernel, and whether it starts.
 * @param kernels - where kernels may be installed
 * @param tryKernel - starts one; null asks none
 */
export async function examine(
  kernels: readonly string[],
  tryKernel: ((argv: readonly string[]) => Promise<{ banner: string } | { problem: string }>) | null,
): Promise<Finding[]> {
  const missing = missingPackages();
  const found: Finding[] = [
    missing.length === 0
      ? { ok: true, says: 'packages: typescript and zeromq are there' }
      : { ok: false, says: `packages: ${missing.join(' and ')} missing; npm install ${missing.join(' ')}` },
    jupyter(),
  ];
  const specs = kernels.flatMap((folder) => {
    const spec = installedSpec(folder);
    return spec === undefined ? [] : [{ folder: join(folder, KERNEL_NAME), argv: spec.argv }];
  });
  if (specs.length === 0) found.push({ ok: false, says: 'kernel: not installed; npx clusternet kernel install' });
  for (const { folder, argv } of specs) {
    const gone = argv.find((part) => part.startsWith('/') && !existsSync(part));
    if (gone !== undefined) {
      found.push({ ok: false, says: `kernel in ${folder}: ${gone} is gone; npx clusternet kernel install` });
      continue;
    }
    const tried = tryKernel === null || missing.length > 0 ? { banner: 'not started' } : await tryKernel(argv);
    const ok = 'banner' in tried;
    found.push({ ok, says: `kernel in ${folder}: ${ok ? tried.banner : `does not start: ${tried.problem}`}` });
  }
  return found;
}

function jupyter(): Finding {
  const { status, stdout } = spawnSync('jupyter', ['--version'], { encoding: 'utf8' });
  const lab = /jupyterlab\s*:\s*(\S+)/.exec(stdout ?? '')?.[1];
  if (status !== 0)
    return { ok: false, says: 'jupyter: none on the PATH; pip install jupyterlab (or, in a checkout, npm run lab)' };
  return {
    ok: true,
    says: `jupyter: ${lab === undefined || lab === 'not' ? 'there, without JupyterLab' : `JupyterLab ${lab}`}`,
  };
}
