// npm run notebooks            executes every notebook and keeps its outputs, in place
// npm run notebooks -- --quick executes each with its quick parameters into out/quick/, leaving the kept outputs alone
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureJupyter } from './lib/jupyter.mjs';
import { allNotebooks, executeNotebook, quickParameters, readNotebook } from './lib/notebook.mjs';
import { root } from './lib/paths.mjs';

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;

const problem = ensureJupyter(console.error);
if (problem !== '') {
  console.error(`notebooks need Jupyter: ${problem}`);
  process.exit(2);
}

let failed = 0;
const paths = allNotebooks();
for (const path of paths) {
  const out = quick ? join(root, 'out', 'quick', basename(path)) : path;
  const parameters = quick ? quickParameters(readNotebook(path)) : {};
  if (!(await executeNotebook(path, out, { parameters }))) failed++;
}
console.log(`${paths.length - failed} notebooks passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
