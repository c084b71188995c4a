import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simd } from './simd';

/** The same folder from src/kernels (tests) and from dist/kernels (the built package). */
const BUILT = join(__dirname, '../../dist');
/** The two builds of scripts/build-wasm.mjs. */
const FILES: Record<Simd, string> = { fixed: 'kernels.wasm', relaxed: 'kernels.relaxed.wasm' };

/** The compiled kernels. @throws Error when they have not been built */
export function readKernels(simd: Simd): Uint8Array<ArrayBuffer> {
  const file = join(BUILT, FILES[simd]);
  if (existsSync(file)) return readFileSync(file);
  throw new Error(`expected the compiled kernels at ${file}, but got no such file; run "npm run build"`);
}
