import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { modularity, modularityField } from '../../src/ops';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

/** Two components, an isolated node, weights: 0-1-2, 3-4, 5. */
const odd = Graph.fromEdges(6, [0, 1, 3, 2], [1, 2, 4, 0], { weights: [1, 2, 0.5, 3] });

describe('modularityField', () => {
  it('is B r, whose product with r is 2m times modularity', () => {
    const pair = Graph.fromEdges(2, [0], [1]);
    expect([...modularityField(pair, tf.tensor2d([1, 0, 0, 1], [2, 2])).dataSync()]).toEqual([-0.5, 0.5, 0.5, -0.5]);
    const r = tf.softmax(tf.tensor2d(Float32Array.from(randomValues(18, 1)), [6, 3]));
    for (const resolution of [1, 2]) {
      const total = r
        .mul(modularityField(odd, r, { resolution }))
        .sum()
        .dataSync()[0]!;
      const value = modularity(odd, r as tf.Tensor2D, { resolution }).dataSync()[0]!;
      expect(total).toBeCloseTo(odd.totalStrength() * value, 5);
    }
  });

  it('takes weights in the order of forEachEdge in place of the graph’s', () => {
    const own: number[] = [];
    odd.forEachEdge((_u, _v, weight) => own.push(weight));
    const bare = Graph.fromEdges(6, [0, 1, 3, 2], [1, 2, 4, 0]);
    const r = tf.tensor2d(Float32Array.from(randomValues(12, 2)), [6, 2]);
    const given = modularityField(bare, r, { weights: tf.tensor1d(own) }).dataSync();
    [...modularityField(odd, r).dataSync()].forEach((x, i) => {
      expect(given[i]).toBeCloseTo(x, 5);
    });
  });

  it('has the gradient of finite differences, at r and at the weights', async () => {
    await inFloat64(() => {
      const r = exact<tf.Tensor>(randomValues(18, 3), [6, 3]);
      const weights = exact<tf.Tensor>([1, 0.7, 2, 0.4], [4]);
      const square = (x: tf.Tensor) => tf.sum(tf.square(x)) as tf.Scalar;
      expect(gradientError((x) => square(modularityField(odd, x!)), [r])).toBeLessThan(1e-7);
      for (const resolution of [1, 0.6]) {
        const field = (x: tf.Tensor, w: tf.Tensor) =>
          modularityField(odd, x, { weights: w as tf.Tensor1D, resolution });
        expect(gradientError((x, w) => square(field(x!, w!)), [r, weights])).toBeLessThan(1e-7);
      }
    });
  });

  it('is nothing without edges, and refuses another shape than n x K', () => {
    expect(tf.max(tf.abs(modularityField(Graph.fromEdges(2, [], []), tf.ones([2, 2])))).dataSync()[0]).toBe(0);
    expect(() => modularityField(odd, tf.zeros([5, 2]))).toThrow('modularityField: expected n x K with n = 6 rows');
  });
});
