import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/experiments/ResultsStore';
import { paperInductive, paperValue } from '../../../src/papers/clusternet/printed';
import { tabulateTable } from '../../../src/papers/clusternet/tableRows';
import { inductiveTables, tables } from '../../../src/papers/clusternet/tables';
import { keptRuns } from '../../support/results';

describe('tabulateTable', () => {
  it('puts finished runs beside the paper', () => {
    const directory = keptRuns(1, [{ value: 0.5 }, { seed: 1, value: 0.6 }, { method: 'train-cnm', value: 0.2 }]);
    const store = resultsOf('clusternet/table-1', directory);
    const { rows } = tabulateTable(tables[1]!, store, { only: ['cora', 'clusternet'] });
    expect(rows.map(({ method, task, splits }) => `${method} ${task} ${splits}`)).toEqual([
      'clusternet learn released',
      'clusternet learn strict',
      'clusternet optimize released',
      'clusternet optimize strict',
    ]);
    const [learn, strict] = rows.map(({ cells }) => cells[0]!);
    expect(learn).toMatchObject({ dataset: 'cora', paper: 0.54, wanted: 10, ours: { runs: 2 } });
    expect(learn!.ours!.mean).toBeCloseTo(0.55, 12);
    expect(strict!.ours).toBeUndefined();
  });

  it('puts means and best counts beside the paper, across graphs', () => {
    const run = { dataset: 'synthetic' };
    const directory = keptRuns(3, [
      { ...run, method: 'clusternet', value: 0.5, perInstance: [0.6, 0.4] },
      { ...run, method: 'train-cnm', value: 0.35, perInstance: [0.2, 0.5] },
      { ...run, method: 'train-louvain', value: 0.7, perInstance: [0.5, 0.9] },
      { ...run, method: 'clusternet-ft', value: 0.9, perInstance: [0.9, 0.9] },
    ]);
    const store = resultsOf('clusternet/table-3', directory);
    const { rows } = tabulateTable(inductiveTables[0]!, store, { only: ['synthetic', 'released'] });
    const cell = (method: string) => rows.find((row) => row.method === method)!.cells[0]!;
    expect(cell('clusternet')).toMatchObject({ paper: 0.57, features: 'role2vec', ours: { mean: 0.5 } });
    expect(cell('clusternet').best).toEqual({ ours: { best: 1, of: 2 }, paper: 26 });
    expect(cell('train-cnm').best).toEqual({ ours: { best: 1, of: 2 }, paper: 0 });
    expect(cell('train-cnm').features).toBeUndefined();
    expect(cell('train-louvain').best).toEqual({ ours: { best: 1, of: 2 }, paper: undefined });
    expect(cell('clusternet-ft').best).toEqual({ ours: { best: 2, of: 2 }, paper: 20 });
    expect(cell('gcn-e2e').best?.ours).toBeUndefined();
    const strict = tabulateTable(inductiveTables[0]!, store, { only: ['strict'] }).rows[0]!.cells;
    expect(strict.map(({ features }) => features)).toEqual(['role2vec-own', 'structural']);
  });
});

describe('the printed numbers', () => {
  it('are there where the paper prints one', () => {
    expect(paperValue(1, 'clusternet', 'learn', 'cora')).toBe(0.54);
    expect(paperValue(2, 'clusternet', 'optimize', 'fb')).toBe(3);
    expect(paperValue(4, '2stage-newman', 'learn', 'adol')).toBeUndefined();
    expect(paperValue(1, '2stage-cnm', 'optimize', 'cora')).toBeUndefined();
    expect(paperValue(1, 'train-louvain', 'learn', 'cora')).toBeUndefined();
    expect(paperInductive('facility', '2stage-gonzalez', 'pubmed')).toEqual({ mean: 6.88, best: 5 });
    expect(paperInductive('modularity', 'train-louvain', 'pubmed')).toBeUndefined();
  });
});
