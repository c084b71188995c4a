import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { degreeSum, edgeDots, edgeSum, neighborSum } from '../../src/ops';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

/** Two components, an isolated node, weights: 0-1-2, 3-4, 5. */
const odd = Graph.fromEdges(6, [0, 1, 3], [1, 2, 4], { weights: [1, 2, 0.5] });
const path = Graph.fromEdges(3, [0, 1], [1, 2]);
const lone = Graph.fromEdges(1, [], []);
const column = (...values: number[]) => tf.tensor2d(values, [values.length, 1]);
const ops = { edgeSum, edgeDots, degreeSum };

describe('sums over edges', () => {
  it('edgeSum: each edge once, by its weight; half of xᵀ A x', () => {
    expect(edgeSum(path, column(1, 2, 4)).dataSync()[0]).toBe(10);
    expect(edgeSum(odd, column(1, 2, 3, 4, 5, 6)).dataSync()[0]).toBe(1 * 2 + 2 * 2 * 3 + 0.5 * 4 * 5);
    expect(edgeSum(lone, column(7)).dataSync()[0]).toBe(0);
    const x = tf.tensor2d(Float32Array.from(randomValues(18, 1)), [6, 3]);
    const half = x.mul(neighborSum(odd, x)).sum().dataSync()[0]! / 2;
    expect(edgeSum(odd, x).dataSync()[0]).toBeCloseTo(half, 6);
  });

  it('edgeDots: one number an edge, in the order of forEachEdge, without weights', () => {
    expect([...edgeDots(odd, column(1, 2, 3, 4, 5, 6)).dataSync()]).toEqual([2, 6, 20]);
    expect(edgeDots(lone, column(7)).shape).toEqual([0]);
  });

  it('degreeSum: weighted degrees in each part', () => {
    expect([...degreeSum(path, tf.tensor2d([1, 0, 0, 1, 1, 0], [3, 2])).dataSync()]).toEqual([2, 2]);
    expect([...degreeSum(odd, column(1, 1, 1, 1, 1, 1)).dataSync()]).toEqual([7]);
  });

  it.each(Object.entries(ops))('%s has the gradient of finite differences', async (_name, op) => {
    await inFloat64(() => {
      for (const graph of [odd, path]) {
        const x = exact<tf.Tensor>(randomValues(graph.n * 3, 1), [graph.n, 3]);
        expect(gradientError((values) => op(graph, values), [x])).toBeLessThan(1e-8);
      }
    });
  });

  it.each(Object.entries(ops))('%s refuses another shape than n x K', (name, op) => {
    expect(() => op(odd, tf.zeros([5, 2]))).toThrow(
      `${name}: expected n x K with n = 6 rows, but got a tensor of shape [5,2]`,
    );
    expect(() => op(odd, tf.zeros([6]))).toThrow(/got a tensor of shape \[6\]/);
  });
});
