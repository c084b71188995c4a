// npm run notebooks            executes every notebook and keeps its outputs, in place
// npm run notebooks -- --check says which kept outputs are older than what they are drawn from (lib/drawnFrom.mjs); runs nothing
// npm run notebooks -- --quick executes each with its quick parameters into out/quick/, leaving the kept outputs alone
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { staleReasons } from './lib/drawnFrom.mjs';
import { helpIfAsked } from './lib/help.mjs';
import { ensureJupyter } from './lib/jupyter.mjs';
import { allNotebooks, executeNotebook, quickParameters, readNotebook } from './lib/notebook.mjs';
import { root } from './lib/paths.mjs';

helpIfAsked();
const flag = { type: 'boolean', default: false };
const { quick, check } = parseArgs({ options: { quick: flag, check: flag } }).values;

if (check) {
  const stale = allNotebooks().filter((path) => {
    const reasons = staleReasons(path);
    for (const reason of reasons) console.error(`${relative(process.cwd(), path)}: ${reason}`);
    return reasons.length > 0;
  });
  console.log(
    stale.length === 0 ? 'all kept outputs are up to date' : `${stale.length} stale; npm run notebooks renews`,
  );
  process.exit(stale.length === 0 ? 0 : 1);
}

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
