import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasetEntry, registerDatasets } from '../../src/data/datasetEntry';
import { instanceSet } from '../../src/data/instanceSet';
import { loadDataset } from '../../src/data/loadDataset';
import { runKey } from '../../src/experiments/RunSpec';
import { resolveRun, settingsOfRun } from '../../src/experiments/resolveRun';
import { run } from '../../src/experiments/run';
import { identityFeatures } from '../../src/features/identityFeatures';
import { ringOfCliques } from '../support/ringOfCliques';

/** Two graphs to learn from and one to solve; how large they are is a setting. */
const rings = instanceSet({
  name: 'test-rings',
  title: 'Rings of cliques',
  roles: { train: [0, 1], valid: [], test: [2] },
  settings: { cliques: { default: 3, low: 2, integer: true, about: 'cliques in the ring' } },
  async instances({ settings }) {
    const graph = ringOfCliques(settings.cliques as number, 4);
    const item = { graph, features: identityFeatures(graph.n), reference: 0.5 };
    return { train: [item, item], valid: [], test: [item] };
  },
});

describe('a set that is solved as it is', () => {
  beforeAll(() => registerDatasets([rings]));
  const request = { dataset: 'test-rings', method: 'train-louvain', k: 3 } as const;

  it('has neither tasks nor splits: whatever is asked for, one run has one key', () => {
    const keys = (['learn', 'optimize'] as const).flatMap((task) =>
      (['released', 'strict'] as const).map((splits) => runKey(resolveRun({ ...request, task, splits }))),
    );
    expect(new Set(keys).size).toBe(1);
  });

  it('has its settings in the run, resolved, and another key for each value', () => {
    const spec = resolveRun(request);
    expect(spec.data.settings).toEqual({ cliques: 3 });
    expect(Object.keys(settingsOfRun(spec))).toContain('cliques');
    expect(runKey(resolveRun({ ...request, set: { cliques: 4 } }))).not.toBe(runKey(spec));
    expect(() => resolveRun({ ...request, set: { cliques: 1 } })).toThrow(/cliques: expected an integer of at least 2/);
  });

  it('is solved as made, in relation to its reference', async () => {
    const { metrics } = await run(resolveRun({ ...request, set: { cliques: 4 }, k: 4 }));
    expect(metrics.nodes).toBe(16);
    expect(metrics.ratio).toBeCloseTo(metrics.value! / 0.5, 12);
    expect(metrics.trainValue).toBe(metrics.value);
  });

  it('lets a method that learns go across its training items', () => {
    const spec = resolveRun({ ...request, method: 'clusternet' });
    expect(spec.protocol).toEqual({ name: 'across-graphs', trainingGraphs: 2 });
    expect(spec.data.features).toBe('own');
  });

  it('is no graph with hidden edges to load', () => {
    expect(() => loadDataset('test-rings')).toThrow(
      'data set: expected a graph with hidden edges (a run loads the others), but got "test-rings"',
    );
  });

  afterAll(() => expect(datasetEntry('test-rings')).toBe(rings));
});
