import { buildWasm } from './lib/build.mjs';

/** vitest compiles the TypeScript itself; the kernels have to be there before. */
export default function setup() {
  const problem = buildWasm();
  if (problem !== '') throw new Error(problem);
}
