import { beforeAll, describe, expect, it } from 'vitest';
import type { Baseline } from '../../../src/baselines/Baseline';
import { coverageBaselines } from '../../../src/baselines/coverage';
import { exactCover } from '../../../src/baselines/coverage/exactCover';
import { expectedGreedy } from '../../../src/baselines/coverage/expectedGreedy';
import { greedyCover } from '../../../src/baselines/coverage/greedyCover';
import { influenceBaselines } from '../../../src/baselines/influence';
import { degreeDiscount } from '../../../src/baselines/influence/degreeDiscount';
import { loadMilp } from '../../../src/baselines/milp';
import { DenseGraph } from '../../../src/graph/DenseGraph';
import { Graph } from '../../../src/graph/Graph';
import type { CoverSets } from '../../../src/ops/expectedCover';
import { type CoverInstance, coveredWorth } from '../../../src/problems/coverage/CoverInstance';
import { coverage } from '../../../src/problems/coverage/coverage';
import { influence } from '../../../src/problems/influence/influence';
import type { Problem } from '../../../src/problems/Problem';
import { bestValue } from '../../support/everySolution';
import { randomGraph, toDense } from '../../support/randomGraph';

beforeAll(loadMilp);

const cases: readonly { name: string; baseline: Baseline; problem: Problem<CoverInstance> }[] = [
  ...coverageBaselines.map((baseline) => ({ name: baseline.name, baseline, problem: coverage })),
  ...influenceBaselines.map((baseline) => ({ name: baseline.name, baseline, problem: influence })),
];

describe.each(cases)('$name', ({ name, baseline, problem }) => {
  it('chooses K nodes, as well as it promises, the same by seed', () => {
    const graphs = [Graph.fromEdges(1, [], []), Graph.fromEdges(9, [0, 1, 3, 5], [1, 2, 4, 6])];
    for (const graph of [...graphs, ...[1, 2, 3].map((seed) => randomGraph(10, 0.25, seed))]) {
      const weight = Float64Array.from({ length: graph.n }, (_, v) => 1 + (v % 3));
      for (const k of [1, 2, 3].filter((one) => one <= graph.n)) {
        const posed = problem.pose(graph, { k, columns: { weight } });
        const chosen = baseline.solve(posed, { seed: 1 });
        expect(problem.violation(posed, chosen)).toBeNull();
        expect(chosen.length).toBe(k);
        const value = problem.value(posed, chosen);
        const best = bestValue(problem, posed);
        expect(value).toBeLessThanOrEqual(best + 1e-9);
        if (name !== 'degree-discount') expect(value).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best);
        if (/exact|swaps/.test(name)) expect(value).toBeCloseTo(best, 6);
        expect([...baseline.solve(posed, { seed: 1 })]).toEqual([...chosen]);
      }
    }
  });

  it('returns nothing for an empty graph, and refuses K above n', () => {
    const empty = Graph.fromEdges(0, [], []);
    const { columns, cover } = problem.pose(Graph.fromEdges(1, [], []), { k: 1 });
    const none: CoverSets = { n: 0, rowPtr: Int32Array.of(0), members: new Int32Array(0), worth: new Float64Array(0) };
    const nothing: CoverInstance = { graph: empty, k: 1, columns: { weight: new Float64Array(0) }, cover: none };
    expect(baseline.solve(nothing).length).toBe(0);
    const one: CoverInstance = { graph: Graph.fromEdges(1, [], []), k: 2, columns, cover };
    expect(() => baseline.solve(one)).toThrow('k: expected an integer between 1 and n = 1, but got 2');
  });
});

describe('greedyCover', () => {
  /** CELF (Leskovec et al. 2007): a queue of old gains, of which the top is computed anew until it stays there. */
  function celf(instance: CoverInstance): number[] {
    const chosen: number[] = [];
    const gain = (u: number) =>
      coveredWorth(instance, Int32Array.from([...chosen, u])) - coveredWorth(instance, Int32Array.from(chosen));
    const queue = Array.from({ length: instance.graph.n }, (_, u) => ({ u, gain: gain(u), at: 0 }));
    const order = () => queue.sort((a, b) => (Math.abs(a.gain - b.gain) < 1e-9 ? a.u - b.u : b.gain - a.gain));
    order();
    while (chosen.length < instance.k) {
      const top = queue[0]!;
      if (top.at === chosen.length) {
        chosen.push(top.u);
        queue.shift();
      } else [top.gain, top.at] = [gain(top.u), chosen.length];
      order();
    }
    return chosen.sort((a, b) => a - b);
  }

  it('chooses what the lazy greedy chooses', () => {
    for (const seed of [1, 2, 3, 4]) {
      const posed = influence.pose(randomGraph(30, 0.12, seed), { k: 5, terms: { probability: 0.2, samples: 64 } });
      expect([...greedyCover(posed.cover, 5)]).toEqual(celf(posed));
    }
  });
});

describe('exactCover', () => {
  it('proves its choice, or bounds it where the time is too short', () => {
    const posed = coverage.pose(randomGraph(60, 0.06, 1), { k: 6 });
    const done = exactCover(posed.cover, { k: 6, seconds: 20 });
    expect(done.proven).toBe(true);
    expect(coveredWorth(posed, done.chosen)).toBeCloseTo(done.bound, 6);
    const short = exactCover(posed.cover, { k: 6, seconds: 0 });
    expect(short.bound).toBeGreaterThanOrEqual(done.bound);
    expect(short.bound).toBeLessThan(2 * done.bound);
  });
});

describe('on predicted graphs', () => {
  it('expectedGreedy takes weights for chances', () => {
    const { n, weights } = new DenseGraph(3, Float32Array.of(0, 0.5, 0.5, 0.5, 0, 0.9, 0.5, 0.9, 0));
    const dense = new DenseGraph(n, weights);
    // Covered by 1: 1 + .5 + .9. By 2 as much; the first of equals.
    expect([...expectedGreedy(dense, [1, 1, 1], 1)]).toEqual([1]);
    // What is left: .5 of node 0, .1 of node 2; 0 adds .5 + .1 · .5, node 2 adds .1 + .5 · .5.
    expect([...expectedGreedy(dense, [1, 1, 1], 2)]).toEqual([0, 1]);
  });

  it('certain edges make them the observed one', () => {
    const graph = randomGraph(25, 0.15, 3);
    const dense = toDense(graph, 7);
    expect([...coverageBaselines[0]!.solve({ graph: dense, k: 4 })]).toEqual([
      ...greedyCover(coverage.pose(graph, { k: 4 }).cover, 4),
    ]);
    expect([...degreeDiscount(dense, { k: 4, probability: 0.1 })]).toEqual([
      ...degreeDiscount(graph, { k: 4, probability: 0.1 }),
    ]);
  });
});

describe('degreeDiscount', () => {
  it('counts a neighbour of a chosen node for less', () => {
    // 0 has degree 4; 1 degree 3, beside 0: 3 − 2 − 2 · .1 = .8; 7 degree 2.
    const graph = Graph.fromEdges(10, [0, 0, 0, 0, 1, 1, 7, 7], [1, 2, 3, 4, 5, 6, 8, 9]);
    expect([...degreeDiscount(graph, { k: 2, probability: 0.1 })]).toEqual([0, 7]);
  });
});
