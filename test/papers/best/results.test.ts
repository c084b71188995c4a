import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../src/experiments/RunRecord';
import { experiments } from '../../../src/papers';
import { resolveBest } from '../../../src/papers/best/communities';
import { contenders, duels, pairedBySeed, rowsOf } from '../../../src/papers/best/results';
import { problems } from '../../../src/problems';
import { recordOf } from '../../support/record';

/** Two seeds of ClusterNet and of the blend in every cell; the blend is ahead by 0.1, but behind on fb, and level on adol. */
function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'best-'));
  for (const folder of ['clusternet', 'best']) mkdirSync(join(made, folder));
  for (const [name, row] of [
    ['clusternet/table-1', 'clusternet'],
    ['clusternet/table-4', 'clusternet'],
    ['best/communities', 'blend'],
  ] as const) {
    const experiment = experiments[name]!;
    const lines = experiment.cells
      .filter((cell) => cell.row === row && cell.request.task === 'learn' && cell.request.splits === 'released')
      .flatMap(({ request, label }) =>
        [0, 1].map((seed): RunRecord => {
          const ahead = { fb: -0.2, adol: 0 }[label] ?? 0.1;
          const value = 0.4 + 0.01 * seed + (row === 'blend' ? ahead : 0);
          return recordOf(experiment.resolve({ ...request, seed }), { value });
        }),
      );
    writeFileSync(join(made, `${name}.jsonl`), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  return made;
}

describe('contenders and duels', () => {
  const all = contenders('modularity', 'learn', { directory: directory() });

  it('are the rows that have been run in every cell, cells in one order', () => {
    expect(all.map(({ name }) => name)).toEqual(['clusternet', 'blend']);
    for (const { cells } of all) {
      expect(cells.map(({ label, request }) => `${label} ${request.k}`)).toEqual(
        [5, 10].flatMap((k) => ['cora', 'citeseer', 'protein', 'adol', 'fb'].map((name) => `${name} ${k}`)),
      );
    }
    expect(() => contenders('nothing', 'learn')).toThrow('problem');
  });

  it('are counted cell by cell, with the mean lead and its p-value', () => {
    const [duel] = duels(problems.modularity, all, 'blend');
    expect(duel).toMatchObject({ rival: 'clusternet', wins: 6, ties: 2, losses: 2 });
    expect(duel!.lead).toBeCloseTo((6 * 0.1 - 2 * 0.2) / 10, 12);
    expect(duel!.p).toBeGreaterThan(0.3);
    const [back] = duels(problems.modularity, all, 'clusternet');
    expect(back!.leads).toEqual(duel!.leads.map((lead) => -lead + 0));
    expect(() => duels(problems.modularity, all, 'nobody')).toThrow('contender');
  });
});

describe('rows, seed by seed', () => {
  const rows = rowsOf('best/communities', { directory: directory() });
  const [tables, blend] = [
    contenders('modularity', 'learn', { directory: directory() })[0]!,
    rows.find(({ name }) => name === 'blend')!,
  ];

  it('are those of an experiment, run or not', () => {
    expect(rows.map(({ name }) => name)).toContain('memetic search');
    expect(() => rowsOf('clusternet/table-1')).toThrow('experiment');
  });

  it('are paired where both have a run of the same cell and seed', () => {
    const of = (label: string) => blend.cells.filter((cell) => cell.label === label && cell.request.task === 'learn');
    const ahead = pairedBySeed(problems.modularity, of('cora'), tables.cells);
    expect(ahead.leads.map((lead) => lead.toFixed(3))).toEqual(['0.100', '0.100', '0.100', '0.100']);
    expect([ahead.wins, ahead.losses, ahead.p]).toEqual([4, 0, 2 / 16]);
    expect(pairedBySeed(problems.modularity, of('adol'), tables.cells)).toMatchObject({
      lead: 0,
      wins: 0,
      losses: 0,
      p: 1,
    });
    expect(() => pairedBySeed(problems.modularity, of('cora'), [])).toThrow('differences');
  });
});

describe('resolveBest', () => {
  it('gives the blend columns that were not made for the run where a set has made ones, and words where it has words', () => {
    const features = (dataset: string, splits: 'released' | 'strict', method = 'blend') =>
      resolveBest({ dataset, splits, method }).data.features;
    expect([features('cora', 'released'), features('fb', 'released'), features('fb', 'strict')]).toEqual([
      'own',
      'structural',
      'structural',
    ]);
    expect(features('fb', 'strict', 'train-leiden')).toBe('none');
  });
});
