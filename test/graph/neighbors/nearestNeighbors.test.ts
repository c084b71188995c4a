import { describe, expect, it } from 'vitest';
import { nearestNeighbors } from '../../../src/graph/neighbors/nearestNeighbors';
import { neighborPurity } from '../../../src/graph/neighbors/neighborPurity';
import type { DenseMatrix } from '../../../src/graph/SparseMatrix';
import { Rng } from '../../../src/random/Rng';
import { pointsOf, randomPoints, reordered } from '../../support/points';

/** By all distances, in float64. */
function brute({ rows: n, cols, values }: DenseMatrix, k: number): number[] {
  return Array.from({ length: n }, (_, i) => {
    const d = Array.from({ length: n }, (_, j) => {
      let sum = 0;
      for (let c = 0; c < cols; c++) sum += (values[i * cols + c] - values[j * cols + c]) ** 2;
      return sum;
    });
    const others = d.map((_, j) => j).filter((j) => j !== i);
    return others.sort((a, b) => d[a] - d[b] || a - b).slice(0, k);
  }).flat();
}

describe('nearestNeighbors', () => {
  it('are the nearest, with their squared distances', () => {
    const found = nearestNeighbors(pointsOf([[0], [1], [5]]), { k: 2 });
    expect([...found.index]).toEqual([1, 2, 0, 2, 1, 0]);
    expect([...found.squared]).toEqual([1, 25, 1, 16, 16, 25]);
  });

  it.each([
    [2, 1, 1],
    [40, 3, 5],
    [150, 60, 10],
    [300, 784, 10],
    [300, 2, 299],
  ])('are those of all distances, for %i points in %i dimensions and k = %i', (n, f, k) => {
    const points = randomPoints(n, f, 3);
    expect([...nearestNeighbors(points, { k }).index]).toEqual(brute(points, k));
  });

  it('are exact where float32 is not: far from the origin, in clumps, among duplicates', () => {
    const rng = new Rng(5);
    const far = randomPoints(120, 4, 6).values.map((x) => 4096 + x / 16);
    const clumps = Array.from({ length: 120 }, (_, i) => [(i % 4) * 1e6, Math.fround(rng.float() * 1e-3)]);
    const copies = Array.from({ length: 120 }, (_, i) => [i % 3, 0.1]);
    for (const points of [{ ...randomPoints(120, 4, 6), values: far }, pointsOf(clumps), pointsOf(copies)]) {
      expect([...nearestNeighbors(points, { k: 7 }).index]).toEqual(brute(points, 7));
    }
  });

  it('move with their points', () => {
    const points = randomPoints(90, 5, 8);
    const order = new Rng(9).shuffle(Array.from({ length: 90 }, (_, i) => i));
    const [found, moved] = [points, reordered(points, order)].map((of) => nearestNeighbors(of, { k: 4 }));
    order.forEach((old, i) => {
      const names = [...moved.index.subarray(4 * i, 4 * i + 4)].map((j) => order[j]);
      expect(names).toEqual([...found.index.subarray(4 * old, 4 * old + 4)]);
    });
  });

  it.each([0, 3, 1.5, Number.NaN])('refuses k = %d for three points', (k) => {
    expect(() => nearestNeighbors(pointsOf([[0], [1], [5]]), { k })).toThrow(
      `neighbours of each point: expected an integer between 1 and n − 1 = 2, but got ${k}`,
    );
  });

  it('refuses numbers that are none, and those whose squares leave float32', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 1e16]) {
      expect(() =>
        nearestNeighbors(
          pointsOf([
            [0, 0],
            [1, wrong],
          ]),
          { k: 1 },
        ),
      ).toThrow(/^coordinate 1 of point 1: expected/);
    }
    const short = { ...pointsOf([[0], [1]]), rows: 3 };
    expect(() => nearestNeighbors(short, { k: 1 })).toThrow('points: expected n x F = 3 x 1 = 3 numbers, but got 2');
  });
});

describe('neighborPurity', () => {
  it('is the share of neighbours with the own label', () => {
    const neighbors = nearestNeighbors(pointsOf([[0], [1], [5], [6]]), { k: 1 });
    expect(neighborPurity(neighbors, [0, 0, 1, 1])).toBe(1);
    expect(neighborPurity(neighbors, [0, 0, 1, 2])).toBe(0.5);
  });
});
