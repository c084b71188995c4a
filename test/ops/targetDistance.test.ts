import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { levelsOf } from '../../src/graph/distance/levelsOf';
import { targetHops } from '../../src/graph/distance/targetHops';
import { Graph } from '../../src/graph/Graph';
import { expectedDistance } from '../../src/ops/expectedDistance';
import { targetDistance } from '../../src/ops/targetDistance';
import { Rng } from '../../src/random/Rng';
import { cappedHops, sparseGraph } from '../support/facility';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

const graph = sparseGraph(new Rng(1), 40, 55);
const targets = Int32Array.of(3, 39, 0, 17, 18, 20);
const hops = targetHops(graph, targets, 6);
const x = exact<tf.Tensor1D>(randomValues(40, 5, 0, 0.9), [40]);

describe('targetDistance', () => {
  it('is expectedDistance at the targets', () => {
    const all = expectedDistance(levelsOf(cappedHops(graph, 6), 6), x).dataSync();
    const some = targetDistance(hops, x).dataSync();
    expect(some).toHaveLength(6);
    for (let i = 0; i < 6; i++) expect(some[i]).toBeCloseTo(all[targets[i]], 5);
  });

  it('has the gradient of expectedDistance with weight on the targets only', async () => {
    await inFloat64(() => {
      const weights = exact<tf.Tensor1D>([1, -2, 3, 0, 5, 1], [6]);
      const spread = exact<tf.Tensor1D>(
        Array.from({ length: 40 }, (_, v) => (targets.includes(v) ? [1, -2, 3, 0, 5, 1][targets.indexOf(v)] : 0)),
        [40],
      );
      const levels = levelsOf(cappedHops(graph, 6), 6);
      const some = tf
        .grad((y) => tf.sum(tf.mul(weights, targetDistance(hops, y as tf.Tensor1D))))(x)
        .dataSync();
      const all = tf
        .grad((y) => tf.sum(tf.mul(spread, expectedDistance(levels, y as tf.Tensor1D))))(x)
        .dataSync();
      for (let u = 0; u < 40; u++) expect(some[u]).toBeCloseTo(all[u], 10);
    });
  });

  it('matches central differences', async () => {
    await inFloat64(() => {
      const y = exact<tf.Tensor1D>(randomValues(40, 5, 0, 0.9), [40]);
      expect(gradientError((z) => targetDistance(hops, z as tf.Tensor1D), [y])).toBeLessThan(1e-5);
    });
  });

  it('works on one node, with a cap of zero, and where x is certain', () => {
    const one = Graph.fromEdges(1, [], []);
    expect([
      ...targetDistance(targetHops(one, Int32Array.of(0), 0), exact<tf.Tensor1D>([0.5], [1])).dataSync(),
    ]).toEqual([0]);
    const path = targetHops(Graph.fromEdges(3, [0, 1], [1, 2]), Int32Array.of(2), 2);
    expect(targetDistance(path, exact<tf.Tensor1D>([1, 0, 0], [3])).dataSync()[0]).toBeCloseTo(2, 4);
    expect(targetDistance(path, exact<tf.Tensor1D>([0, 0, 0], [3])).dataSync()[0]).toBe(2);
  });

  it('refuses marginals of another length', () => {
    expect(() => targetDistance(hops, exact<tf.Tensor1D>([0, 0], [2]))).toThrow('n = 40 marginals, but got 2');
  });
});
