// The Jupyter kernel of a checkout: src/kernel, on a dist/ that is never older than src/.
// Started by Jupyter as `node kernel.mjs <connection file>`.
import { createRequire } from 'node:module';
import { buildAll } from './lib/build.mjs';
import { linkSelf } from './lib/self-link.mjs';
import { watchReads } from './lib/watchReads.mjs';

linkSelf();
const problem = buildAll();
if (problem !== '') console.error(problem);
watchReads();
const { startKernel } = createRequire(import.meta.url)('../dist/kernel');
await startKernel(process.argv[2], { problem });
