import { beforeAll, describe, expect, it } from 'vitest';
import { loadMilp, type MilpRow, solveMilp } from '../../src/baselines/milp';
import { InputError } from '../../src/errors';
import { Rng } from '../../src/random/Rng';

describe('solveMilp', () => {
  beforeAll(loadMilp);

  it('finds what trying all 2^12 choices finds, largest and smallest', () => {
    const rng = new Rng(1);
    for (let trial = 0; trial < 10; trial++) {
      const cost = Array.from({ length: 12 }, () => rng.float());
      const packing: MilpRow[] = Array.from({ length: 10 }, () => ({ columns: threeOf(rng), high: 1 }));
      const cover: MilpRow[] = packing.map(({ columns }) => ({ columns, low: 1 }));
      const most = solveMilp({ sense: 'max', cost, rows: packing });
      const least = solveMilp({ sense: 'min', cost, rows: cover });
      expect([most.proven, least.proven]).toEqual([true, true]);
      const fits = (x: number[], { columns, low = 0, high = 3 }: MilpRow) => {
        const sum = Array.from(columns).reduce((s, i) => s + x[i]!, 0);
        return sum >= low && sum <= high;
      };
      const all = Array.from({ length: 4096 }, (_, code) => cost.map((_, i) => (code >> i) % 2));
      const worth = (x: number[]) => x.reduce((s, one, i) => s + one * cost[i]!, 0);
      const best = (rows: MilpRow[]) => all.filter((x) => rows.every((row) => fits(x, row))).map(worth);
      expect(most.value).toBeCloseTo(Math.max(...best(packing)), 9);
      expect(least.value).toBeCloseTo(Math.min(...best(cover)), 9);
      expect(most.bound).toBe(most.value);
    }
  });

  it('takes coefficients, larger and fractional variables', () => {
    // max 5a + 4b, 6a + 4b ≤ 24, a + 2b ≤ 6: (3, 1.5) worth 21; whole: (4, 0) worth 20.
    const rows = [
      { columns: [0, 1], values: [6, 4], high: 24 },
      { columns: [0, 1], values: [1, 2], high: 6 },
    ];
    const model = { sense: 'max' as const, cost: [5, 4], rows, upper: [10, 10] };
    expect(solveMilp({ ...model, whole: [0, 0] }).value).toBeCloseTo(21, 9);
    expect(Array.from(solveMilp(model).x!)).toEqual([4, 0]);
  });

  it('adds the rows that are missing until none is', () => {
    const asked: number[][] = [];
    const pairs = [
      [0, 1],
      [1, 2],
      [0, 2],
    ];
    const { value, proven } = solveMilp(
      { sense: 'max', cost: [3, 2, 2], rows: [] },
      {
        missing(x) {
          asked.push(Array.from(x));
          const broken = pairs.find(([u, v]) => x[u!]! + x[v!]! > 1);
          return broken === undefined ? [] : [{ columns: broken, high: 1 }];
        },
      },
    );
    expect([value, proven]).toEqual([3, true]);
    expect(asked.length).toBeGreaterThan(1);
  });

  it('keeps the start when there is no time, and says that nothing is proven', () => {
    const rng = new Rng(2);
    const n = 300;
    const rows = Array.from({ length: 2000 }, () => ({ columns: [rng.int(n / 2), n / 2 + rng.int(n / 2)], high: 1 }));
    const odd = Array.from({ length: 2000 }, () => ({ columns: [rng.int(n / 2), 149], high: 1 })).filter(
      ({ columns: [a] }) => a !== 149,
    );
    const cost = Array.from({ length: n }, () => rng.float());
    const start = new Float64Array(n);
    const { x, value, proven, bound } = solveMilp(
      { sense: 'max', cost, rows: [...rows, ...odd] },
      { seconds: 0, start },
    );
    expect(proven).toBe(false);
    expect(x).not.toBeNull();
    expect(value).toBeLessThanOrEqual(bound);
  });

  it('is at the end at once without variables', () => {
    expect(solveMilp({ sense: 'min', cost: [], rows: [] })).toEqual({
      x: new Float64Array(0),
      value: 0,
      bound: 0,
      proven: true,
    });
  });

  it('refuses a program without a solution, or without a bound', () => {
    const empty = () => solveMilp({ sense: 'max', cost: [1], rows: [{ columns: [0], low: 2 }] });
    expect(empty).toThrow(InputError);
    expect(empty).toThrow('linear program: expected a best solution, but got none');
    const endless = () => solveMilp({ sense: 'max', cost: [1], rows: [], upper: [1e30] });
    expect(endless).toThrow('linear program: expected a best solution, but got no bound');
  });
});

function threeOf(rng: Rng): number[] {
  return rng.shuffle(Array.from({ length: 12 }, (_, i) => i)).slice(0, 3);
}
