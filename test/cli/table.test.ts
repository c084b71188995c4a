import { afterEach, describe, expect, it, vi } from 'vitest';
import { clusternet } from '../support/clusternet';
import { keptRuns } from '../support/results';

afterEach(() => vi.restoreAllMocks());

describe('clusternet table', () => {
  it('is short for an experiment: table N prints what experiment show prints', async () => {
    const shown = await clusternet('experiment', 'show', 'clusternet/table-5');
    expect(await clusternet('table', '5', '--no-run')).toEqual(shown);
    const json = await clusternet('experiment', 'show', 'clusternet/table-5', '--json');
    expect(await clusternet('table', '5', '--no-run', '--json')).toEqual(json);
  });

  it('takes its old flags: splits, data sets, methods', async () => {
    const line = 'table 1 --no-run --splits strict --datasets cora,fb --methods clusternet,train-cnm --json';
    const { rows } = JSON.parse((await clusternet(...line.split(' '))).out);
    const seen = rows.map(({ row, column }: { row: string; column: string }) => `${row} ${column}`);
    expect(seen.filter((text: string) => text.includes('/learn/'))).toEqual([
      'clusternet cora/learn/strict',
      'clusternet fb/learn/strict',
      'train-cnm cora/learn/strict',
      'train-cnm fb/learn/strict',
    ]);
    expect(seen.every((text: string) => text.endsWith('/strict'))).toBe(true);
  });

  it('of times, prints what was measured beside the paper', async () => {
    const results = keptRuns(6, [{ method: 'train-cnm', timed: 'solve', seconds: 0.0131 }]);
    const { out, code } = await clusternet('table', '6', '--no-run', '--results', results);
    expect(code).toBe(0);
    expect(out).toContain('Table 6: Seconds, community detection');
    expect(out).toMatch(/^Train-CNM +13\.1 ms \(1\.31 s, 100x\)/m);
  });

  it('as JSON has the paper’s seconds where nothing was measured', async () => {
    const line = ['table', '9', '--no-run', '--json', '--results', keptRuns(9, []), '--datasets', 'pubmed'];
    const { rows } = JSON.parse((await clusternet(...line)).out);
    expect(rows[0]).toMatchObject({
      row: 'ClusterNet, training',
      column: 'pubmed',
      metric: 'seconds',
      mean: null,
      runs: 0,
      printed: 43.06,
    });
  });

  it.each([
    ['table 10', /^clusternet: .*10.*Allowed choices are 1, 2, 3, 4, 5, 6, 7, 8, 9\.\n$/],
    [
      'table 6 --no-run --datasets pubmed',
      /^clusternet: data sets: expected some of cora, citeseer, protein, adol, fb, but got "pubmed"\n$/,
    ],
    ['table 1 --no-run --datasets clusternet', /^clusternet: data sets: expected some of .*, but got "clusternet"\n$/],
    [
      'table 6 --no-run --methods train-greedy',
      /^clusternet: methods: expected some of clusternet, .*, but got "train-greedy"\n$/,
    ],
    ['table 1 --no-run --splits own', /^clusternet: .*own.*released, strict\.\n$/],
  ])('%s exits 2 with one line that says why', async (line, message) => {
    const { out, err, code } = await clusternet(...line.split(' '));
    expect([out, code]).toEqual(['', 2]);
    expect(err).toMatch(message);
  });
});
