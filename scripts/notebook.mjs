// npm run notebook -- notebooks/X.ipynb [-p name=value]… [--quick] [-o out.ipynb] [--timeout seconds]
// Injects the parameters, executes, and ends with 1 if any cell threw, wrote to stderr or left a rejection behind.
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureJupyter } from './lib/jupyter.mjs';
import { executeNotebook, quickParameters, readNotebook } from './lib/notebook.mjs';
import { UsageError } from './lib/parameters.mjs';
import { root } from './lib/paths.mjs';

function parseCommandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      parameter: { type: 'string', short: 'p', multiple: true, default: [] },
      output: { type: 'string', short: 'o' },
      quick: { type: 'boolean', default: false },
      timeout: { type: 'string' },
    },
  });
  if (positionals.length !== 1) throw new UsageError(`expected one notebook, but got ${positionals.length}`);
  // npm runs scripts in the project's folder; paths are meant from where the user stands.
  const from = process.env.INIT_CWD ?? process.cwd();
  const path = resolve(from, positionals[0]);
  if (!existsSync(path)) throw new UsageError(`expected a notebook, but there is no file ${positionals[0]}`);
  const parameters = values.quick ? { ...quickParameters(readNotebook(path)) } : {};
  for (const text of values.parameter) {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`expected -p name=value, but got "${text}"`);
    parameters[text.slice(0, at)] = text.slice(at + 1);
  }
  const out = values.output ? resolve(from, values.output) : join(root, 'out', basename(path));
  const options = { parameters };
  if (values.timeout !== undefined) {
    options.timeout = Number(values.timeout);
    if (!(options.timeout > 0)) throw new UsageError(`--timeout: expected seconds, but got "${values.timeout}"`);
  }
  return { path, out, options };
}

async function main() {
  const { path, out, options } = parseCommandLine();
  const problem = ensureJupyter(console.error);
  if (problem !== '') throw new UsageError(`notebooks need Jupyter: ${problem}`);
  if (!(await executeNotebook(path, out, options))) process.exitCode = 1;
}

main().catch((error) => {
  const isUsage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
  console.error(isUsage ? error.message : error);
  process.exitCode = isUsage ? 2 : 1;
});
