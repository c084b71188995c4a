import '../../../src/papers/clusternet/datasets';
import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../src/papers/clusternet/cellOf';
import { inductiveResults } from '../../../src/papers/clusternet/inductiveResults';
import { tableResults } from '../../../src/papers/clusternet/tableResults';

describe('cellOf', () => {
  const facilities = tableResults('facility', 5);

  it('is ClusterNet while learning on the released splits, if nothing else is asked for', () => {
    const row = facilities.rows.find(
      ({ method, task, splits }) => method === 'clusternet' && task === 'learn' && splits === 'released',
    )!;
    expect(cellOf(facilities, { dataset: 'protein' })).toBe(row.cells[2]);
  });

  it('tells methods, tasks and splits apart', () => {
    const strict = cellOf(facilities, { dataset: 'cora', splits: 'strict' });
    const soft = cellOf(facilities, { dataset: 'cora', method: 'clusternet-softmax' });
    const optimize = cellOf(facilities, { dataset: 'cora', task: 'optimize' });
    const learn = cellOf(facilities, { dataset: 'cora' });
    expect(new Set([strict, soft, optimize, learn]).size).toBe(4);
    expect([learn?.paper, optimize?.paper, soft?.paper]).toEqual([10, 9, undefined]);
  });

  it('finds a cell of table 3', () => {
    const name = { method: 'clusternet-ft', dataset: 'synthetic' };
    expect(cellOf(inductiveResults('modularity'), name)?.paper).toBe(0.6);
  });

  it('is undefined for a cell that is in no row', () => {
    expect(cellOf(facilities, { dataset: 'karate' })).toBeUndefined();
    expect(cellOf(facilities, { dataset: 'cora', method: 'train-louvain' })).toBeUndefined();
  });
});
