import { describe, expect, it } from 'vitest';
import { gonzalez } from '../../../src/baselines/facility/gonzalez';
import { greedyKCenter } from '../../../src/baselines/facility/greedyKCenter';
import { allPairsHops } from '../../../src/graph/distance/allPairsHops';
import { allPairsWeighted } from '../../../src/graph/distance/allPairsWeighted';
import type { DistanceMatrix } from '../../../src/graph/distance/DistanceMatrix';
import { Graph } from '../../../src/graph/Graph';
import { kCenterRadius } from '../../../src/problems/facilityLocation/kCenterRadius';
import { Rng } from '../../../src/random/Rng';
import { sparseGraph } from '../../support/facility';
import { randomDense, randomGraph } from '../../support/randomGraph';

/** The smallest radius over all sets of k nodes. */
function bestRadius(matrix: DistanceMatrix, k: number, from = 0, chosen: number[] = []): number {
  if (chosen.length === k) return kCenterRadius(matrix, chosen);
  let best = Number.POSITIVE_INFINITY;
  for (let v = from; v < matrix.n; v++) best = Math.min(best, bestRadius(matrix, k, v + 1, [...chosen, v]));
  return best;
}

/** Greedy by its definition. */
function slowGreedy(matrix: DistanceMatrix, k: number, mean: boolean): number[] {
  const chosen: number[] = [];
  for (let step = 0; step < k; step++) {
    let best = -1;
    let bestScore: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let u = 0; u < matrix.n; u++) {
      if (chosen.includes(u)) continue;
      const all = [...chosen, u];
      const served = Array.from({ length: matrix.n }, (_, v) =>
        Math.min(...all.map((c) => matrix.distances[c * matrix.n + v]!)),
      );
      const score: [number, number] = [Math.max(...served), mean ? served.reduce((a, b) => a + b, 0) : 0];
      if (score[0] < bestScore[0] || (score[0] === bestScore[0] && score[1] < bestScore[1])) {
        best = u;
        bestScore = score;
      }
    }
    chosen.push(best);
  }
  return chosen;
}

const matrices = [0, 1, 2, 3].flatMap((seed) => [
  allPairsHops(randomGraph(10, 0.25, seed), { unreachable: 9 }),
  allPairsWeighted(randomDense(9, seed)),
]);

describe('greedyKCenter', () => {
  it('chooses what the definition chooses', () => {
    for (const matrix of matrices) {
      if (matrix.distances instanceof Float32Array) continue;
      for (const k of [1, 2, 4, matrix.n]) {
        expect([...greedyKCenter(matrix, { k })]).toEqual(slowGreedy(matrix, k, false));
        expect([...greedyKCenter(matrix, { k, ties: 'mean' })]).toEqual(slowGreedy(matrix, k, true));
      }
    }
  });

  it('is optimal at K = 1 and never below the optimum', () => {
    for (const matrix of matrices) {
      for (const k of [1, 2, 3]) {
        const best = bestRadius(matrix, k);
        const radius = kCenterRadius(matrix, greedyKCenter(matrix, { k }));
        if (k === 1) expect(radius).toBe(best);
        expect(radius).toBeGreaterThanOrEqual(best);
      }
    }
  });
});

describe('gonzalez', () => {
  it('is within twice the optimum at every seed', () => {
    for (const matrix of matrices) {
      for (const k of [1, 2, 3]) {
        const best = bestRadius(matrix, k);
        for (let seed = 0; seed < 5; seed++) {
          expect(kCenterRadius(matrix, gonzalez(matrix, { k, seed }))).toBeLessThanOrEqual(2 * best);
        }
      }
    }
  });

  it('goes to the farthest node, lowest index first', () => {
    const path = allPairsHops(Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]));
    const seed = Array.from({ length: 50 }, (_, s) => s).find((s) => gonzalez(path, { k: 1, seed: s })[0] === 2)!;
    expect([...gonzalez(path, { k: 3, seed })]).toEqual([2, 0, 4]);
  });

  it('chooses different nodes even where distances are zero', () => {
    const matrix = { n: 3, distances: new Float32Array(9), diameter: 0, unreachable: Number.POSITIVE_INFINITY };
    expect([...gonzalez(matrix, { k: 3 })].sort()).toEqual([0, 1, 2]);
  });

  it('chooses the same from a graph as from its distances, one component or several', () => {
    for (let seed = 0; seed < 20; seed++) {
      const graph = sparseGraph(new Rng(seed), 40, 30 + 2 * seed);
      expect(gonzalez(graph, { k: 7, seed })).toEqual(gonzalez(allPairsHops(graph), { k: 7, seed }));
    }
  });
});
