import type * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { normalizedAdjacency } from '../../../src/graph/normalizedAdjacency';
import { ClusterNet } from '../../../src/models/ClusterNet';
import type { Aggregation } from '../../../src/problems/facilityLocation/facilityLoss';
import { defaultTargets } from '../../../src/problems/facilityLocation/facilityTargets';
import { Rng } from '../../../src/random/Rng';
import type { Settings } from '../../../src/settings';
import { fit } from '../../../src/training/fit';
import { relaxedFacility, sparseGraph } from '../../support/facility';
import { exact, randomValues } from '../../support/finiteDifference';

const vector = (x: ArrayLike<number>) => exact<tf.Tensor1D>(x, [x.length]);
const bind = (graph: Graph, settings: Settings) => relaxedFacility(graph, { partial: true, settings });
const lossAt = (graph: Graph, x: ArrayLike<number>, settings: Settings) =>
  bind(graph, settings).loss(vector(x)).dataSync()[0];

/** A ring of n nodes with n / 2 random chords: connected, its distances logarithmic. */
function ringWithChords(n: number, seed: number): Graph {
  const rng = new Rng(seed);
  const ring = Array.from({ length: n }, (_, v) => v);
  const chords = Array.from({ length: n >> 1 }, () => [rng.int(n), rng.int(n)]);
  return Graph.fromEdges(
    n,
    [...ring, ...chords.map(([u]) => u!)],
    [...ring.map((v) => (v + 1) % n), ...chords.map(([, v]) => v!)],
  );
}

describe('facility location over some target nodes', () => {
  const aggregations: Aggregation[] = ['mean', 'maximum', 'softMaximum'];

  it.each(aggregations)('is the loss over all nodes when all are targets: %s', (aggregation) => {
    const graph = sparseGraph(new Rng(9), 50, 70);
    const x = randomValues(50, 2, 0, 0.3);
    expect(lossAt(graph, x, { aggregation, targets: 50 })).toBeCloseTo(lossAt(graph, x, { aggregation }), 4);
    expect(bind(graph, { aggregation, targets: 50 }).relaxed.approximation).toMatchObject({ error: 0, confidence: 1 });
    expect(bind(graph, { aggregation }).relaxed.approximation).toBeUndefined();
  });

  const problem = fc.record({
    seed: fc.nat(),
    n: fc.integer({ min: 2, max: 60 }),
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    scale: fc.constantFrom(0.01, 0.1, 0.9),
  });

  it.each(['maximum', 'softMaximum'] as const)('is as close with landmarks as it says: %s', (aggregation) => {
    fc.assert(
      fc.property(problem, fc.constantFrom(0.5, 3), ({ seed, n, share, scale }, temperature) => {
        const graph = sparseGraph(new Rng(seed), n, 2 * n);
        const x = randomValues(n, seed, 0, scale);
        const options = { aggregation, temperature, targets: Math.max(1, Math.floor(share * n)), targetSeed: seed };
        const { error, kind, confidence } = bind(graph, options).relaxed.approximation!;
        expect([kind, confidence]).toEqual(['landmarks', 1]);
        const difference = lossAt(graph, x, { aggregation, temperature }) - lossAt(graph, x, options);
        if (aggregation === 'maximum') expect(difference).toBeGreaterThan(-1e-4);
        expect(Math.abs(difference)).toBeLessThan(error + 1e-4);
      }),
    );
  });

  it('is as close with a sample as it says, as often as it says', () => {
    const graph = sparseGraph(new Rng(3), 200, 260);
    const x = randomValues(200, 3, 0, 0.05);
    const truth = lossAt(graph, x, { aggregation: 'mean' });
    const runs = Array.from({ length: 200 }, (_, seed) => {
      const options = { aggregation: 'mean', targets: 30, targetSeed: seed, confidence: 0.8 };
      return { off: lossAt(graph, x, options) - truth, ...bind(graph, options).relaxed.approximation! };
    });
    const { error } = runs[0]!;
    const D = bind(graph, {}).value(Int32Array.of(0));
    expect(error).toBeCloseTo(D * Math.sqrt(((1 - 29 / 200) * Math.log(10)) / 60), 9);
    expect(runs.filter(({ off }) => Math.abs(off) <= error).length).toBeGreaterThanOrEqual(160);
    // unbiased: the mean of 200 runs is within 4 of its own deviations
    const mean = runs.reduce((sum, { off }) => sum + off, 0) / 200;
    const deviation = Math.sqrt(runs.reduce((sum, { off }) => sum + (off - mean) ** 2, 0) / 200 / 200);
    expect(Math.abs(mean)).toBeLessThan(4 * deviation);
  });

  it('draws the same targets from the same seed, others from another', () => {
    const graph = sparseGraph(new Rng(3), 200, 260);
    const x = randomValues(200, 3, 0, 0.05);
    const at = (seed: number) => lossAt(graph, x, { aggregation: 'mean', targets: 9, targetSeed: seed });
    expect(at(1)).toBe(at(1));
    expect(at(1)).not.toBe(at(2));
  });

  it('keeps the exact value and the exact hard loss', () => {
    const graph = ringWithChords(80, 1);
    const chosen = Int32Array.of(3, 50);
    for (const aggregation of aggregations) {
      const some = bind(graph, { aggregation, targets: 5 });
      const all = bind(graph, { aggregation });
      expect(some.value(chosen)).toBe(all.value(chosen));
      expect(some.hardLoss(chosen)).toBe(all.hardLoss(chosen));
    }
  });

  it.each([
    [{ targets: -1 }, 'targets: expected an integer of at least 0, but got -1'],
    [{ targets: 81 }, 'but got 81'],
    [{ confidence: 1 }, 'confidence: expected a number between 0 and 0.999999, but got 1'],
  ])('refuses %j', (options, message) => {
    expect(() => bind(ringWithChords(80, 1), options)).toThrow(message);
  });

  it('looks at all nodes up to 20,000, then at as many as memory has room for', () => {
    expect([1, 20_000, 20_001, 10_000_000, 2 ** 30].map(defaultTargets)).toEqual(['all', 'all', 1000, 26, 1]);
  });

  it('trains, rounds and evaluates beyond 20,000 nodes, without all pairs', async () => {
    const n = 21_000;
    const graph = ringWithChords(n, 2);
    const { relaxed, value } = relaxedFacility(graph, { k: 5, settings: { targets: 40 } });
    const values = Float32Array.from({ length: 4 * n }, (_, i) => ((i * 2654435761) % 97) / 97);
    const features = { kind: 'dense', rows: n, cols: 4, values } as const;
    const model = new ClusterNet({ features: 4, k: 5, hidden: 8, embedding: 8, beta: 30, seed: 0 });
    const input = { adjacency: normalizedAdjacency(graph), features };
    const { solution, trainValue } = await fit(model, { input, relaxed }, { steps: 2, seed: 0, restarts: 0 });
    expect(solution).toHaveLength(5);
    expect(trainValue).toBe(value(solution));
    expect(relaxed.approximation).toMatchObject({ targets: 40, kind: 'landmarks', confidence: 1 });
    model.dispose();
  }, 20_000);
});
