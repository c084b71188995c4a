import { describe, expect, it } from 'vitest';
import { markerPath } from '../../../src/notebook/static/marker';

/** The corners of a path of straight lines. */
const corners = (path: string): number[][] => {
  expect(path).toMatch(/^M[-\d. L]+Z$/);
  return path
    .slice(1, -1)
    .split('L')
    .map((corner) => corner.split(' ').map(Number));
};
const fromMiddle = ([x, y]: number[]) => Math.hypot(x! - 10, y! - 20);

describe('markerPath', () => {
  it('draws corners where plotly does, about the middle, y downwards', () => {
    expect(markerPath('square', 10, 20, 20)).toBe('M1 11L19 11L19 29L1 29Z');
    expect(markerPath('diamond', 10, 20, 20)).toBe('M10 7L23 20L10 33L-3 20Z');
    expect(markerPath('triangle-up', 10, 20, 20)).toBe('M10 7.5L21.5 28L-1.5 28Z');
    expect(markerPath('triangle-down', 10, 20, 20)).toBe('M10 32.5L-1.5 12L21.5 12Z');
  });

  it('turns a cross by an eighth for an x', () => {
    const [cross, x] = [corners(markerPath('cross', 10, 20, 20)), corners(markerPath('x', 10, 20, 20))];
    expect(cross).toHaveLength(12);
    expect(cross[0]).toEqual([6, 8.5]);
    cross.forEach(([a, b], i) => {
      const [dx, dy] = [a! - 10, b! - 20];
      expect(x[i]![0]).toBeCloseTo(10 + (dx - dy) * Math.SQRT1_2, 1);
      expect(x[i]![1]).toBeCloseTo(20 + (dx + dy) * Math.SQRT1_2, 1);
    });
  });

  it('gives a star five points and five notches, the first point on top', () => {
    const star = corners(markerPath('star', 10, 20, 20));
    expect(star[0]).toEqual([10, 6]);
    star.forEach((corner, i) => {
      expect(fromMiddle(corner)).toBeCloseTo(i % 2 === 0 ? 14 : 6, 1);
    });
    expect(star).toHaveLength(10);
  });

  it('draws open symbols along the same line, and circles for names it does not know', () => {
    expect(markerPath('square-open', 1, 2, 8)).toBe(markerPath('square', 1, 2, 8));
    expect(markerPath('circle', 10, 20, 20)).toBe('M0 20a10 10 0 1 0 20 0a10 10 0 1 0 -20 0Z');
    expect(markerPath('hexagram', 10, 20, 20)).toBe(markerPath('circle', 10, 20, 20));
  });
});
