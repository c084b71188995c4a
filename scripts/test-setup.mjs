import { buildWasm } from './lib/build.mjs';

/** vitest compiles the TypeScript itself; the kernels have to be there before. Outside CI the other tests run without. */
export default function setup() {
  const problem = buildWasm();
  if (problem === '') return;
  if (process.env.CI) throw new Error(problem);
  console.error(problem);
}
