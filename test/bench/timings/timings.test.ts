import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeTimings } from '../../../src/bench/timings/describeTimings';
import { measureTimings } from '../../../src/bench/timings/measureTimings';
import { timedRows } from '../../../src/bench/timings/runTimings';
import { TimingStore } from '../../../src/bench/timings/TimingStore';
import { type TimingTable, timingTables } from '../../../src/bench/timings/timingTables';
import { methods } from '../../../src/experiments';
import { inductiveMethods } from '../../../src/experiments/inductive';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'timings-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('timingTables', () => {
  it.each(Object.values(timingTables))(
    'table $id: every row has a method of ours and a number for each data set',
    (table) => {
      const known = table.datasets.includes('cora') ? methods : inductiveMethods;
      for (const { method, paper } of table.rows) {
        expect(known).toHaveProperty([method]);
        expect(paper).toHaveLength(table.datasets.length);
      }
      expect(new Set(table.rows.map(({ title }) => title)).size).toBe(table.rows.length);
    },
  );
});

/** Tables 6 and 7 as if the paper had timed the karate club. */
const onKarate = (id: number): TimingTable => ({ ...timingTables[id]!, datasets: ['karate'] });

describe('measureTimings', () => {
  it.each([6, 7])('measures every row of table %i', async (id) => {
    const table = onKarate(id);
    const timings = await measureTimings(table, 'karate', table.rows, { steps: 3, budget: 0 });
    expect([...timings.keys()]).toEqual(table.rows.map(({ title }) => title));
    for (const { seconds, rounds } of timings.values()) {
      expect(seconds).toBeGreaterThan(0);
      expect(rounds).toBe(1);
    }
  });

  it('repeats what is short', async () => {
    const table = onKarate(6);
    const cnm = table.rows.filter(({ method }) => method === 'train-cnm');
    expect((await measureTimings(table, 'karate', cnm)).get('Train-CNM')!.rounds).toBe(5);
  });
});

describe('TimingStore', () => {
  it('keeps cells apart by data set, row and steps; a later line counts, half a line does not', () => {
    const store = new TimingStore(6, folder);
    store.append('cora', 'Train-CNM', { seconds: 1, rounds: 5 });
    store.append('cora', 'Train-CNM', { seconds: 2, rounds: 5 });
    store.append('cora', 'Train-CNM', { seconds: 3, rounds: 1 }, 10);
    appendFileSync(join(folder, 'table-6.jsonl'), '{"dataset":"fb"');
    const again = new TimingStore(6, folder);
    expect(again.get('cora', 'Train-CNM')!.seconds).toBe(2);
    expect(again.get('cora', 'Train-CNM', 10)!.seconds).toBe(3);
    expect(again.get('fb', 'Train-CNM')).toBeUndefined();
    expect(readFileSync(join(folder, 'table-6.jsonl'), 'utf8')).toContain('"cpu"');
  });
});

it('a table shows ours beside the paper, and a dash where nothing was measured', () => {
  const store = new TimingStore(6, folder);
  store.append('cora', 'Train-CNM', { seconds: 0.0131, rounds: 5 });
  const table = timingTables[6]!;
  const rows = timedRows(table, store);
  const cnm = rows.find(({ title }) => title === 'Train-CNM')!;
  expect(cnm.cells[0]).toMatchObject({ dataset: 'cora', ours: 0.0131, paper: 1.31, rounds: 5 });
  expect(cnm.cells[0]!.ratio).toBeCloseTo(100, 9);
  expect(cnm.cells[4]).toMatchObject({ dataset: 'fb', ours: undefined, paper: 2.94, ratio: undefined });
  expect(describeTimings(table, rows, store)).toMatch(/^Train-CNM +13\.1 ms \(1\.31 s, 100x\) +–/m);
});
