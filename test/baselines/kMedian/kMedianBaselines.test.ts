import { beforeAll, describe, expect, it } from 'vitest';
import { kMedianBaselines } from '../../../src/baselines/kMedian';
import { greedyMedian } from '../../../src/baselines/kMedian/greedyMedian';
import { medianBranching } from '../../../src/baselines/kMedian/medianBranching';
import { medianCosts } from '../../../src/baselines/kMedian/medianCosts';
import { medianSwaps } from '../../../src/baselines/kMedian/medianSwaps';
import { NearestTwo } from '../../../src/baselines/kMedian/NearestTwo';
import { loadMilp, solveMilp } from '../../../src/baselines/milp';
import type { Graph } from '../../../src/graph/Graph';
import { kMedian } from '../../../src/problems/kMedian/kMedian';
import { connectedGraph } from '../../support/connectedGraph';
import { bestValue } from '../../support/everySolution';
import { lengthsOf } from '../../support/lengths';
import { randomGraph } from '../../support/randomGraph';

beforeAll(loadMilp);

const [greedy, swaps, exact] = kMedianBaselines as readonly [
  (typeof kMedianBaselines)[0],
  (typeof kMedianBaselines)[0],
  (typeof kMedianBaselines)[0],
];

/** Kinds of instance: plain, weighted, over lengths, an observed part, several components. */
const poses: readonly { label: string; pose: (seed: number, k: number) => ReturnType<typeof kMedian.pose> }[] = [
  { label: 'hops', pose: (seed, k) => kMedian.pose(connectedGraph(11, 0.08, seed), { k }) },
  {
    label: 'demands and candidates',
    pose: (seed, k) => {
      const graph = connectedGraph(11, 0.08, seed);
      const demand = Array.from({ length: 11 }, (_, v) => ((v * 7 + seed) % 5) / 2);
      const candidate = Array.from({ length: 11 }, (_, v) => ((v + seed) % 4 === 0 ? 0 : 1));
      return kMedian.pose(graph, { k, columns: { demand, candidate } });
    },
  },
  {
    label: 'lengths',
    pose: (seed, k) => {
      const graph = connectedGraph(11, 0.1, seed);
      const values = lengthsOf(graph, (u, v) => 0.5 + ((3 * u + 5 * v + seed) % 7));
      return kMedian.pose(graph, { k, lengths: { name: 'km', values } });
    },
  },
  { label: 'an observed part', pose: (seed, k) => kMedian.pose(randomGraph(11, 0.15, seed), { k, partial: true }) },
  { label: 'components', pose: (seed) => kMedian.pose(randomGraph(11, 0.2, seed), { k: 6 }) },
];

describe.each(poses)('k-median of $label', ({ pose }) => {
  it('exact is the best of all choices, proven; greedy and swaps are feasible and no better', () => {
    for (const seed of [1, 2, 3, 4]) {
      for (const k of [1, 2, 4]) {
        const posed = pose(seed, k);
        const best = bestValue(kMedian, posed);
        let told: Readonly<Record<string, number>> = {};
        const solution = exact.solve(posed, {
          onMeasures: (measures) => {
            told = measures;
          },
        });
        expect(kMedian.value(posed, solution)).toBeCloseTo(best, 9);
        expect(told.proven).toBe(1);
        expect(told.bound).toBeCloseTo(best, 6);
        for (const baseline of [greedy, swaps, exact]) {
          const found = baseline.solve(posed, { seed: 3 });
          expect(kMedian.violation(posed, found)).toBeNull();
          expect(kMedian.value(posed, found)).toBeGreaterThanOrEqual(best - 1e-9);
          expect(baseline.solve(posed, { seed: 3 })).toEqual(found);
        }
      }
    }
  });
});

