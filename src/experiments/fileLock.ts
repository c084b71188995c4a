import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { InputError } from '../errors';

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Holds `path` for this process until the function that it returns is called. A process that was killed holds nothing: the next
 * one takes its lock over.
 * @throws InputError when another process of this machine is at work, or one of another machine left its lock
 * @example const release = lockFile('runs.jsonl.lock'); try { … } finally { release(); }
 */
export function lockFile(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const own = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  for (;;) {
    try {
      writeFileSync(path, own, { flag: 'wx' });
      return () => release(path, own);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannot(path, error as Error);
    }
    const found = read(path);
    if (found === undefined) continue; // released in between
    const holder = holderOf(found);
    if (holder !== undefined && !isGone(holder)) throw held(path, holder);
    takeAway(path, found);
  }
}

function release(path: string, own: string): void {
  if (read(path) === own) rmSync(path, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Undefined for a lock that was cut off while it was written. */
function holderOf(text: string): Holder | undefined {
  try {
    const { pid, host } = JSON.parse(text);
    return Number.isInteger(pid) && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

function isGone({ pid, host }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** By a move, which only one process can make; a lock that another one has made meanwhile is put back. */
function takeAway(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another one was faster
  }
  try {
    if (read(aside) !== stale) linkSync(aside, path);
  } catch {
    // a third one holds it by now
  } finally {
    rmSync(aside, { force: true });
  }
}

function held(path: string, { pid, host }: Holder): InputError {
  const where = host === hostname() ? '' : ` on ${host}`;
  const actual = `process ${pid}${where}, which holds the lock (remove the file if it is gone)`;
  return new InputError({ file: path, expected: 'no other process at work on the same results', actual });
}

function cannot(path: string, { message }: Error): InputError {
  return new InputError({ file: path, expected: 'a lock file that can be written', actual: message });
}
