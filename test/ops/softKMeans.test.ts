import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { type BackwardPass, rowNormalize, softAssign, softKMeans, warmCentroids } from '../../src/ops';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

const nodes = () => tf.tidy(() => rowNormalize(exact(randomValues(12 * 4, 1), [12, 4])));
const start = () => exact<tf.Tensor2D>(randomValues(3 * 4, 2, 0, 1), [3, 4]);
const converged = (backward: BackwardPass) => (x: tf.Tensor) =>
  softAssign(x as tf.Tensor2D, softKMeans(x as tf.Tensor2D, start(), { beta: 3, tolerance: 1e-12, backward }), 3);

describe('softKMeans', () => {
  it('reaches a fixed point of the update', async () => {
    await inFloat64(() => {
      const a = warmCentroids(nodes(), start(), 3, 400).dataSync();
      const b = warmCentroids(nodes(), start(), 3, 401).dataSync();
      for (let i = 0; i < a.length; i++) expect(a[i]).toBeCloseTo(b[i], 8);
    });
  });

  it('exact backward pass is the gradient of the converged layer', async () => {
    await inFloat64(() => expect(gradientError(converged('exact'), [nodes()])).toBeLessThan(1e-5));
  });

  it('unrolled backward pass is too, through every update', async () => {
    await inFloat64(() => expect(gradientError(converged('unrolled'), [nodes()])).toBeLessThan(1e-5));
  });

  it('approximate backward pass is near it, and nearer for firmer assignments', async () => {
    await inFloat64(() => {
      const error = (beta: number): number => {
        const gradient = (backward: BackwardPass) =>
          tf
            .grad((x) => {
              const mu = softKMeans(x as tf.Tensor2D, start(), { beta, tolerance: 1e-12, backward });
              return softAssign(x as tf.Tensor2D, mu, beta).slice([0, 0], [12, 1]);
            })(nodes())
            .dataSync();
        const [near, true_] = [gradient('approximate'), gradient('exact')];
        return Math.hypot(...near.map((g, i) => g - true_[i])) / Math.hypot(...true_);
      };
      expect(error(20)).toBeLessThan(error(3));
    });
  });

  it('has no NaN when a centre attracts no node', () => {
    const x = tf.tidy(() => rowNormalize(tf.ones([5, 2])));
    const mu0 = tf.tensor2d([1, 1, -1, -1], [2, 2]);
    const mu = softKMeans(x, mu0, { beta: 1000, iterations: 3 });
    expect(Array.from(mu.dataSync()).every(Number.isFinite)).toBe(true);
    expect(Array.from(mu.dataSync().slice(2))).toEqual([-1, -1]);
  });
});
