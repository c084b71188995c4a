import { describe, expect, it } from 'vitest';
import { principalComponents } from '../../src/features/principalComponents';
import { pointsOf, randomPoints } from '../support/points';

describe('principalComponents', () => {
  // variance 8/3 along (1, 1)/√2, 0 across
  const diagonal = pointsOf([
    [2, 1],
    [3, 2],
    [1, 0],
  ]);

  it('finds the direction of a line, its largest entry positive', () => {
    const { variances, explained, apply } = principalComponents(diagonal, 2);
    expect(variances[0]).toBeCloseTo(4 / 3, 6);
    expect(variances[1]).toBeCloseTo(0, 6);
    expect(explained).toBeCloseTo(1, 6);
    // √2 along the line, over the root of the mean variance, √(2/3)
    const along = Math.SQRT2 / Math.sqrt(2 / 3);
    for (const [i, value] of [0, along, -along].entries()) expect(apply(diagonal).values[2 * i]).toBeCloseTo(value, 5);
    expect(principalComponents(diagonal, 1).explained).toBeCloseTo(1, 6);
  });

  it('gives coordinates of overall deviation 1, uncorrelated, as spread as it says', () => {
    const points = randomPoints(500, 6, 1);
    for (let i = 0; i < 500; i++) points.values[6 * i] *= 3;
    const { variances, apply } = principalComponents(points, 4);
    const { rows, cols, values } = apply(points);
    expect([rows, cols]).toEqual([500, 4]);
    const scale = variances.reduce((sum, v) => sum + v, 0) / 4;
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let i = 0; i < rows; i++) sum += values[4 * i + a] * values[4 * i + b];
        expect(sum / rows).toBeCloseTo(a === b ? variances[a] / scale : 0, 5);
      }
    }
    expect(variances[0]).toBeGreaterThan(7);
  });

  it('keeps the proportions of distances where it keeps all directions', () => {
    const points = randomPoints(40, 5, 2);
    const turned = principalComponents(points, 5).apply(points);
    const squared = ({ values }: typeof points, i: number, j: number) => {
      let sum = 0;
      for (let c = 0; c < 5; c++) sum += (values[5 * i + c] - values[5 * j + c]) ** 2;
      return sum;
    };
    const ratio = squared(turned, 0, 1) / squared(points, 0, 1);
    for (let j = 2; j < 40; j++) expect(squared(turned, 0, j) / squared(points, 0, j)).toBeCloseTo(ratio, 4);
  });

  it('brings other points to the space of those it was fitted to, in blocks or not', () => {
    const points = randomPoints(2500, 3, 3);
    const { apply } = principalComponents(points, 2);
    const all = apply(points);
    const last = apply({ ...points, rows: 1, values: points.values.slice(-3) });
    for (const [c, value] of last.values.entries()) expect(value).toBeCloseTo(all.values[2499 * 2 + c], 5);
  });

  it('is 0 for points that are all equal', () => {
    const equal = pointsOf([
      [1, 2],
      [1, 2],
    ]);
    expect([...principalComponents(equal, 1).apply(equal).values]).toEqual([0, 0]);
  });

  it('refuses what cannot be', () => {
    expect(() => principalComponents(diagonal, 3)).toThrow(
      'principal components: expected an integer between 1 and F = 2, but got 3',
    );
    expect(() => principalComponents(pointsOf([]), 1)).toThrow('points: expected at least one, but got none');
    expect(() => principalComponents(diagonal, 1).apply(pointsOf([[1]]))).toThrow(
      'points: expected F = 2 columns, as fitted, but got 1',
    );
  });
});
