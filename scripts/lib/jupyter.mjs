import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installFigures } from '../../src/notebook/lab/install.cjs';
import { buildAll } from './build.mjs';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { modules, root, venv, venvPython } from './paths.mjs';
import { findPython } from './python.mjs';

export const kernelName = 'clusternet';
const requirements = 'scripts/python/requirements.txt';
const stamp = join(venv, '.clusternet-stamp');

/** Keeps settings, trust and run files inside .venv: nothing of the user's own Jupyter is read or written. */
export function jupyterEnv() {
  return {
    ...process.env,
    JUPYTER_CONFIG_DIR: join(venv, 'jupyter', 'config'),
    JUPYTER_DATA_DIR: join(venv, 'jupyter', 'data'),
    JUPYTER_PREFER_ENV_PATH: '1',
    PYTHONWARNINGS: 'ignore',
  };
}

function writeJson(folder, name, value) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
}

/** Rewritten each time: Node, or the project's folder, may have moved. Needs a build of src/kernel, whatever else is broken. */
function writeKernelSpec() {
  buildAll();
  const { installKernel } = createRequire(import.meta.url)('../../dist/kernel/install/install');
  installKernel(join(venv, 'share', 'jupyter', 'kernels'));
}

/** JupyterLab's defaults for this project; the reader's own choices go on top. */
function writeLabDefaults() {
  writeJson(join(venv, 'share', 'jupyter', 'lab', 'settings'), 'overrides.json', {
    '@jupyterlab/apputils-extension:notification': { fetchNews: 'false', checkForUpdates: false },
    '@jupyterlab/completer-extension:manager': { autoCompletion: true },
  });
  installFigures(join(venv, 'share', 'jupyter'));
}

const unreachable =
  /NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Connection refused|timed out|No route|unreachable/i;

/** '' or one line that says why pip failed. */
function installRequirements() {
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '1', '--timeout', '15'];
  const run = spawnSync(venvPython, [...args, '-r', join(root, requirements)], { encoding: 'utf8' });
  if (run.status === 0) return '';
  const said = `${run.stderr}`;
  if (unreachable.test(said)) return "Python's package registry cannot be reached";
  const lines = said.split('\n').filter((line) => line.startsWith('ERROR'));
  return `pip could not install ${requirements}: ${lines.at(-1) ?? `it ended with ${run.status ?? run.error}`}`;
}

function setUp(wanted, say) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return '';
  const python = findPython();
  if (python.reason) return python.reason;
  say('Setting up a Jupyter of its own in .venv (once, about a minute) …');
  if (spawnSync(venvPython, ['-m', 'pip', '--version']).status !== 0) {
    rmSync(venv, { recursive: true, force: true }); // half made, or its Python is gone
    const made = spawnSync(python.command, ['-m', 'venv', venv], { encoding: 'utf8' });
    if (made.status !== 0) return `python -m venv failed: ${made.stderr.trim().split('\n').at(-1)}`;
  }
  const problem = installRequirements();
  if (problem === '') writeFileSync(stamp, wanted);
  return problem;
}

/** Makes .venv ready, at once if it already is. Returns '' or one line that says why there is no Jupyter. */
export function ensureJupyter(say = console.log) {
  const wanted = fingerprint([requirements]);
  const problem = withLock(join(modules, '.cache', 'clusternet', 'venv.lock'), () => setUp(wanted, say));
  if (problem !== '') return problem;
  if (spawnSync(venvPython, ['-c', '']).status !== 0) {
    rmSync(stamp, { force: true }); // the Python underneath was removed or moved
    return ensureJupyter(say);
  }
  writeKernelSpec();
  writeLabDefaults();
  return '';
}

/** `python` arguments of a JupyterLab that serves `folder`, with our kernel alone. */
export function labArguments(folder) {
  const args = ['-m', 'jupyterlab', `--ServerApp.root_dir=${folder}`, '--ServerApp.ip=127.0.0.1'];
  args.push(`--KernelSpecManager.allowed_kernelspecs=${kernelName}`, '--KernelSpecManager.ensure_native_kernel=False');
  args.push(`--MultiKernelManager.default_kernel_name=${kernelName}`);
  if (process.getuid?.() === 0) args.push('--allow-root'); // containers
  return args;
}
