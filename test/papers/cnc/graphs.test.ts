import { describe, expect, it } from 'vitest';
import { planExperiment } from '../../../src/experiments/planExperiment';
import { resultsOf } from '../../../src/experiments/ResultsStore';
import { runKey } from '../../../src/experiments/RunSpec';
import { run } from '../../../src/experiments/run';
import { tabulate } from '../../../src/experiments/tabulate';
import { experiments, resolve } from '../../../src/papers';
import { resolveGraphs } from '../../../src/papers/cnc/graphs';

const experiment = experiments['cnc/graphs']!;
const found = tabulate(experiment, resultsOf(experiment.name));
const cell = (row: string, column: string) =>
  found.cells.find((one) => one.row === row && one.column === column)!.ours!;

describe('cnc/graphs', () => {
  it('has every row at both K of four graphs, by six measures of the same runs', () => {
    const plan = planExperiment(experiment);
    expect(plan.length).toBe(10 * 2 * 4 * 6);
    expect(new Set(plan.flatMap(({ runs }) => runs.map(runKey))).size).toBe(10 * 2 * 4 * 10);
  });

  it('trains by the recipe, on the cut unless the row says otherwise', () => {
    const spec = resolveGraphs({ dataset: 'cora', k: 7, method: 'gcn-e2e', set: { loss: 'dmon' } });
    const recipe = { steps: 250, lr: 0.01, weightDecay: 0, hidden: 50, dropout: 0.3, selfLoops: 0, loss: 'dmon' };
    expect(spec.settings).toMatchObject(recipe);
    expect(spec.data).toMatchObject({ task: 'optimize', scaling: 'none' });
    expect(
      resolve({ dataset: 'cora-connected', problem: 'normalized-cut', task: 'optimize', k: 7 }).settings.loss,
    ).toBe('ncut');
  });

  it('a run on a graph with classes records its cut, its measures and how far it agrees', async () => {
    const spec = resolveGraphs({ dataset: 'karate', splits: 'strict', k: 2, method: 'gcn-e2e', set: { steps: 60 } });
    const { metrics } = await run(spec);
    expect(metrics.value).toBeLessThan(0.3);
    expect(metrics.parts).toBe(2);
    for (const name of ['modularity', 'smallest', 'acc', 'nmi', 'nmiMean', 'ari'])
      expect(metrics[name]).toBeGreaterThan(0);
  });

  it('all of it is kept', () => {
    expect(found.missing).toBe(0);
  });

  it('the expected cut keeps all seven parts of cora in each of ten seeds, where modularity keeps few', () => {
    for (const dataset of ['cora', 'cora-connected'])
      for (const row of ['clusternet', 'gcn-e2e'])
        expect(cell(row, `${dataset}/7/parts`).values).toEqual(Array(10).fill(7));
    expect(cell('gcn-e2e, modularity', 'cora/7/parts').mean).toBeLessThan(5);
  });
});
