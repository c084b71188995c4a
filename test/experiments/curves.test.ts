import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingOf, sweepCurves } from '../../src/experiments/curves';
import { planExperiment } from '../../src/experiments/planExperiment';
import { ResultsStore } from '../../src/experiments/ResultsStore';
import { tabulate } from '../../src/experiments/tabulate';
import { karateExperiment } from '../support/karateExperiment';
import { madeUpSpec, recordOf } from '../support/record';

const emptyStore = () => new ResultsStore(join(mkdtempSync(join(tmpdir(), 'curves-')), 'karate.jsonl'));

describe('settingOf', () => {
  it('finds a setting wherever a run has it', () => {
    const spec = madeUpSpec({ dataset: 'synthetic', method: 'clusternet-ft', set: { tuneSteps: 7, beta: 3 } });
    const found = ['beta', 'tuneSteps', 'trainingGraphs', 'k', 'features', 'magic'].map((name) =>
      settingOf(spec, name),
    );
    expect(found).toEqual([3, 7, 20, 5, 'own', undefined]);
  });
});

describe('sweepCurves', () => {
  it('is a curve for every row and whatever else differs, over the values in order', () => {
    const store = emptyStore();
    const options = { seeds: 2, set: { steps: [100, 20, 5], beta: [30, 50] } };
    for (const { runs, at } of planExperiment(karateExperiment, options)) {
      if (at.steps === 5) continue;
      for (const spec of runs) store.append(recordOf(spec, { value: spec.seed + Number(at.steps ?? 0) }));
    }
    const curves = sweepCurves(tabulate(karateExperiment, store, options), 'steps');
    expect(curves.map(({ row, detail }) => `${row}: ${detail}`)).toEqual([
      'clusternet: learn, strict, beta = 30',
      'clusternet: learn, strict, beta = 50',
      'clusternet: optimize, strict, beta = 30',
      'clusternet: optimize, strict, beta = 50',
    ]);
    for (const { problem, dataset, points } of curves) {
      expect([problem, dataset]).toEqual(['modularity', 'karate']);
      expect(points.map(({ at, value }) => [at, value.mean, value.runs])).toEqual([
        [20, 20.5, 2],
        [100, 100.5, 2],
      ]);
    }
  });

  it('has a curve without points for a row that has not been run, and none for one without the setting', () => {
    const curves = sweepCurves(tabulate(karateExperiment, emptyStore(), { set: { refine: [true, false] } }), 'refine');
    expect(curves.map(({ row, points }) => [row, points])).toEqual([['train-louvain', []]]);
  });
});
