import { beforeAll, describe, expect, it } from 'vitest';
import { balancedPartitionBaselines } from '../../../src/baselines/balancedPartition';
import { exactParts } from '../../../src/baselines/balancedPartition/exactParts';
import { growParts } from '../../../src/baselines/balancedPartition/growParts';
import { heavyEdgeMatching } from '../../../src/baselines/balancedPartition/heavyEdgeMatching';
import { multilevel } from '../../../src/baselines/balancedPartition/multilevel';
import { loadMilp } from '../../../src/baselines/milp';
import { Graph } from '../../../src/graph/Graph';
import { plantedPartition } from '../../../src/graph/generate/plantedPartition';
import { balancedPartition } from '../../../src/problems/balancedPartition/balancedPartition';
import { partSizes } from '../../../src/problems/balancedPartition/partSizes';
import { cutWeight } from '../../../src/problems/maxCut/maxCut';
import { Rng } from '../../../src/random/Rng';
import { bestValue } from '../../support/everySolution';
import { randomGraph } from '../../support/randomGraph';

beforeAll(loadMilp);

describe.each(balancedPartitionBaselines)('$name', (baseline) => {
  it('keeps to the room on odd graphs, no better than the best of all, the same by seed', () => {
    const graphs = [
      Graph.fromEdges(1, [], []),
      Graph.fromEdges(5, [], []),
      Graph.fromEdges(8, [0, 1, 3, 5], [1, 2, 4, 6], { weights: [1, 2, 0.5, 4] }),
      ...[1, 2, 3].map((seed) => randomGraph(8, 0.4, seed)),
    ];
    for (const graph of graphs) {
      for (const k of [1, 2, 3].filter((one) => one <= graph.n)) {
        const posed = balancedPartition.pose(graph, { k });
        const labels = baseline.solve(posed, { seed: 2 });
        expect(balancedPartition.violation(posed, labels)).toBeNull();
        const best = bestValue(balancedPartition, posed);
        const value = balancedPartition.value(posed, labels);
        if (baseline.name === 'parts-exact') expect(value).toBeCloseTo(best, 6);
        expect(value).toBeGreaterThanOrEqual(best - 1e-9);
        expect([...baseline.solve(posed, { seed: 2 })]).toEqual([...labels]);
      }
    }
  });

  it('returns nothing for an empty graph, and refuses K above n', () => {
    expect(baseline.solve({ graph: Graph.fromEdges(0, [], []), k: 2 }).length).toBe(0);
    expect(() => baseline.solve({ graph: Graph.fromEdges(3, [0], [1]), k: 4 })).toThrow(
      /between 1 and n = 3, but got 4/,
    );
  });
});

describe('multilevel', () => {
  it('finds planted parts, and the proven best of small graphs', () => {
    const { graph, labels } = plantedPartition({ nodes: 400, edges: 2000, communities: 4, mixing: 0.1, seed: 1 });
    const room = Math.max(...partSizes(Int32Array.from(labels), 4));
    const cut = cutWeight(graph, multilevel(graph, { k: 4, room }));
    expect(cut).toBeLessThanOrEqual(cutWeight(graph, labels));
    for (const seed of [1, 2, 3]) {
      const small = randomGraph(20, 0.2, seed);
      const exact = exactParts(small, { k: 2, room: 10, seconds: 20 });
      expect(exact.proven).toBe(true);
      expect(cutWeight(small, multilevel(small, { k: 2, room: 10 }))).toBe(exact.bound);
    }
  });
});

describe('growParts', () => {
  it('fills parts evenly by what nodes take up', () => {
    const path = Graph.fromEdges(
      12,
      [...Array(11).keys()],
      Array.from({ length: 11 }, (_, i) => i + 1),
    );
    const sizes = partSizes(growParts(path, new Float64Array(12).fill(1), 3, new Rng(0)), 3);
    expect([...sizes]).toEqual([4, 4, 4]);
  });
});

describe('heavyEdgeMatching', () => {
  it('joins the nodes that share most, none too large', () => {
    const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3], { weights: [1, 5, 1] });
    for (let seed = 0; seed < 5; seed++) {
      const labels = heavyEdgeMatching(path, [1, 1, 1, 1], { largest: 2, seed });
      const sizes = partSizes(labels, 4);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
      expect(new Set(labels).size).toBe(Math.max(...labels) + 1);
      expect(new Set(heavyEdgeMatching(path, [1, 1, 1, 1], { largest: 1, seed })).size).toBe(4);
    }
  });
});
