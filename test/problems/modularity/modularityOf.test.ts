import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import { randomDense, randomGraph, toDense } from '../../support/randomGraph';

/** The definition, pair by pair: Σ_ij (A_ij − γ d_i d_j / 2m) [c_i = c_j] / 2m. */
function byDefinition(n: number, weight: (u: number, v: number) => number, labels: number[], resolution: number) {
  const d = Array.from({ length: n }, (_, u) =>
    Array.from({ length: n }, (_, v) => (u === v ? 0 : weight(u, v))).reduce((a, b) => a + b, 0),
  );
  const twoM = d.reduce((a, b) => a + b, 0);
  let sum = 0;
  for (let u = 0; u < n; u++) {
    for (let v = 0; v < n; v++) {
      if (labels[u] === labels[v]) sum += (u === v ? 0 : weight(u, v)) - (resolution * d[u]! * d[v]!) / twoM;
    }
  }
  return sum / twoM;
}

describe('modularityOf', () => {
  it('gives hand-computed values', () => {
    const twoEdges = Graph.fromEdges(4, [0, 2], [1, 3]);
    expect(modularityOf(twoEdges, [0, 0, 1, 1])).toBe(0.5);
    expect(modularityOf(twoEdges, [0, 1, 0, 1])).toBe(-0.5);
    expect(modularityOf(twoEdges, [7, 7, 7, 7])).toBe(0);
    // Two triangles and a bridge: 12/14 − 2 (7/14)².
    const barbell = Graph.fromEdges(6, [0, 0, 1, 3, 3, 4, 2], [1, 2, 2, 4, 5, 5, 3]);
    expect(modularityOf(barbell, [0, 0, 0, 1, 1, 1])).toBeCloseTo(12 / 14 - 0.5, 14);
    expect(modularityOf(barbell, [0, 0, 0, 1, 1, 1], { resolution: 2 })).toBeCloseTo(12 / 14 - 1, 14);
  });

  it('agrees with the definition, sparse and dense, weighted, whatever the diagonal holds', () => {
    for (let seed = 0; seed < 5; seed++) {
      const graph = randomGraph(12, 0.3, seed);
      const dense = toDense(graph, 3);
      const weighted = randomDense(12, seed);
      const labels = Array.from({ length: 12 }, (_, i) => (i * (seed + 3)) % 4);
      const expected = byDefinition(12, (u, v) => dense.weights[u * 12 + v]!, labels, 1.5);
      expect(modularityOf(graph, labels, { resolution: 1.5 })).toBeCloseTo(expected, 12);
      expect(modularityOf(dense, labels, { resolution: 1.5 })).toBeCloseTo(expected, 12);
      expect(modularityOf(weighted, labels)).toBeCloseTo(
        byDefinition(12, (u, v) => weighted.weights[u * 12 + v]!, labels, 1),
        12,
      );
    }
  });

  it('is 0 without edges', () => {
    expect(modularityOf(Graph.fromEdges(0, [], []), [])).toBe(0);
    expect(modularityOf(Graph.fromEdges(3, [], []), [0, 1, 2])).toBe(0);
  });

  it('refuses a partition of another length or with another kind of label', () => {
    const graph = Graph.fromEdges(2, [0], [1]);
    expect(() => modularityOf(graph, [0])).toThrow('partition: expected n = 2 labels, but got 1');
    expect(() => modularityOf(graph, [0, -1])).toThrow('cluster of node 1: expected an integer of at least 0');
    expect(() => modularityOf(graph, [0.5, 0])).toThrow('cluster of node 0');
  });
});
