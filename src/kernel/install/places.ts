import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../errors';

/** Where a kernel is installed: for this user (the default), under a prefix, or in the Python that is active. */
export interface InstallPlace {
  user?: boolean;
  prefix?: string;
  sysPrefix?: boolean;
}

/**
 * The folder in which Jupyter looks for kernels.
 * @throws InputError for two places at once, and for the Python's own where there is no Python
 * @example kernelsFolder({ prefix: '.venv' }) // '.venv/share/jupyter/kernels'
 */
export function kernelsFolder({ user = false, prefix, sysPrefix = false }: InstallPlace): string {
  if ([user, prefix !== undefined, sysPrefix].filter(Boolean).length > 1) {
    throw new InputError({ what: 'place', expected: 'one of --user, --prefix, --sys-prefix', actual: 'more' });
  }
  if (prefix !== undefined) return join(prefix, 'share', 'jupyter', 'kernels');
  if (sysPrefix) return join(pythonPrefix(), 'share', 'jupyter', 'kernels');
  return join(userDataFolder(), 'kernels');
}

/** As jupyter_core finds it. */
function userDataFolder(): string {
  const { JUPYTER_DATA_DIR, XDG_DATA_HOME, APPDATA } = process.env;
  if (JUPYTER_DATA_DIR !== undefined && JUPYTER_DATA_DIR !== '') return JUPYTER_DATA_DIR;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Jupyter');
  if (process.platform === 'win32') return join(APPDATA ?? homedir(), 'jupyter');
  return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'jupyter');
}

function pythonPrefix(): string {
  for (const command of ['python3', 'python']) {
    const { status, stdout } = spawnSync(command, ['-c', 'import sys; print(sys.prefix)'], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  throw new InputError({ what: '--sys-prefix', expected: 'a Python on the PATH', actual: 'none' });
}
