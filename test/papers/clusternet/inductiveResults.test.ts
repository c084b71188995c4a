import { describe, expect, it } from 'vitest';
import { inductiveResults } from '../../../src/papers/clusternet/inductiveResults';
import { keptRuns } from '../../support/results';

describe('inductiveResults', () => {
  const directory = keptRuns(3, [
    { dataset: 'synthetic', method: 'clusternet-1train', seed: 1, perInstance: [0.2, 0.4] },
    { dataset: 'synthetic', method: 'clusternet-1train', seed: 1, splits: 'strict', perInstance: [0.5, 0.5] },
  ]);

  it.each([
    ['released', 0.3],
    ['strict', 0.5],
  ] as const)('has the rows of one split: %s', (splits, value) => {
    const { rows, table, wanted, missing } = inductiveResults('modularity', { splits, seeds: 2, directory });
    expect(rows.map(({ method }) => method)).toEqual(table.methods.learn);
    expect(new Set(rows.map((row) => row.splits))).toEqual(new Set([splits]));
    const [synthetic, pubmed] = rows.find(({ method }) => method === 'clusternet-1train')!.cells;
    expect(synthetic!.ours!.mean).toBeCloseTo(value, 12);
    expect(pubmed!.ours).toBeUndefined();
    expect(missing).toBe(wanted - 1);
  });

  it.each(['modularity', 'facility'])('has every run of %s from data/results, on both splits', (problem) => {
    for (const splits of ['released', 'strict'] as const) expect(inductiveResults(problem, { splits }).missing).toBe(0);
  });

  it('refuses a problem that table 3 does not have', () => {
    expect(() => inductiveResults('maxcut')).toThrow('problem of table 3: expected one of modularity, facility');
  });
});
