import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

const pauseMs = 50;
const staleMs = 5 * 60_000;

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True when the lock's owner is gone, or it is older than any build takes. */
function isAbandoned(path) {
  try {
    return !isAlive(Number(readFileSync(path, 'utf8'))) || Date.now() - statSync(path).mtimeMs > staleMs;
  } catch {
    return false; // released in between
  }
}

/** Runs `work` while holding the lock file, so that two kernels started at once do not write dist/ together. */
export function withLock(path, work) {
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isAbandoned(path)) rmSync(path, { force: true });
      else sleep(pauseMs);
    }
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}
