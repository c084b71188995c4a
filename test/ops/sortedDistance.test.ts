import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { allPairsHops } from '../../src/graph/distance/allPairsHops';
import { levelsOf } from '../../src/graph/distance/levelsOf';
import { ShortestPaths } from '../../src/graph/distance/ShortestPaths';
import { sortedDistances } from '../../src/graph/distance/sortedDistances';
import { expectedDistance } from '../../src/ops/expectedDistance';
import { sortedDistance } from '../../src/ops/sortedDistance';
import { weighted } from '../../src/ops/weighted';
import { byEnumeration } from '../support/facility';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';
import { lengthsOf, roads } from '../support/lengths';

const all = (n: number) => Int32Array.from({ length: n }, (_, v) => v);
const vector = (x: ArrayLike<number>) => exact<tf.Tensor1D>(x, [x.length]);

describe('sortedDistance', () => {
  const { graph, lengths } = roads(9, 6, 1);
  const paths = new ShortestPaths(graph, lengths);
  const sorted = sortedDistances(9, all(9), (v) => paths.from([v]), { farthest: 20 });

  it('is the expectation over all 2^n sets', async () => {
    const distances = new Float32Array(81);
    for (let v = 0; v < 9; v++) distances.set(paths.from([v]).distance, 9 * v);
    await inFloat64(() => {
      for (let seed = 0; seed < 4; seed++) {
        const x = randomValues(9, seed, 0, 1);
        const slow = byEnumeration({ n: 9, distances, diameter: 20, unreachable: 20 }, 20, x);
        const fast = sortedDistance(sorted, vector(x)).dataSync();
        for (let v = 0; v < 9; v++) expect(fast[v]).toBeCloseTo(slow[v]!, 5);
      }
    });
  });

  it('is expectedDistance where every edge has length 1', () => {
    const hops = new ShortestPaths(
      graph,
      lengthsOf(graph, () => 1),
    );
    const matrix = allPairsHops(graph);
    const levels = levelsOf(matrix, matrix.diameter);
    const same = sortedDistances(9, all(9), (v) => hops.from([v]), { farthest: matrix.diameter });
    const x = vector(randomValues(9, 3, 0, 0.9));
    const [a, b] = [expectedDistance(levels, x).dataSync(), sortedDistance(same, x).dataSync()];
    for (let v = 0; v < 9; v++) expect(b[v]).toBeCloseTo(a[v]!, 5);
  });

  it('matches central differences, for all targets and for some', async () => {
    await inFloat64(() => {
      const x = vector(randomValues(9, 5, 0, 0.9));
      expect(gradientError((y) => sortedDistance(sorted, y as tf.Tensor1D), [x])).toBeLessThan(1e-6);
      const some = sortedDistances(9, [2, 7], (v) => paths.from([v]), { farthest: 20, unit: 3 });
      expect(gradientError((y) => sortedDistance(some, y as tf.Tensor1D), [x])).toBeLessThan(1e-6);
    });
  });

  it('has a finite gradient where x is certain', () => {
    const one = tf.grad((x) => tf.sum(sortedDistance(sorted, x as tf.Tensor1D)))(vector([1, 0, 0, 0, 0, 0, 0, 0, 0]));
    expect(Array.from(one.dataSync()).every(Number.isFinite)).toBe(true);
  });

  it('refuses marginals of another length', () => {
    expect(() => sortedDistance(sorted, tf.tensor1d([0.5]))).toThrow(
      'sortedDistance: expected n = 9 marginals, but got 1',
    );
  });
});

describe('weighted', () => {
  it('multiplies entry by entry, and so does its gradient', async () => {
    expect([...weighted(tf.tensor1d([1, 2]), [0, 3]).dataSync()]).toEqual([0, 6]);
    await inFloat64(() => {
      const x = exact<tf.Tensor2D>(randomValues(6, 1), [2, 3]);
      expect(gradientError((y) => weighted(y, [1, -2, 0, 4, 0.5, 6]), [x])).toBeLessThan(1e-8);
    });
  });
  it('refuses another number of weights', () => {
    expect(() => weighted(tf.tensor1d([1, 2]), [1])).toThrow('weighted: expected 2 weights, one an entry, but got 1');
  });
});
