// npm run build: kernels and TypeScript into dist/, only what changed.
import { buildAll } from './lib/build.mjs';

const problem = buildAll();
if (problem !== '') {
  console.error(problem);
  process.exitCode = 1;
}
