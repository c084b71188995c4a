import { describe, expect, it } from 'vitest';
import { cnm } from '../../../src/baselines/modularity/cnm';
import { countClusters, relabel } from '../../../src/baselines/modularity/relabel';
import type { AnyGraph } from '../../../src/graph/DenseGraph';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import { randomDense, randomGraph, toDense } from '../../support/randomGraph';

/** The definition: try every pair, keep the best by modularity itself; `joined` restricts to pairs with an edge between. */
function slowCnm(graph: AnyGraph, k: number, anyPair: boolean): Int32Array {
  const dense = 'colIdx' in graph ? toDense(graph) : graph;
  const { n } = dense;
  let labels = Array.from({ length: n }, (_, i) => i);
  for (let left = n; left > k; left--) {
    const alive = [...new Set(labels)].sort((a, b) => a - b);
    let best: { value: number; from: number; into: number } | undefined;
    for (const from of alive) {
      for (const into of alive) {
        if (into <= from) continue;
        const edge = labels.some((a, u) =>
          labels.some((b, v) => a === from && b === into && dense.weights[u * n + v]! > 0),
        );
        if (!edge && !anyPair) continue;
        const value = modularityOf(
          dense,
          labels.map((c) => (c === from ? into : c)),
        );
        if (best === undefined || value > best.value + 1e-12) best = { value, from, into };
      }
    }
    if (best === undefined) throw new Error('the test graphs of this case are connected');
    const { from, into } = best;
    labels = labels.map((c) => (c === from ? into : c));
  }
  return relabel(labels);
}

describe('cnm', () => {
  // greedy_modularity_communities(cutoff = K, best_n = K) of networkx 3.6.1.
  it.each([
    [2, 0.3717948717948718],
    [3, 0.3806706114398422],
    [4, 0.3759861932938856],
    [5, 0.3628369493754109],
    [8, 0.3295529257067719],
  ])('has the value of networkx on the karate club at K = %i', (k, value) => {
    const { graph } = karateClub();
    expect(modularityOf(graph, cnm(graph, { k }))).toBeCloseTo(value, 12);
    expect(modularityOf(graph, cnm(toDense(graph, 1), { k }))).toBeCloseTo(value, 12);
  });

  it('has the value of networkx on the Florentine families', () => {
    const u = [0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 6, 7, 8, 8, 9, 11, 12];
    const v = [1, 5, 6, 7, 8, 9, 3, 4, 5, 4, 11, 6, 11, 7, 12, 13, 12, 10, 12, 14];
    const graph = Graph.fromEdges(15, u, v);
    expect(modularityOf(graph, cnm(graph, { k: 2 }))).toBeCloseTo(0.31875, 12);
    expect(modularityOf(graph, cnm(graph, { k: 3 }))).toBeCloseTo(0.39875, 12);
    expect(modularityOf(graph, cnm(graph, { k: 4 }))).toBeCloseTo(0.3975, 12);
  });

  it('makes the merges of the definition, weighted and dense', () => {
    for (let seed = 0; seed < 4; seed++) {
      const dense = randomDense(14, seed, (u) => 0.01 + u ** 4);
      for (const k of [1, 2, 3, 5]) {
        const expected = modularityOf(dense, slowCnm(dense, k, false));
        expect(modularityOf(dense, cnm(dense, { k }))).toBeCloseTo(expected, 9);
        expect(modularityOf(dense, cnm(dense.toGraph(), { k }))).toBeCloseTo(expected, 6);
      }
    }
  });

  it("makes the merges of the definition over any pair with disconnected: 'best'", () => {
    for (let seed = 0; seed < 6; seed++) {
      // Weights are drawn anew so that no two merges tie.
      const dense = randomDense(13, seed, (u) => (u < 0.8 ? 0 : u ** 3));
      for (const k of [1, 2, 4]) {
        const expected = modularityOf(dense, slowCnm(dense, k, true));
        expect(modularityOf(dense, cnm(dense, { k, disconnected: 'best' }))).toBeCloseTo(expected, 9);
        expect(modularityOf(dense, cnm(dense.toGraph(), { k, disconnected: 'best' }))).toBeCloseTo(expected, 6);
      }
    }
  });

  it('merges the smallest communities last where no edge joins them', () => {
    // A triangle, an edge and two isolated nodes: first the isolated ones, then those with the edge.
    const graph = Graph.fromEdges(7, [0, 1, 2, 3], [1, 2, 0, 4]);
    expect([...cnm(graph, { k: 3 })]).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect([...cnm(graph, { k: 2 })]).toEqual([0, 0, 0, 1, 1, 1, 1]);
  });

  it('gives exactly K clusters, sparse as dense, for K from 1 to n', () => {
    const graph = randomGraph(25, 0.07, 3);
    for (let k = 1; k <= 25; k++) {
      const labels = cnm(graph, { k });
      expect(countClusters(labels)).toBe(k);
      expect([...cnm(toDense(graph), { k })]).toEqual([...labels]);
    }
  });
});
