import { vi } from 'vitest';
import { main } from '../../src/cli';

/** Runs the command line in this process: what it prints and the exit code it sets. Restore mocks after each test. */
export async function clusternet(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  process.exitCode = 0;
  await main(['node', 'clusternet', ...args]);
  const code = Number(process.exitCode);
  process.exitCode = 0;
  return { out, err, code };
}