describe('medianBranching', () => {
  const posedOn = (graph: Graph, k: number) => kMedian.pose(graph, { k });

  /** The textbook program, solved by HiGHS. */
  function byProgram(graph: Graph, k: number): number {
    const { places, clients, demand, distances } = medianCosts(posedOn(graph, k));
    const [m, p] = [places.length, clients.length];
    const cost = new Float64Array(m + m * p);
    for (let at = 0; at < m * p; at++) cost[m + at] = demand[at % p]! * distances[at]!;
    const rows = [
      { columns: Array.from({ length: m }, (_, u) => u), high: k },
      ...Array.from(clients, (_, v) => ({ columns: Array.from(places, (__, u) => m + u * p + v), low: 1 })),
      ...Array.from({ length: m * p }, (_, at) => ({
        columns: [Math.floor(at / p), m + at],
        values: [1, -1],
        low: 0,
      })),
    ];
    const whole = Float64Array.from(cost, (_, i) => (i < m ? 1 : 0));
    return solveMilp({ sense: 'min', cost, rows, whole }).value;
  }

  it('is what HiGHS finds for the program, on 40 nodes', () => {
    for (const seed of [1, 2]) {
      const graph = connectedGraph(40, 0.03, seed);
      const costs = medianCosts(posedOn(graph, 5));
      const costOf = (chosen: Int32Array) => new NearestTwo(costs, chosen).cost;
      const found = medianBranching(costs, { start: greedyMedian(costs, 5), costOf });
      expect(found.proven).toBe(true);
      expect(found.cost).toBeCloseTo(byProgram(graph, 5), 6);
    }
  });

  it('gives a bound that holds when it may not look further', () => {
    const graph = connectedGraph(120, 0.04, 5);
    const costs = medianCosts(posedOn(graph, 6));
    const costOf = (chosen: Int32Array) => new NearestTwo(costs, chosen).cost;
    const start = greedyMedian(costs, 6);
    const whole = medianBranching(costs, { start, costOf });
    expect(whole.proven).toBe(true);
    for (const nodes of [1, 2, 3]) {
      const { cost, bound } = medianBranching(costs, { start, costOf, nodes });
      expect(bound).toBeLessThanOrEqual(whole.cost);
      expect(cost).toBeGreaterThanOrEqual(whole.cost);
    }
    expect(medianBranching(costs, { start, costOf, seconds: 0 }).chosen).toEqual(start);
  });
});

describe('NearestTwo', () => {
  it('foretells every swap: the cost is what the swap then makes it', () => {
    const costs = medianCosts(kMedian.pose(connectedGraph(20, 0.06, 2), { k: 4 }));
    const near = new NearestTwo(costs, Int32Array.of(3, 7, 11, 19));
    const changes = new Float64Array(4);
    const leaving = near.leavingLosses();
    for (let u = 0; u < 20; u++) {
      if (near.chosen.includes(u)) continue;
      near.changesBy(u, leaving, changes);
      for (let i = 0; i < 4; i++) {
        const swapped = near.chosen.slice();
        swapped[i] = u;
        expect(near.cost + changes[i]!).toBeCloseTo(new NearestTwo(costs, swapped).cost, 9);
      }
    }
  });
});

describe('medianSwaps', () => {
  it('ends where no swap is better, for K = 1 and K = n too', () => {
    const costs = medianCosts(kMedian.pose(connectedGraph(25, 0.05, 4), { k: 3 }));
    for (const k of [1, 3, 25]) {
      const { chosen, cost } = medianSwaps(costs, { k, starts: 2, seed: 1 });
      expect(new NearestTwo(costs, chosen).cost).toBeCloseTo(cost, 9);
      for (let u = 0; u < 25 && k < 25; u++)
        for (let i = 0; i < k; i++) {
          if (chosen.includes(u)) continue;
          const swapped = chosen.slice();
          swapped[i] = u;
          expect(new NearestTwo(costs, swapped).cost).toBeGreaterThanOrEqual(cost - 1e-9);
        }
    }
  });
});
