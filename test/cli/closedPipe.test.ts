import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Runs the command line in a process of its own, from source, for a reader that leaves before the first byte. */
async function unread(...args: string[]): Promise<{ code: number | null; err: string }> {
  const script = `require('./src/cli').main(['', '', ...${JSON.stringify(args)}])`;
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', '-e', script], { cwd: join(__dirname, '../..') });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (text) => {
    err += String(text);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, err };
}

it('the program ends without a word when its reader has gone, and still says what is wrong', async () => {
  const [table, mistaken] = await Promise.all([
    unread('experiment', 'show', 'clusternet/table-1', '--json'),
    unread('table', '1', '--no-run', '--datasets', 'nope'),
  ]);
  expect(table).toEqual({ code: 0, err: '' });
  expect(mistaken.code).toBe(2);
  expect(mistaken.err).toMatch(/^clusternet: .*"nope"\n$/);
});
