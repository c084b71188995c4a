import { bytesOfBase64 } from '../../bytesOfBase64';

/** The compiled kernels in base64, put here by scripts/lib/browser.mjs. */
declare const CLUSTERNET_KERNELS: string;

/** Those of fixed SIMD, which is all that a browser gets. */
export const readKernels: typeof import('../../../kernels/readKernels').readKernels = () =>
  bytesOfBase64(CLUSTERNET_KERNELS);
