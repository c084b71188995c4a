// npm run lab [-- FOLDER]: JupyterLab on this machine only, behind a token; it opens the quickstart, or serves another folder.
// What follows, or begins with a dash, goes to JupyterLab.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureJupyter, jupyterEnv, labArguments } from './lib/jupyter.mjs';
import { root, venvPython } from './lib/paths.mjs';

function fail(message) {
  console.error(message);
  process.exit(2);
}

const [first, ...rest] = process.argv.slice(2);
const isFolder = first !== undefined && !first.startsWith('-');
// npm runs scripts in the project's folder; paths are meant from where the user stands.
const folder = isFolder ? resolve(process.env.INIT_CWD ?? process.cwd(), first) : join(root, 'notebooks');
if (!existsSync(folder) || !statSync(folder).isDirectory()) fail(`expected a folder, but there is none at ${folder}`);
const problem = ensureJupyter();
if (problem !== '') fail(`JupyterLab is not available: ${problem}`);
const open = isFolder ? [] : ['--LabApp.default_url=/lab/tree/00-quickstart.ipynb'];
const own = isFolder || first === undefined ? rest : [first, ...rest];
const lab = spawn(venvPython, [...labArguments(folder), ...open, ...own], { stdio: 'inherit', env: jupyterEnv() });
process.on('SIGINT', () => {}); // JupyterLab asks before it stops
lab.on('close', (code) => {
  process.exitCode = code ?? 0;
});
