import { describe, expect, it } from 'vitest';
import { allRuns, planExperiment } from '../../../src/experiments/planExperiment';
import { runKey } from '../../../src/experiments/RunSpec';
import { methods } from '../../../src/methods';
import { experiments, resolve } from '../../../src/papers';
import { PAPER, RELEASED } from '../../../src/papers/cnc/presets';
import { problems } from '../../../src/problems';
import { resolveSettings } from '../../../src/settings';

const names = ['cnc/table-1', 'cnc/table-2', 'cnc/table-3', 'cnc/figure-2', 'cnc/figure-3'];

describe.each(names)('%s', (name) => {
  const experiment = experiments[name]!;

  it('has each place once, and runs that can be settled', () => {
    const places = experiment.cells.map(({ section, row, column }) => `${section} ${row} ${column}`);
    expect(new Set(places).size).toBe(places.length);
    const runs = allRuns(planExperiment(experiment, { seeds: 1 }));
    expect(runs.length).toBeGreaterThan(0);
    expect(new Set(runs.map(runKey)).size).toBe(runs.length);
  });

  it('runs nothing of sets without data, and still says what is printed', () => {
    const cells = planExperiment(experiment, { seeds: 1 }).filter(({ missing }) => missing !== undefined);
    for (const { runs } of cells) expect(runs).toEqual([]);
    if (cells.length > 0) expect(cells.some(({ printed }) => printed !== undefined)).toBe(true);
  });
});

describe('requests on points', () => {
  it('are about normalised cuts into the classes of the set, by CNC', () => {
    const spec = resolve({ dataset: 'digits' });
    expect(spec.problem).toEqual({ name: 'normalized-cut', k: 10 });
    expect(spec.method).toBe('cnc');
    expect(spec.settings).toMatchObject({ spare: 10, steps: 600, fineSteps: 40 });
    expect(resolve({ dataset: 'mnist' }).settings.spare).toBe(20);
    expect(resolve({ dataset: 'mnist', set: { k: 12 } }).problem.k).toBe(12);
  });

  it('on a set to learn from and one to be measured go across them', () => {
    expect(resolve({ dataset: 'mnist-all' }).protocol.name).toBe('across-graphs');
    expect(resolve({ dataset: 'mnist-all', set: { share: 0.1 } }).data.settings).toMatchObject({ share: 0.1 });
  });
});

describe('presets', () => {
  const specs = methods.cnc!.settings(problems['normalized-cut'], { partial: false });

  it.each(Object.entries({ ...PAPER, released: RELEASED }))('%s is made of settings that there are', (_, preset) => {
    expect(resolveSettings('cnc', specs, preset)).toMatchObject({ spare: 0, fineSteps: 0 });
  });
});
