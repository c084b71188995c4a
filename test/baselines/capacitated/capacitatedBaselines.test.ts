import { describe, expect, it } from 'vitest';
import { capacitatedBaselines } from '../../../src/baselines/capacitated';
import { medianCosts } from '../../../src/baselines/kMedian/medianCosts';
import { MedianDual } from '../../../src/baselines/kMedian/medianDual';
import { capacitated } from '../../../src/problems/capacitated/capacitated';
import { Rng } from '../../../src/random/Rng';
import { connectedGraph } from '../../support/connectedGraph';
import { bestValue } from '../../support/everySolution';
import { lengthsOf } from '../../support/lengths';

const poses: readonly { label: string; pose: (seed: number, k: number) => ReturnType<typeof capacitated.pose> }[] = [
  { label: 'fair shares', pose: (seed, k) => capacitated.pose(connectedGraph(10, 0.08, seed), { k }) },
  {
    label: 'demands and capacities',
    pose: (seed, k) => {
      const demand = Array.from({ length: 10 }, (_, v) => (v * 7 + seed) % 4);
      const total = demand.reduce((sum, w) => sum + w, 0);
      const capacity = demand.map((_, v) => (v % 5 === seed % 5 ? 0 : Math.ceil((total / k) * (0.8 + (v % 3) / 2))));
      return capacitated.pose(connectedGraph(10, 0.08, seed), { k, columns: { demand, capacity } });
    },
  },
  {
    label: 'lengths and fractions',
    pose: (seed, k) => {
      const graph = connectedGraph(10, 0.1, seed);
      const values = lengthsOf(graph, (u, v) => 0.5 + ((3 * u + 5 * v + seed) % 7));
      const demand = Array.from({ length: 10 }, (_, v) => 0.3 + ((v + seed) % 3) / 7);
      return capacitated.pose(graph, {
        k,
        lengths: { name: 'km', values },
        columns: { demand },
        terms: { slack: 1.1 },
      });
    },
  },
];

describe.each(poses)('capacitated k-median of $label', ({ pose }) => {
  it('exact is the best of all choices, proven; the others are feasible and no better', () => {
    for (const seed of [1, 2, 3]) {
      for (const k of [2, 3]) {
        const posed = pose(seed, k);
        const best = bestValue(capacitated, posed);
        for (const baseline of capacitatedBaselines) {
          let told: Readonly<Record<string, number>> = {};
          const onMeasures = (measures: typeof told) => {
            told = measures;
          };
          const found = baseline.solve(posed, { seed: 3, onMeasures });
          const value = capacitated.value(posed, found);
          expect(capacitated.violation(posed, found)).toBeNull();
          expect(value).toBeGreaterThanOrEqual(best - 1e-9);
          expect(baseline.solve(posed, { seed: 3 })).toEqual(found);
          if (baseline.name !== 'capacitated-exact') continue;
          expect(value).toBeCloseTo(best, 9);
          expect(told.proven).toBe(1);
        }
      }
    }
  });
});

describe('MedianDual', () => {
  it('gives a place the cheapest clients it has room for, one of them in part: by sorting', () => {
    const rng = new Rng(4);
    const { columns: _, ...posed } = capacitated.pose(connectedGraph(40, 0.05, 1), { k: 2 });
    const costs = { ...medianCosts(posed), demand: Float64Array.from({ length: 40 }, () => rng.uniform(0.2, 3)) };
    for (let trial = 0; trial < 200; trial++) {
      // Hops and whole prices have many equals.
      const mu = Float64Array.from({ length: 40 }, () => (trial % 2 === 0 ? rng.int(6) : rng.uniform(0, 6)));
      const capacity = new Float64Array(40).fill(rng.uniform(0, 40));
      const u = rng.int(40);
      let [left, expected] = [capacity[u]!, 0];
      const keys = Array.from({ length: 40 }, (__, v) => ({ v, key: costs.distances[u * 40 + v]! - mu[v]! }));
      for (const { v, key } of keys.sort((a, b) => a.key - b.key)) {
        if (key >= 0 || left <= 0) break;
        expected += key * Math.min(left, costs.demand[v]!);
        left -= costs.demand[v]!;
      }
      const cover = new Float64Array(40);
      expect(new MedianDual(costs, capacity).worth(u, mu, cover)).toBeCloseTo(expected, 9);
      const served = cover.reduce((sum, y, v) => sum + y * costs.demand[v]!, 0);
      expect(served).toBeLessThanOrEqual(capacity[u]! + 1e-9);
      for (const y of cover) expect(y >= -1e-12 && y <= 1 + 1e-12).toBe(true);
    }
  });
});
