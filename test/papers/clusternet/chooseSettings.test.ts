import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasetEntry } from '../../../src/data/datasetEntry';
import { RESULTS_DIR } from '../../../src/experiments/ResultsStore';
import { role2vecDefaults } from '../../../src/features/role2vec';
import {
  chooseRow,
  chooseSettings,
  gridPoints,
  type StudyResult,
  settingsStudies,
} from '../../../src/papers/clusternet/chooseSettings';
import { resolveClusternet } from '../../../src/papers/clusternet/resolve';
import { directoryWith } from '../../data/temporary';

const row = (x: number, ...values: number[]) => ({ settings: { x }, values });

describe('chooseRow', () => {
  it('takes the best mean, in the sense of the problem', () => {
    const rows = [row(0, 0.2, 0.3), row(1, 0.5, 0.6), row(2, 0.4, 0.5)];
    expect(chooseRow(rows, 'modularity')).toEqual({ x: 1 });
    expect(chooseRow(rows, 'facility')).toEqual({ x: 0 });
  });

  it('prefers an earlier row than which the best is not clearly better', () => {
    // Gains of row 2 over row 0: 0.3 and 0.2, mean 0.25, standard error 0.05; over row 1: 0.1 and 0, mean 0.05, error 0.05.
    const rows = [row(0, 0.2, 0.3), row(1, 0.4, 0.5), row(2, 0.5, 0.5)];
    expect(chooseRow(rows, 'modularity')).toEqual({ x: 1 });
    expect(chooseRow([row(0, 0.1), row(1, 0.1)], 'modularity')).toEqual({ x: 0 });
  });
});

describe('gridPoints', () => {
  it('makes every combination, the last name varying fastest', () => {
    expect(gridPoints({ a: [1, 2], b: [3, 4] })).toEqual([
      { a: 1, b: 3 },
      { a: 1, b: 4 },
      { a: 2, b: 3 },
      { a: 2, b: 4 },
    ]);
  });
});

describe('chooseSettings', () => {
  let empty: string;
  beforeAll(() => {
    empty = directoryWith();
  });
  afterAll(() => rmSync(empty, { recursive: true }));

  const study = {
    name: 'small',
    title: 'Small',
    dataset: 'synthetic',
    problem: 'modularity',
    splits: ['strict'],
    grid: { dimensions: [16], walks: [1], reach: [0, 50], lr: [0.001], passes: [1] },
  } as const;

  it('measures on validation graphs, the same each time, and shares what a grid does not vary', async () => {
    const options = { seeds: [4], dataDir: empty };
    const result = await chooseSettings(study, options);
    expect(result.graphs).toEqual(datasetEntry('synthetic').roles!.valid);
    expect(result.features).toBe('role2vec');
    expect(result.rows.map(({ settings }) => settings.reach)).toEqual([0, 50]);
    expect(result.rows[1]!.values[0]).toBeGreaterThan(result.rows[0]!.values[0]!);
    expect(result.chosen).toEqual(result.rows[1]!.settings);
  }, 120_000);

  it('starts every study of ClusterNet from the paper’s settings', () => {
    const starts = settingsStudies.filter(({ name }) => name !== 'role2vec').map(({ grid }) => gridPoints(grid)[0]!);
    expect(starts).toHaveLength(4);
    for (const { lr, beta } of starts) expect([lr, beta]).toEqual([0.001, 70]);
  });
});

describe('the kept grids', () => {
  const file = join(RESULTS_DIR, 'inductive-settings.json');
  const kept = JSON.parse(readFileSync(file, 'utf8')) as StudyResult[];

  it('are of all studies, on validation graphs alone', () => {
    expect(kept.map(({ name }) => name)).toEqual(settingsStudies.map(({ name }) => name));
    for (const { dataset, graphs, grid, rows } of kept) {
      expect(graphs).toEqual(datasetEntry(dataset).roles!.valid);
      expect(rows.map(({ settings }) => settings)).toEqual(gridPoints(grid));
    }
    for (const [i, { grid, problem, splits }] of kept.entries()) {
      expect(settingsStudies[i]).toMatchObject({ grid, problem, splits });
    }
  });

  it.each(kept)('$name: the present settings are those chosen', ({ name, dataset, problem, rows, chosen }) => {
    expect(chooseRow(rows, problem)).toEqual(chosen);
    const { lr, beta, passes } = resolveClusternet({ dataset, problem }).settings;
    const selecting = problem === 'facility' ? { passes } : {};
    expect(chosen).toEqual(name === 'role2vec' ? role2vecDefaults : { lr, beta, ...selecting });
  });
});
