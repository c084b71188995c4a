import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inductiveMethods } from '../../../src/experiments/inductive';
import { solveInductive } from '../../../src/experiments/inductive/runInductive';
import { sweepCurves, sweepRuns, sweepStore, sweeps } from '../../../src/experiments/inductive/sweeps';
import type { RunSpec } from '../../../src/experiments/RunRecord';
import { runKey } from '../../../src/experiments/resultsStore';
import { objectives } from '../../../src/problems';
import { smallData } from '../../support/inductiveData';
import { record } from '../../support/record';

const spec = (parts: Partial<RunSpec>): RunSpec => ({
  dataset: 'synthetic',
  task: 'learn',
  objective: 'modularity',
  method: 'clusternet',
  k: 3,
  seed: 1,
  splits: 'strict',
  steps: 10,
  ...parts,
});

const solutionsOf = (parts: Partial<RunSpec>) =>
  solveInductive(spec(parts), smallData()).then(({ solutions }) => solutions.map(({ solution }) => solution));

describe('sweeps', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'sweeps-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it.each(Object.values(sweeps))('$name: methods exist and can decide, and every run is another one', (sweep) => {
    for (const method of sweep.methods) {
      for (const objective of sweep.objectives) {
        expect(inductiveMethods[method].decisions).toContain(objectives[objective].decision);
      }
    }
    const runs = sweepRuns(sweep, { seeds: 2 });
    expect(runs).toHaveLength(2 * sweep.objectives.length * sweep.methods.length * sweep.at.length);
    expect(new Set(runs.map(runKey)).size).toBe(runs.length);
  });

  it('keeps what is varied apart in the store, and from runs that vary nothing', () => {
    const [sweep] = Object.values(sweeps);
    const store = sweepStore(sweep, directory);
    const [first, second] = sweepRuns(sweep, { seeds: 1, objectives: ['modularity'] });
    store.append(record({ ...first, steps: 0, value: 0.5 }));
    const again = sweepStore(sweep, directory);
    expect(again.get(first)?.value).toBe(0.5);
    expect(again.get(second)).toBeUndefined();
    const { trainingGraphs, ...plain } = first;
    expect(trainingGraphs).toBe(0);
    expect(again.get(plain)).toBeUndefined();
  });

  it('makes curves of what is there, point by point', () => {
    const sweep = sweeps['fine-tuning-steps'];
    const store = sweepStore(sweep, directory);
    const runs = sweepRuns(sweep, { seeds: 2, objectives: ['modularity'] });
    for (const run of runs.filter(({ tuneSteps }) => tuneSteps! > 100)) {
      store.append(record({ ...run, steps: 70, value: run.seed + run.tuneSteps! }));
    }
    const curves = sweepCurves(sweep, store, { seeds: 2 });
    expect(curves.map(({ objective, method }) => `${objective} ${method}`)).toEqual([
      'modularity clusternet-ft',
      'modularity clusternet-ft-only',
      'facility clusternet-ft',
      'facility clusternet-ft-only',
    ]);
    expect(curves[0].points.map(({ at, value }) => [at, value.mean, value.runs])).toEqual([
      [200, 200.5, 2],
      [500, 500.5, 2],
    ]);
    expect(curves[2].points).toEqual([]);
  });

  it('means by its ends what table 3 means', async () => {
    const objective = 'facility';
    const [all, one] = [{ objective }, { objective, method: 'clusternet-1train' }];
    const [untrained, tuned] = [
      { ...all, trainingGraphs: 0 },
      { objective, method: 'clusternet-ft' },
    ];
    expect(await solutionsOf({ ...all, trainingGraphs: 3 })).toEqual(await solutionsOf(all));
    expect(await solutionsOf({ ...all, trainingGraphs: 1 })).toEqual(await solutionsOf(one));
    expect(await solutionsOf({ ...tuned, tuneSteps: 0 })).toEqual(await solutionsOf(all));
    expect(await solutionsOf({ ...tuned, tuneSteps: 50 })).toEqual(await solutionsOf(tuned));
    expect(await solutionsOf(untrained)).not.toEqual(await solutionsOf(all));
    expect(await solutionsOf({ ...tuned, tuneSteps: 5 })).not.toEqual(await solutionsOf(tuned));
  });

  it('tunes two-stage methods and GCN-e2e by as many steps as it is told', async () => {
    for (const method of ['2stage-cnm-ft', 'gcn-e2e-ft']) {
      const plain = await solutionsOf({ method: method.replace('-ft', '') });
      expect(await solutionsOf({ method, tuneSteps: 0 }), method).toEqual(plain);
      await expect(solutionsOf({ method, tuneSteps: 3 }), method).resolves.toHaveLength(2);
    }
  });
});
