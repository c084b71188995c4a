import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockFile } from '../../src/experiments/fileLock';

describe('lockFile', () => {
  let path: string;
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'lock-')), 'runs.jsonl.lock');
  });

  it('is held until it is released, by this process too', () => {
    const release = lockFile(path);
    expect(() => lockFile(path)).toThrow(
      `${path}: expected no other process at work on the same results, but got process ${process.pid}, which`,
    );
    release();
    expect(existsSync(path)).toBe(false);
    lockFile(path)();
  });

  it('is taken over from a process that was killed, and from a lock that was cut off', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const held = JSON.stringify({ pid: child.pid, host: hostname() });
    writeFileSync(path, held);
    expect(() => lockFile(path)).toThrow(`process ${child.pid}`);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    lockFile(path)();
    writeFileSync(path, held.slice(0, 5));
    const release = lockFile(path);
    expect(JSON.parse(readFileSync(path, 'utf8')).pid).toBe(process.pid);
    release();
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('of another machine is left alone, with a word on what to do', () => {
    writeFileSync(path, JSON.stringify({ pid: 1, host: 'elsewhere' }));
    expect(() => lockFile(path)).toThrow(
      'process 1 on elsewhere, which holds the lock (remove the file if it is gone)',
    );
  });

  it('says where it cannot be written', () => {
    writeFileSync(path, '');
    expect(() => lockFile(join(path, 'deep.lock'))).toThrow(/E(NOTDIR|EXIST)/);
  });
});
