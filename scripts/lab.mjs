// npm run lab: JupyterLab on this machine only, behind a token, in notebooks/. What follows `--` goes to JupyterLab.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureJupyter, jupyterEnv, labArguments } from './lib/jupyter.mjs';
import { root, venvPython } from './lib/paths.mjs';

const problem = ensureJupyter();
if (problem !== '') {
  console.error(`JupyterLab is not available: ${problem}`);
  process.exit(2);
}
const args = [...labArguments(join(root, 'notebooks')), ...process.argv.slice(2)];
const lab = spawn(venvPython, args, { stdio: 'inherit', env: jupyterEnv() });
process.on('SIGINT', () => {}); // JupyterLab asks before it stops
lab.on('close', (code) => {
  process.exitCode = code ?? 0;
});
