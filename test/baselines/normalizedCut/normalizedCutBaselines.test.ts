import { describe, expect, it } from 'vitest';
import { baselines } from '../../../src/baselines';
import { njw } from '../../../src/baselines/normalizedCut/njw';
import { normalizedCutMoves } from '../../../src/baselines/normalizedCut/normalizedCutMoves';
import { agreementWithLabels } from '../../../src/experiments/agreementWithLabels';
import { DenseGraph } from '../../../src/graph/DenseGraph';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { plantedPartition } from '../../../src/graph/generate/plantedPartition';
import { problems } from '../../../src/problems';
import { normalizedCutOf } from '../../../src/problems/normalizedCut/normalizedCutOf';
import { Rng } from '../../../src/random/Rng';

/** Two triangles joined by one edge: figure 1 of CNC. */
const triangles = Graph.fromEdges(6, [0, 0, 1, 2, 3, 3, 4], [1, 2, 2, 3, 4, 5, 5]);
const names = ['njw', 'njw-moved', 'louvain', 'louvain-ncut'];
const problem = problems['normalized-cut'];

describe.each(names)('baseline %s', (name) => {
  const solve = (graph: Graph | DenseGraph, k: number, seed = 0) => baselines[name]!.solve({ graph, k }, { seed });

  it('cuts figure 1 at its bridge', () => {
    expect(normalizedCutOf(triangles, solve(triangles, 2), 2)).toBeCloseTo(2 / 7, 12);
  });

  it('finds planted communities', () => {
    const { graph, labels } = plantedPartition({ nodes: 400, edges: 4000, communities: 4, mixing: 0.1, seed: 3 });
    expect(agreementWithLabels(labels, solve(graph, 4)).acc).toBeGreaterThan(0.97);
  });

  it('gives labels in [0, K) for every K, on isolated nodes, components, weights and predicted graphs', () => {
    const parts = Graph.fromEdges(9, [0, 1, 3, 5, 6], [1, 2, 4, 6, 7]);
    const weighted = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4], { weights: [1, 9, 0.1, 2] });
    const dense = new DenseGraph(3, Float32Array.of(0, 0.9, 0.1, 0.9, 0, 0.2, 0.1, 0.2, 0));
    for (const graph of [parts, weighted, dense, Graph.fromEdges(1, [], []), Graph.fromEdges(3, [], [])])
      for (let k = 1; k <= graph.n; k++)
        expect(problem.violation({ graph: graph as Graph, k }, solve(graph, k))).toBeNull();
    expect(solve(Graph.fromEdges(0, [], []), 1).length).toBe(0);
    expect(() => solve(triangles, 7)).toThrow(/k: expected an integer between 1 and n = 6/);
  });

  it('same seed, same bits', () => {
    const { graph } = karateClub();
    expect(solve(graph, 4, 5)).toEqual(solve(graph, 4, 5));
  });
});

it('njw on a graph of more components than parts cuts nothing; isolated nodes are no part of their own', () => {
  const graph = Graph.fromEdges(14, [0, 1, 3, 4, 6, 7, 9, 10], [1, 2, 4, 5, 7, 8, 10, 11]);
  const labels = njw(graph, { k: 3 });
  expect(normalizedCutOf(graph, labels, 3)).toBe(0);
});

describe('normalizedCutMoves', () => {
  it('never raises the cut, empties no part, and ends where no single move lowers it', () => {
    const { graph } = karateClub();
    for (const k of [2, 4]) {
      for (let seed = 0; seed < 5; seed++) {
        const rng = new Rng(seed);
        const labels = Int32Array.from({ length: 34 }, (_, i) => (i < k ? i : rng.int(k)));
        const before = normalizedCutOf(graph, labels, k);
        const moves = normalizedCutMoves(graph, labels, k, { seed });
        const after = normalizedCutOf(graph, labels, k);
        expect(after).toBeLessThanOrEqual(before);
        expect(moves).toBeGreaterThan(0);
        expect(new Set(labels).size).toBe(k);
        for (let i = 0; i < 34; i++)
          for (let to = 0; to < k; to++) {
            const tried = labels.slice();
            tried[i] = to;
            if (new Set(tried).size === k) expect(normalizedCutOf(graph, tried, k)).toBeGreaterThan(after - 1e-9);
          }
      }
    }
  });

  it('leaves the best partition of figure 1 alone', () => {
    expect(normalizedCutMoves(triangles, Int32Array.of(0, 0, 0, 1, 1, 1), 2)).toBe(0);
  });
});
