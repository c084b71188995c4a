import { spawnSync } from 'node:child_process';

const oldest = [3, 9];
const names = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];

/** Prints "3.11"; ends with 3 where venv or ensurepip is missing (Debian packs them apart). */
const probe = [
  'import sys',
  'print("%d.%d" % sys.version_info[:2])',
  'try: import venv, ensurepip',
  'except ImportError: sys.exit(3)',
].join('\n');

/** A Python that can make a virtual environment: `{ command }`, or `{ reason }` in one line. */
export function findPython() {
  let reason = `no Python ${oldest.join('.')} or later was found`;
  for (const command of names) {
    const run = spawnSync(command, ['-c', probe], { encoding: 'utf8' });
    if (run.error || !/^\d+\.\d+/.test(run.stdout)) continue;
    const version = run.stdout.trim();
    const [major, minor] = version.split('.').map(Number);
    if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
      reason = `Python ${version} is older than ${oldest.join('.')}`;
    } else if (run.status !== 0) {
      reason = `Python ${version} lacks venv or ensurepip (Debian and Ubuntu: apt install python3-venv)`;
    } else {
      return { command };
    }
  }
  return { reason };
}
