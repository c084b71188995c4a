import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CliProcess, NOT_BUILT } from '../support/workerProcess';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it.skipIf(NOT_BUILT)(
  'Ctrl-C amid runs ends with 130, and says what is kept and how to go on',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'interrupt-'));
    const running = new CliProcess('experiment', 'run', 'gdpg-twin/scheduling', '--threads', '1', '--results', folder);
    const file = join(folder, 'gdpg-twin', 'scheduling.jsonl');
    const kept = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0);
    while (kept() === 0) await wait(50);
    running.child.kill('SIGINT');
    expect(await running.end()).toBe(130);
    expect(running.err).toMatch(
      new RegExp(
        `gdpg-twin/scheduling interrupted; ${kept()} of \\d+ runs are kept in .*, and the same command makes the others\\n$`,
      ),
    );
    expect(running.out).toBe(''); // no table of a part
  },
  120_000,
);
