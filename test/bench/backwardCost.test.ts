import { expect, it } from 'vitest';
import { backwardCases, backwardCost } from '../../bench/backwardCost';

it('backwardCases vary one size at a time, each once', () => {
  const cases = backwardCases();
  const base = { nodes: 3000, k: 5, p: 50, iterations: 20 };
  for (const one of cases) {
    const names = Object.keys(base) as (keyof typeof base)[];
    expect(names.filter((name) => one[name] !== base[name]).length).toBeLessThanOrEqual(1);
  }
  expect(new Set(cases.map((one) => JSON.stringify(one))).size).toBe(cases.length);
});

it('backwardCost has a row for each pass; what unrolling keeps grows with T, what the others keep does not', () => {
  const cases = [1, 50].map((iterations) => ({ nodes: 400, k: 3, p: 8, iterations }));
  const { rows } = backwardCost({ cases, rounds: 1 });
  expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
  expect(rows.map(({ backward }) => backward)).toEqual([
    'approximate',
    'exact',
    'unrolled',
    'approximate',
    'exact',
    'unrolled',
  ]);
  for (const { ms, peakBytes } of rows) {
    expect(ms).toBeGreaterThan(0);
    expect(peakBytes).toBeGreaterThan(400 * 8 * 4);
  }
  const bytes = (backward: string) => rows.filter((row) => row.backward === backward).map(({ peakBytes }) => peakBytes);
  for (const backward of ['approximate', 'exact']) expect(bytes(backward)[1]).toBe(bytes(backward)[0]);
  expect(bytes('unrolled')[1]! / bytes('unrolled')[0]!).toBeGreaterThan(5);
});
