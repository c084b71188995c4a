import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../packageFolder';

/** Under which Jupyter knows the kernel. */
export const KERNEL_NAME = 'clusternet';
export const DISPLAY_NAME = 'TypeScript (clusternet)';

/** What Jupyter reads of a kernel. */
export interface KernelSpec {
  argv: string[];
  display_name: string;
  language: string;
  interrupt_mode: 'signal' | 'message';
}

/** How this package's kernel is started: in a checkout on a build that is never older than src/. */
export function kernelSpec(): KernelSpec {
  const checkout = join(packageFolder, 'scripts', 'kernel.mjs');
  const start = existsSync(checkout) ? [checkout] : [join(packageFolder, 'bin', 'clusternet.js'), 'kernel', 'serve'];
  return {
    // Warnings of libraries would show as red text in the reader's cells; young objects are many while types are checked.
    argv: [process.execPath, '--no-warnings', '--max-semi-space-size=64', ...start, '{connection_file}'],
    display_name: DISPLAY_NAME,
    language: 'typescript',
    interrupt_mode: process.platform === 'win32' ? 'message' : 'signal',
  };
}
