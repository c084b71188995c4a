// npm start: build, set up a local Jupyter on first use, execute the quickstart, say where its page is.
// Where there is no Python the same notebook runs in Node alone.
import { join, relative } from 'node:path';
import { buildAll } from './lib/build.mjs';
import { ensureJupyter } from './lib/jupyter.mjs';
import { executeNotebook, readNotebook, runPython } from './lib/notebook.mjs';
import { root } from './lib/paths.mjs';
import { runPlain } from './lib/plain.mjs';
import { linkSelf } from './lib/self-link.mjs';
import { outputsToText } from './lib/text-output.mjs';

const quickstart = join(root, 'notebooks', '00-quickstart.ipynb');
const executed = join(root, 'out', '00-quickstart.ipynb');
const page = join(root, 'out', '00-quickstart.html');

/** The outputs of the cells tagged `result`. */
function resultOf(path) {
  const cells = readNotebook(path).cells.filter((cell) => cell.metadata.tags?.includes('result'));
  return cells.map(outputsToText).join('\n');
}

async function inJupyter() {
  if (!(await executeNotebook(quickstart, executed))) return false;
  if ((await runPython('export_html.py', [executed, page])) !== 0) return false;
  console.log(`\n${resultOf(executed)}\n`);
  console.log(`The notebook as a page: ${relative(process.cwd(), page)}`);
  console.log('Open the notebooks and change them: npm run lab');
  return true;
}

async function main() {
  linkSelf();
  const broken = buildAll();
  if (broken !== '') {
    console.error(broken);
    return false;
  }
  const problem = ensureJupyter();
  if (problem === '') return inJupyter();
  console.log(`No Jupyter here (${problem}), so the quickstart runs in Node alone.\n`);
  return runPlain(quickstart);
}

process.exitCode = (await main()) ? 0 : 1;
