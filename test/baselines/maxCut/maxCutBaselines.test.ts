import { beforeAll, describe, expect, it } from 'vitest';
import { maxCutBaselines } from '../../../src/baselines/maxCut';
import { cutSearch } from '../../../src/baselines/maxCut/cutSearch';
import { exactCut } from '../../../src/baselines/maxCut/exactCut';
import { greedyCut } from '../../../src/baselines/maxCut/greedyCut';
import { lowRankCut } from '../../../src/baselines/maxCut/lowRankCut';
import { loadMilp } from '../../../src/baselines/milp';
import { Graph } from '../../../src/graph/Graph';
import { cutWeight, maxCut } from '../../../src/problems/maxCut/maxCut';
import { bestValue } from '../../support/everySolution';
import { randomDense, randomGraph } from '../../support/randomGraph';

beforeAll(loadMilp);

const odd: Record<string, Graph> = {
  'one node': Graph.fromEdges(1, [], []),
  'no edges': Graph.fromEdges(5, [], []),
  'components and isolated nodes': Graph.fromEdges(9, [0, 1, 3, 5], [1, 2, 4, 6]),
  weighted: Graph.fromEdges(5, [0, 1, 2, 3, 0], [1, 2, 3, 4, 2], { weights: [1, 0.25, 2, 0.5, 4] }),
};

describe.each(maxCutBaselines)('$name', (baseline) => {
  const { name } = baseline;
  it('gives labels in [0, K) on odd graphs, no better than the best of all, the same by seed', () => {
    const graphs = [...Object.values(odd), ...[1, 2, 3].map((seed) => randomGraph(8, 0.4, seed))];
    for (const graph of graphs) {
      for (const k of [1, 2, 3].filter((one) => one <= graph.n)) {
        const posed = maxCut.pose(graph, { k });
        const labels = baseline.solve(posed, { seed: 1 });
        expect(maxCut.violation(posed, labels)).toBeNull();
        const best = bestValue(maxCut, posed);
        if (name === 'cut-greedy')
          expect(maxCut.value(posed, labels)).toBeGreaterThanOrEqual(((k - 1) / k) * cutOfAll(graph));
        else if (k <= 2) expect(maxCut.value(posed, labels)).toBeCloseTo(best, 6);
        expect(maxCut.value(posed, labels)).toBeLessThanOrEqual(best + 1e-9);
        expect([...baseline.solve(posed, { seed: 1 })]).toEqual([...labels]);
      }
    }
  });

  it('returns nothing for an empty graph, and refuses another K', () => {
    const none = { graph: Graph.fromEdges(0, [], []), k: 2 };
    expect(baseline.solve(none).length).toBe(0);
    const square = Graph.fromEdges(4, [0, 1, 2, 3], [1, 2, 3, 0]);
    expect(() => baseline.solve({ graph: square, k: 5 })).toThrow(/expected .*but got 5/);
  });
});

const cutOfAll = (graph: Graph): number => graph.totalStrength() / 2;

describe('cutSearch', () => {
  it('turns branches round, which no single node gains by', () => {
    // Two stars, their hubs joined: both hubs heavy, so greed puts each where its leaves let it.
    const source = [0, ...new Array(6).fill(0), ...new Array(6).fill(1)];
    const target = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
    const stars = Graph.fromEdges(14, source, target);
    expect(cutWeight(stars, cutSearch(stars, { k: 2, kicks: 50 }))).toBe(13);
  });

  it('is never worse than greed, and finds the best of sparse graphs of 60 nodes', () => {
    for (const seed of [1, 2]) {
      const graph = randomGraph(60, 0.06, seed);
      const found = cutWeight(graph, cutSearch(graph, { k: 2, seed }));
      expect(found).toBeGreaterThanOrEqual(cutWeight(graph, greedyCut(graph, 2)));
      const exact = exactCut(graph, { k: 2, seconds: 20 });
      expect(exact.proven).toBe(true);
      expect(found).toBe(exact.bound);
    }
  });

  it('cuts a predicted graph', () => {
    const dense = randomDense(30, 4);
    const sparse = dense.toGraph();
    expect(cutWeight(sparse, cutSearch(dense, { k: 2, kicks: 100 }))).toBeGreaterThan(0.5 * cutOfAll(sparse));
  });
});

describe('lowRankCut', () => {
  it('relaxes the cycle of five to its known value, and rounds it to its best cut', () => {
    const cycle = Graph.fromEdges(5, [0, 1, 2, 3, 4], [1, 2, 3, 4, 0]);
    const { labels, relaxation } = lowRankCut(cycle, { k: 2, sweeps: 2000, moves: false });
    expect(relaxation).toBeCloseTo((5 * (1 - Math.cos((4 * Math.PI) / 5))) / 2, 3);
    expect(cutWeight(cycle, labels)).toBe(4);
  });

  it('keeps Goemans and Williamson’s promise without moves, and is not below the best cut', () => {
    for (const seed of [1, 2, 3]) {
      const graph = randomGraph(14, 0.35, seed);
      const { labels, relaxation } = lowRankCut(graph, { k: 2, sweeps: 2000, moves: false });
      expect(cutWeight(graph, labels)).toBeGreaterThanOrEqual(0.878 * relaxation);
      expect(relaxation).toBeGreaterThanOrEqual(bestValue(maxCut, maxCut.pose(graph, { k: 2 })) - 1e-3);
    }
  });
});

describe('exactCut', () => {
  it('proves the best of all 2ⁿ cuts, with K5 inside too, where the linear program alone does not', () => {
    const complete = randomGraph(7, 1, 0);
    for (const graph of [complete, ...[1, 2, 3, 4].map((seed) => randomGraph(11, 0.5, seed)), odd.weighted!]) {
      const best = bestValue(maxCut, maxCut.pose(graph, { k: 2 }));
      const { labels, proven, bound } = exactCut(graph, { k: 2, seconds: 20 });
      expect([cutWeight(graph, labels), proven]).toEqual([best, true]);
      expect(bound).toBeCloseTo(best, 5);
    }
  });

  it('bounds the cut where the time is too short', () => {
    const graph = randomGraph(120, 0.2, 1);
    const { labels, bound } = exactCut(graph, { k: 2, seconds: 0.5 });
    expect(bound).toBeGreaterThanOrEqual(cutWeight(graph, labels));
  });
});
