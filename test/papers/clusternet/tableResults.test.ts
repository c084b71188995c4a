import { describe, expect, it } from 'vitest';
import { tableResults } from '../../../src/papers/clusternet/tableResults';
import { keptRuns } from '../../support/results';

describe('tableResults', () => {
  const directory = keptRuns(1, [
    { seed: 0, value: 0.5 },
    { seed: 1, value: 0.6 },
    { seed: 2, value: 0.9 },
  ]);
  const cora = (seeds: number) => tableResults('modularity', 5, { datasets: ['cora'], seeds, directory });

  it('has the finished runs of the seeds asked for, and counts what is missing', () => {
    const { table, rows, records, wanted, missing, note } = cora(2);
    expect(table).toMatchObject({ id: 1, k: 5, datasets: ['cora'] });
    expect(records.map(({ spec }) => spec.seed)).toEqual([0, 1]);
    expect(rows[0]!.cells[0]!.ours?.mean).toBeCloseTo(0.55, 12);
    // Learning: ten rows, of which CNM alone has no seed on released splits. Optimising: six, one column for both splits.
    expect(wanted).toBe(2 * 9 + 1 + 2 * 10 + 2 * 5 + 1);
    expect(missing).toBe(wanted - 2);
    expect(note).toBe(`${missing} of ${wanted} runs are not there yet: npx clusternet table 1 adds them.`);
  });

  it('knows how many runs make a cell complete', () => {
    const { rows } = tableResults('modularity', 5, { seeds: 4, directory });
    const wanted = (method: string, splits: string) =>
      rows.find((row) => row.method === method && row.splits === splits && row.task === 'learn')?.cells[0]?.wanted;
    expect([wanted('clusternet', 'released'), wanted('train-cnm', 'released'), wanted('train-cnm', 'strict')]).toEqual([
      4, 1, 4,
    ]);
  });

  it('has rows without runs or paper for a K of no table', () => {
    const { table, rows, records, note } = tableResults('modularity', 7, { directory });
    expect(table.title).toBe('Community detection, K = 7');
    expect(records).toEqual([]);
    expect(rows.flatMap(({ cells }) => cells).some(({ ours }) => ours !== undefined)).toBe(false);
    expect(rows.flatMap(({ cells }) => cells).some(({ paper }) => paper !== undefined)).toBe(false);
    expect(note).toContain('no kept runs for K = 7');
  });

  it('refuses a data set or a problem that no table has', () => {
    expect(() => tableResults('modularity', 5, { datasets: ['cora', 'karate'] })).toThrow(
      'datasets: expected some of cora, citeseer, protein, adol, fb, but got "karate"',
    );
    expect(() => tableResults('maxcut', 5)).toThrow(
      'problem of a table: expected one of modularity, facility, but got "maxcut"',
    );
  });

  it.each([
    ['modularity', 5],
    ['modularity', 10],
    ['facility', 5],
    ['facility', 10],
  ] as const)('has every run of %s at K = %i from data/results', (problem, k) => {
    expect(tableResults(problem, k)).toMatchObject({ missing: 0, note: '' });
  });
});
