import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paperInductive, paperValue } from '../../src/experiments/paperTables';
import { ResultsStore, runKey } from '../../src/experiments/resultsStore';
import { summarize } from '../../src/experiments/summarize';
import { tableRows } from '../../src/experiments/tableRows';
import { inductiveTables, methodOn, tableRuns, tables } from '../../src/experiments/tables';
import { objectives } from '../../src/problems';
import { record } from '../support/record';

describe('tables', () => {
  it.each([...Object.values(tables), ...inductiveTables])(
    'table $id, $objective, names methods that can make its decision',
    (table) => {
      const { decision } = objectives[table.objective];
      for (const name of [...table.methods.learn, ...table.methods.optimize]) {
        for (const dataset of table.datasets) {
          expect(methodOn(dataset, name), name).toBeDefined();
          expect(methodOn(dataset, name).decisions, name).toContain(decision);
        }
      }
    },
  );

  it('lists every run once, seedless methods once where the split is fixed', () => {
    const runs = tableRuns(tables[1], { seeds: 3 });
    expect(new Set(runs.map(runKey)).size).toBe(runs.length);
    const of = (method: string, splits: string, task: string) =>
      runs.filter((run) => run.method === method && run.splits === splits && run.task === task && run.dataset === 'fb')
        .length;
    expect(of('clusternet', 'released', 'learn')).toBe(3);
    expect(of('train-cnm', 'released', 'learn')).toBe(1);
    expect(of('train-cnm', 'strict', 'learn')).toBe(3);
    // fb's features depend on the split, cora's do not: there one set of runs serves both columns.
    expect(of('clusternet', 'strict', 'optimize')).toBe(3);
    expect(runs.some((run) => run.dataset === 'cora' && run.task === 'optimize' && run.splits === 'strict')).toBe(
      false,
    );
  });

  it('reads the paper where it prints a number and says so where it does not', () => {
    expect(paperValue(1, 'clusternet', 'learn', 'cora')).toBe(0.54);
    expect(paperValue(2, 'clusternet', 'optimize', 'fb')).toBe(3);
    expect(paperValue(4, '2stage-newman', 'learn', 'adol')).toBeUndefined();
    expect(paperValue(1, '2stage-cnm', 'optimize', 'cora')).toBeUndefined();
    expect(paperValue(1, 'train-louvain', 'learn', 'cora')).toBeUndefined();
  });

  it('puts finished runs beside the paper', () => {
    const store = new ResultsStore(join(mkdtempSync(join(tmpdir(), 'rows-')), 'table-1.jsonl'));
    store.append(record({ seed: 0, value: 0.5 }));
    store.append(record({ seed: 1, value: 0.6 }));
    const rows = tableRows(tables[1], store, { datasets: ['cora'], methods: ['clusternet'] });
    const [cell] = rows.find((row) => row.task === 'learn' && row.splits === 'released')!.cells;
    expect(cell.ours?.mean).toBeCloseTo(0.55, 12);
    expect(cell.paper).toBe(0.54);
    expect(rows.find((row) => row.splits === 'strict')!.cells[0].ours).toBeUndefined();
  });
});

describe('table 3', () => {
  it('has each method in one contest, and both objectives in one store', () => {
    for (const { contests, methods } of inductiveTables) {
      const all = contests!.flatMap(({ paper, further }) => [...paper, ...further]);
      expect(all).toEqual(methods.learn);
      expect(new Set(all).size).toBe(all.length);
    }
    const keys = inductiveTables.flatMap((table) => tableRuns(table, { seeds: 2 }).map(runKey));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('puts means and best counts beside the paper', () => {
    const store = new ResultsStore(join(mkdtempSync(join(tmpdir(), 'rows-')), 'table-3.jsonl'));
    const run = { dataset: 'synthetic', features: 'role2vec' };
    store.append(record({ ...run, method: 'clusternet', value: 0.5, values: [0.6, 0.4] }));
    store.append(record({ ...run, method: 'train-cnm', value: 0.35, values: [0.2, 0.5] }));
    store.append(record({ ...run, method: 'train-louvain', value: 0.7, values: [0.5, 0.9] }));
    store.append(record({ ...run, method: 'clusternet-ft', value: 0.9, values: [0.9, 0.9] }));
    const rows = tableRows(inductiveTables[0], store, { datasets: ['synthetic'], splits: ['released'] });
    const cell = (method: string) => rows.find((row) => row.method === method)!.cells[0];
    expect(cell('clusternet')).toMatchObject({ paper: 0.57, features: 'role2vec', ours: { mean: 0.5 } });
    expect(cell('clusternet').best).toEqual({ ours: { best: 1, of: 2 }, paper: 26 });
    expect(cell('train-cnm').best).toEqual({ ours: { best: 1, of: 2 }, paper: 0 });
    expect(cell('train-louvain').best).toEqual({ ours: { best: 1, of: 2 }, paper: undefined });
    expect(cell('clusternet-ft').best).toEqual({ ours: { best: 2, of: 2 }, paper: 20 });
    expect(cell('gcn-e2e').best?.ours).toBeUndefined();
    expect(paperInductive('facility', '2stage-gonzalez', 'pubmed')).toEqual({ mean: 6.88, best: 5 });
    expect(paperInductive('modularity', 'train-louvain', 'pubmed')).toBeUndefined();
  });
});

describe('summarize', () => {
  it('gives mean and sample deviation over seeds, in seed order', () => {
    const cell = summarize([
      record({ seed: 2, value: 4 }),
      record({ seed: 0, value: 1 }),
      record({ seed: 1, value: 1 }),
    ]);
    expect(cell).toMatchObject({ runs: 3, mean: 2, values: [1, 1, 4], collapsed: 0 });
    expect(cell?.deviation).toBeCloseTo(Math.sqrt(3), 12);
    expect(summarize([])).toBeUndefined();
    expect(summarize([record({ value: 0.4 })])?.deviation).toBe(0);
  });
});
