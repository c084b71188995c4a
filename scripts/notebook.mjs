// npm run notebook -- notebooks/X.ipynb [-p name=value]… [--quick] [-o out.ipynb] [--timeout seconds]
//   Injects the parameters, executes, and ends with 1 if any cell threw, wrote to stderr or left a rejection behind.
// npm run notebook -- notebooks/X.ipynb --html [X.html] [--static]
//   Writes it as it stands as one HTML file, which opens anywhere, offline; with -p, --quick or -o it is executed first. Figures
//   answer to the pointer, for which the file holds 5 MB of plotly; --static leaves them pictures. For a PDF, print that page.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { helpIfAsked } from './lib/help.mjs';
import { ensureJupyter } from './lib/jupyter.mjs';
import { executeNotebook, quickParameters, readNotebook } from './lib/notebook.mjs';
import { givenParameters, UsageError } from './lib/parameters.mjs';
import { root } from './lib/paths.mjs';

function parseCommandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      parameter: { type: 'string', short: 'p', multiple: true, default: [] },
      output: { type: 'string', short: 'o' },
      quick: { type: 'boolean', default: false },
      timeout: { type: 'string' },
      html: { type: 'boolean', default: false },
      static: { type: 'boolean', default: false },
    },
  });
  const most = values.html ? 2 : 1;
  if (positionals.length < 1 || positionals.length > most) {
    const expected = values.html ? 'one notebook, and at most one HTML file' : 'one notebook';
    throw new UsageError(`expected ${expected}, but got ${positionals.length} names`);
  }
  if (values.static && !values.html) throw new UsageError('expected --html with --static');
  // npm runs scripts in the project's folder; paths are meant from where the user stands.
  const from = process.env.INIT_CWD ?? process.cwd();
  const path = resolve(from, positionals[0]);
  if (!existsSync(path)) throw new UsageError(`expected a notebook, but there is no file ${positionals[0]}`);
  const parameters = givenParameters(values.parameter, values.quick ? quickParameters(readNotebook(path)) : {});
  const out = values.output ? resolve(from, values.output) : join(root, 'out', basename(path));
  const options = { parameters };
  if (values.timeout !== undefined) {
    options.timeout = Number(values.timeout);
    if (!(options.timeout > 0)) throw new UsageError(`--timeout: expected seconds, but got "${values.timeout}"`);
  }
  const name = basename(values.output ?? path, '.ipynb');
  const html = !values.html
    ? undefined
    : positionals[1] === undefined
      ? join(root, 'out', `${name}.html`)
      : resolve(from, positionals[1]);
  const asItStands = values.html && !values.quick && values.parameter.length === 0 && values.output === undefined;
  return { from, path, out, options, html, interactive: !values.static, asItStands };
}

async function writeHtml(notebook, to, interactive) {
  const { singleFile } = await import('./lib/site/singleFile.mjs');
  const html = singleFile(notebook, { interactive });
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, html);
  return (Buffer.byteLength(html) / 1e6).toFixed(1);
}

async function execute({ path, out, options }) {
  const problem = ensureJupyter(console.error);
  if (problem !== '') throw new UsageError(`notebooks need Jupyter: ${problem}`);
  return executeNotebook(path, out, options);
}

async function main() {
  helpIfAsked();
  const asked = parseCommandLine();
  const { from, path, out, html, interactive, asItStands } = asked;
  if (!asItStands && !(await execute(asked))) process.exitCode = 1;
  if (html === undefined) return;
  const size = await writeHtml(asItStands ? path : out, html, interactive);
  console.log(`${relative(from, html)}: ${size} MB, nothing else needed`);
}

main().catch((error) => {
  const isUsage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
  console.error(isUsage ? error.message : error);
  process.exitCode = isUsage ? 2 : 1;
});
