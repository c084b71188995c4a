import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resultsOf } from '../../src/experiments/ResultsStore';
import type { ScatterTrace } from '../../src/notebook/figure';
import { inductiveFigure } from '../../src/notebook/inductiveFigure';
import { inductiveTableRows } from '../../src/notebook/inductiveTable';
import { inductiveResults } from '../../src/papers/clusternet/inductiveResults';
import { record } from '../support/record';

describe('table 3 in a notebook', () => {
  let directory: string;
  const results = (problem: string, splits: 'released' | 'strict' = 'released') =>
    inductiveResults(problem, { directory, splits, seeds: 2 });

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'inductive-'));
    const store = resultsOf('clusternet/table-3', directory);
    const add = (method: string, seed: number, perInstance: number[], dataset = 'synthetic') =>
      store.append(record({ dataset, method, seed, perInstance }));
    add('clusternet', 0, [0.5, 0.6]);
    add('clusternet', 1, [0.54, 0.6]);
    add('train-newman', 0, [0.51, 0.3]);
    add('train-newman', 1, [0.53, 0.3]);
    add('train-louvain', 0, [0.7, 0.7]);
    add('clusternet', 0, [0.2], 'pubmed');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('counts what is not there', () => {
    const { wanted, missing, rows } = results('modularity');
    expect(wanted - missing).toBe(6);
    expect(rows.every(({ splits, task }) => splits === 'released' && task === 'learn')).toBe(true);
    expect(results('modularity', 'strict').rows[0]!.cells[0]!.ours).toBeUndefined();
    expect(() => results('maxcut')).toThrow('problem of table 3: expected one of modularity, facility');
  });

  it('has a line a method with mean, spread, paper and count, a heading a section, and marks features that stand in', () => {
    const rows = inductiveTableRows(results('modularity')) as Record<string, string>[];
    expect(rows.filter(({ method }) => method!.startsWith('—'))).toHaveLength(2);
    const of = (name: string) => rows.find(({ method }) => method === name)!;
    expect(of('clusternet')).toEqual({
      method: 'clusternet',
      synthetic: '0.560 ± 0.014',
      'synthetic: paper': '0.57',
      'synthetic: best on': '1.5 of 2 (26)',
      'pubmed, structural features': '0.200',
      'pubmed: paper': '0.30',
      'pubmed: best on': '1.0 of 1 (7)',
    });
    expect(of('train-newman')).toMatchObject({ synthetic: '0.410 ± 0.007', 'synthetic: best on': '0.5 of 2 (0)' });
    expect(of('train-louvain')).toMatchObject({ synthetic: '0.700', 'synthetic: best on': '2.0 of 2' });
    expect(of('train-louvain')['synthetic: paper']).toBeNull();
    expect(of('gcn-e2e').synthetic).toBeNull();
  });

  it('shows ours beside the paper, Louvain apart from the classical methods that the paper has', () => {
    const { data } = inductiveFigure([results('modularity'), results('facility')], {
      title: 'T',
      dataset: 'synthetic',
    });
    const dots = (data as ScatterTrace[]).filter(({ mode, xaxis }) => mode === 'markers' && xaxis === 'x');
    const [paper, ours] = dots;
    const row = (trace: ScatterTrace | undefined, label: string) => trace!.x[trace!.text!.indexOf(label)];
    expect([row(ours, 'ClusterNet'), row(paper, 'ClusterNet')]).toEqual([0.56, 0.57]);
    expect([row(ours, 'best classical in the paper'), row(paper, 'best classical in the paper')]).toEqual([0.41, 0.24]);
    expect([row(ours, 'Louvain'), row(paper, 'Louvain')]).toEqual([0.7, null]);
    expect([row(ours, 'best two-stage'), row(paper, 'best two-stage')]).toEqual([null, 0.52]);
  });
});
