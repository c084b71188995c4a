import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { type CoverSets, expectedCover } from '../../src/ops/expectedCover';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

/** {0, 1}, {1, 2, 3}, {3}, and one without nodes. */
const sets: CoverSets = {
  n: 5,
  rowPtr: Int32Array.of(0, 2, 5, 6, 6),
  members: Int32Array.of(0, 1, 1, 2, 3, 3),
  worth: Float64Array.of(2, 1, 4, 8),
};

describe('expectedCover', () => {
  it('is the mean over all choices of nodes, each by its chance', () => {
    const x = [0.5, 0.25, 0, 0.75, 1];
    let expected = 0;
    for (let code = 0; code < 2 ** 5; code++) {
      const taken = x.map((_, u) => (code >> u) % 2 === 1);
      const chance = x.reduce((product, p, u) => product * (taken[u] ? p : 1 - p), 1);
      const hit = [[0, 1], [1, 2, 3], [3]].map((set) => set.some((u) => taken[u]));
      expected += chance * hit.reduce((sum, one, g) => sum + (one ? sets.worth[g]! : 0), 0);
    }
    expect(expectedCover(sets, tf.tensor1d(x)).dataSync()[0]).toBeCloseTo(expected, 5);
  });

  it('has the gradient of finite differences, and a finite one where a node is certain', async () => {
    await inFloat64(() => {
      expect(gradientError((x) => expectedCover(sets, x), [exact(randomValues(5, 1, 0.1, 0.9), [5])])).toBeLessThan(
        1e-7,
      );
      const gradient = tf
        .grad((x: tf.Tensor) => expectedCover(sets, x))(exact([1, 1, 1, 1, 1], [5]))
        .dataSync();
      for (const one of gradient) expect(Number.isFinite(one)).toBe(true);
    });
  });

  it('refuses another number of marginals', () => {
    expect(() => expectedCover(sets, tf.zeros([4]))).toThrow('expectedCover: expected n = 5 marginals, but got 4');
  });
});
