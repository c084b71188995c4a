import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { neighborSum } from '../../src/ops/neighborSum';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

/** Two components, an isolated node, weights: 0-1-2, 3-4, 5. */
const odd = Graph.fromEdges(6, [0, 1, 3], [1, 2, 4], { weights: [1, 2, 0.5] });

describe('neighborSum', () => {
  it('adds up the rows of the neighbours', () => {
    const x = tf.tensor2d([1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60], [6, 2]);
    const sum = neighborSum(odd, x);
    expect([...sum.dataSync()]).toEqual([2, 20, 7, 70, 4, 40, 2.5, 25, 2, 20, 0, 0]);
    tf.dispose([x, sum]);
  });

  it('equals the dense product on an unweighted graph', () => {
    const square = Graph.fromEdges(4, [0, 1, 2, 3], [1, 2, 3, 0]);
    const x = tf.tensor2d(Float32Array.from(randomValues(12, 3)), [4, 3]);
    const dense = tf.tensor2d([0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0], [4, 4]).matMul(x);
    expect(neighborSum(square, x).sub(dense).abs().max().dataSync()[0]).toBeLessThan(1e-6);
  });

  it.each([
    ['a weighted graph in parts', odd, 6],
    ['one node', Graph.fromEdges(1, [], []), 1],
  ])('has the gradient of finite differences on %s', async (_what, graph, n) => {
    await inFloat64(() => {
      const error = gradientError((x) => neighborSum(graph, x).square(), [exact(randomValues(n * 3, 1), [n, 3])]);
      expect(error).toBeLessThan(1e-6);
    });
  });

  it('refuses another shape than n x K', () => {
    expect(() => neighborSum(odd, tf.zeros([5, 2]))).toThrow(
      'neighborSum: expected n x K with n = 6 rows, but got a tensor of shape [5,2]',
    );
    expect(() => neighborSum(odd, tf.zeros([6]))).toThrow(/got a tensor of shape \[6\]/);
  });
});
