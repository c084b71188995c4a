import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { laplacianEnergy } from '../../src/ops/laplacianEnergy';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3], { weights: [1, 0.5, 2] });

describe('laplacianEnergy', () => {
  it('sums squared differences over both directions of every edge', () => {
    const y = tf.tensor2d([[0], [3], [3], [4]]);
    expect(laplacianEnergy(path, y).dataSync()[0]).toBeCloseTo(2 * (9 + 0 + 2), 5);
  });

  it('is 0 where all rows are equal', () => {
    expect(laplacianEnergy(path, tf.ones([4, 2])).dataSync()[0]).toBe(0);
  });

  it('has the gradient of finite differences', async () => {
    const y = () => exact(randomValues(8, 3), [4, 2]);
    const error = await inFloat64(() => gradientError((one) => laplacianEnergy(path, one as tf.Tensor2D), [y()]));
    expect(error).toBeLessThan(1e-8);
  });

  it('refuses rows for other than the n nodes', () => {
    expect(() => laplacianEnergy(path, tf.zeros([3, 2]))).toThrow(/expected y with n = 4 rows, but got 3/);
  });
});
