import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { jupyterEnv, kernelName } from './jupyter.mjs';
import { parametersCell } from './parameters.mjs';
import { root, venvPython } from './paths.mjs';

const cellTimeoutSeconds = 1800;

export const readNotebook = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Our notebooks, in order. */
export function allNotebooks() {
  const folder = join(root, 'notebooks');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
  return names.sort().map((name) => join(folder, name));
}

/** The values under which a notebook is a quick check, kept in its own metadata. */
export const quickParameters = (notebook) => notebook.metadata.clusternet?.quick ?? {};

/** Runs one of scripts/python with the local Python; resolves to its exit code. Ctrl-C is the child's to handle. */
export function runPython(script, args, input = '') {
  return new Promise((resolve, reject) => {
    const ignore = () => {};
    process.on('SIGINT', ignore);
    const child = spawn(venvPython, [join(root, 'scripts', 'python', script), ...args], {
      env: jupyterEnv(),
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGINT', ignore);
      resolve(code ?? 130);
    });
    child.stdin.end(input);
  });
}

/** Executes a notebook into `out`, with `parameters` (name → value) injected. Resolves to true if every cell went well. */
export async function executeNotebook(path, out, { parameters = {}, timeout = cellTimeoutSeconds } = {}) {
  const start = Date.now();
  const cell = parametersCell(readNotebook(path), parameters);
  const request = { notebook: path, out, kernel: kernelName, timeout, parameters: cell };
  const code = await runPython('run_notebook.py', [], JSON.stringify(request));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${relative(process.cwd(), path)} (${seconds} s)`);
  return code === 0;
}
