import { describe, expect, it } from 'vitest';
import { kMeans } from '../../src/baselines/kMeans';
import { Rng } from '../../src/random/Rng';

function blobs(n: number, d: number, k: number, seed: number, spread = 0.3): Float64Array {
  const rng = new Rng(seed);
  const centres = Array.from({ length: k * d }, () => 3 * rng.normal());
  return Float64Array.from({ length: n * d }, (_, at) => {
    const point = Math.floor(at / d);
    return centres[(point % k) * d + (at % d)]! + spread * rng.normal();
  });
}

/** Lloyd's steps without any short cut, from given centres' labels: is it a fixed point? */
function nearest(points: Float64Array, d: number, centres: Float64Array): number[] {
  const k = centres.length / d;
  return Array.from({ length: points.length / d }, (_, i) => {
    const distances = Array.from({ length: k }, (_, c) => {
      let sum = 0;
      for (let f = 0; f < d; f++) sum += (points[i * d + f]! - centres[c * d + f]!) ** 2;
      return sum;
    });
    return distances.indexOf(Math.min(...distances));
  });
}

describe('kMeans', () => {
  it('finds two heaps on a line, and their inertia by hand', () => {
    const { labels, inertia, centres } = kMeans(Float64Array.of(0, 1, 10, 11), 1, { k: 2 });
    expect(labels[0]).toBe(labels[1]);
    expect(labels[2]).toBe(labels[3]);
    expect(labels[0]).not.toBe(labels[2]);
    expect(inertia).toBeCloseTo(1, 12);
    expect([...centres].sort((a, b) => a - b)).toEqual([0.5, 10.5]);
  });

  it('ends where every point is with its nearest centre, and centres are means, despite the points it skips', () => {
    for (const seed of [1, 2, 3]) {
      const points = blobs(300, 3, 5, seed, 1.5);
      const { labels, centres, inertia } = kMeans(points, 3, { k: 5, seed, starts: 1 });
      expect([...labels]).toEqual(nearest(points, 3, centres));
      const sums = new Float64Array(15);
      const sizes = new Float64Array(5);
      labels.forEach((label, i) => {
        sizes[label]! += 1;
        for (let f = 0; f < 3; f++) sums[3 * label + f]! += points[3 * i + f]!;
      });
      for (const [at, value] of centres.entries())
        expect(value).toBeCloseTo(sums[at]! / sizes[Math.floor(at / 3)]!, 10);
      expect(inertia).toBeGreaterThan(0);
    }
  });

  it('more starts are never worse, and the same seed gives the same bits', () => {
    const points = blobs(200, 2, 6, 4, 0.8);
    const one = kMeans(points, 2, { k: 6, seed: 9, starts: 1 });
    const ten = kMeans(points, 2, { k: 6, seed: 9, starts: 10 });
    expect(ten.inertia).toBeLessThanOrEqual(one.inertia);
    expect(kMeans(points, 2, { k: 6, seed: 9, starts: 10 })).toEqual(ten);
  });

  it('takes equal points, K = 1 and K = n', () => {
    expect(kMeans(new Float64Array(8), 2, { k: 3 }).inertia).toBe(0);
    expect([...kMeans(Float64Array.of(1, 2, 3), 1, { k: 1 }).labels]).toEqual([0, 0, 0]);
    expect(new Set(kMeans(Float64Array.of(1, 2, 3), 1, { k: 3 }).labels).size).toBe(3);
  });

  it('refuses more clusters than points', () => {
    expect(() => kMeans(Float64Array.of(1, 2), 1, { k: 3 })).toThrow(/k: expected an integer between 1 and n = 2/);
    expect(() => kMeans(Float64Array.of(1, 2), 1, { k: 1, starts: 0 })).toThrow(/starts/);
  });
});
