import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadMilp, solveMilp } from '../../../src/baselines/milp';
import { transport } from '../../../src/problems/capacitated/transport';

beforeAll(loadMilp);

/** The same as a linear program. */
function byProgram(rows: readonly number[][], demand: readonly number[], capacity: readonly number[]): number {
  const [k, p] = [rows.length, demand.length];
  const of = (i: number) => Array.from({ length: p }, (_, v) => i * p + v);
  const { value } = solveMilp({
    sense: 'min',
    cost: rows.flat(),
    upper: new Float64Array(k * p).fill(1e6),
    whole: new Float64Array(k * p),
    rows: [
      ...demand.map((w, v) => ({ columns: rows.map((_, i) => i * p + v), low: w, high: w })),
      ...capacity.map((c, i) => ({ columns: of(i), high: c })),
    ],
  });
  return value;
}

describe('transport', () => {
  it('is the optimum of the linear program, serves everyone, and keeps within capacities', () => {
    const problem = fc
      .record({ k: fc.integer({ min: 1, max: 5 }), p: fc.integer({ min: 1, max: 12 }), whole: fc.boolean() })
      .chain(({ k, p, whole }) => {
        const number = (max: number) => (whole ? fc.integer({ min: 0, max }) : fc.double({ min: 0, max, noNaN: true }));
        const list = (length: number, max: number) => fc.array(number(max), { minLength: length, maxLength: length });
        return fc.record({
          rows: fc.array(list(p, 6), { minLength: k, maxLength: k }),
          demand: list(p, 4),
          spare: list(k, 3),
          share: list(k, 5),
        });
      });
    fc.assert(
      fc.property(problem, ({ rows, demand, spare, share }) => {
        const total = demand.reduce((a, b) => a + b, 0);
        const shares = share.reduce((a, b) => a + b, 0);
        const capacity = spare.map((one, i) => one + (shares > 0 ? total * (share[i]! / shares) : total));
        const { cost, amounts } = transport({ rows, demand, capacity });
        expect(cost).toBeCloseTo(byProgram(rows, demand, capacity), 5);
        const p = demand.length;
        demand.forEach((w, v) => {
          expect(rows.reduce((sum, _, i) => sum + amounts[i * p + v]!, 0)).toBeCloseTo(w, 8);
        });
        capacity.forEach((c, i) => {
          const load = amounts.subarray(i * p, (i + 1) * p).reduce((a, b) => a + b, 0);
          expect(load).toBeLessThanOrEqual(c + 1e-8 * Math.max(1, total));
        });
        const paid = amounts.reduce((sum, amount, at) => sum + amount * rows[Math.floor(at / p)]![at % p]!, 0);
        expect(paid).toBeCloseTo(cost, 8);
      }),
      { numRuns: 60 },
    );
  });
});
