import { describe, expect, it } from 'vitest';
import { tableResults } from '../../src/experiments/tableResults';
import { tableRuns, tables } from '../../src/experiments/tables';
import { keptRuns } from '../support/results';

describe('tableResults', () => {
  const directory = keptRuns(1, [
    { seed: 0, value: 0.5 },
    { seed: 1, value: 0.6 },
    { seed: 2, value: 0.9 },
  ]);

  it('has the finished runs of the seeds asked for, and counts what is missing', () => {
    const { table, rows, records, wanted, missing, note } = tableResults('modularity', 5, {
      datasets: ['cora'],
      seeds: 2,
      directory,
    });
    expect(table).toBe(tables[1]);
    expect(records.map(({ seed }) => seed)).toEqual([0, 1]);
    expect(rows[0].cells[0].ours?.mean).toBeCloseTo(0.55, 12);
    expect(wanted).toBe(tableRuns(tables[1], { datasets: ['cora'], seeds: 2 }).length);
    expect(missing).toBe(wanted - 2);
    expect(note).toBe(`${missing} of ${wanted} runs are not there yet: npx clusternet table 1 adds them.`);
  });

  it('knows how many runs make a cell complete', () => {
    const { expected } = tableResults('modularity', 5, { seeds: 4, directory });
    expect(expected({ method: 'clusternet', task: 'learn', splits: 'released' }, 'cora')).toBe(4);
    expect(expected({ method: 'train-cnm', task: 'learn', splits: 'released' }, 'cora')).toBe(1);
    expect(expected({ method: 'train-cnm', task: 'learn', splits: 'strict' }, 'cora')).toBe(4);
  });

  it('has rows without runs or paper for a K of no table', () => {
    const { table, rows, records, note } = tableResults('modularity', 7, { directory });
    expect(table.title).toBe('Community detection, K = 7');
    expect(records).toEqual([]);
    expect(
      rows.flatMap(({ cells }) => cells).some(({ ours, paper }) => ours !== undefined || paper !== undefined),
    ).toBe(false);
    expect(note).toContain('no kept runs for K = 7');
  });

  it('refuses a data set or an objective that no table has', () => {
    expect(() => tableResults('modularity', 5, { datasets: ['cora', 'karate'] })).toThrow(
      'datasets: expected some of cora, citeseer, protein, adol, fb, but got "karate"',
    );
    expect(() => tableResults('maxcut', 5)).toThrow(
      'objective of a table: expected one of modularity, facility, but got "maxcut"',
    );
  });
});
