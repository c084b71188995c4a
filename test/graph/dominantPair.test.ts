import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { dominantPair } from '../../src/graph/dominantPair';
import { Graph } from '../../src/graph/Graph';
import { multiplyAdjacency } from '../../src/graph/multiplyAdjacency';
import { randomGraph, toDense } from '../support/randomGraph';

const pairOf = (graph: Graph, tolerance?: number) =>
  dominantPair(
    graph.n,
    (x, out) => multiplyAdjacency(graph, x, out),
    tolerance === undefined ? undefined : { tolerance },
  );

/** The slow way: all eigenvalues of the dense matrix. */
function largest(graph: Graph): number {
  const { n, weights } = toDense(graph);
  const matrix = new Matrix(Array.from({ length: n }, (_, u) => Array.from(weights.subarray(u * n, (u + 1) * n))));
  return Math.max(...new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues);
}

describe('dominantPair', () => {
  it.each([2, 5, 12, 40, 90])('is the largest eigenvalue of the dense matrix, n = %i', (n) => {
    for (let seed = 0; seed < 6; seed++) {
      const graph = randomGraph(n, 2.5 / n, seed);
      if (graph.m === 0) continue;
      const { value, vector } = pairOf(graph);
      expect(value).toBeCloseTo(largest(graph), 9);
      const image = new Float64Array(n);
      multiplyAdjacency(graph, vector, image);
      const residual = Math.hypot(...image.map((one, u) => one - value * vector[u]!));
      expect(residual).toBeLessThan(1e-6);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
      for (const one of vector) expect(one).toBeGreaterThan(-1e-6);
    }
  });

  it('overlooks no component, and tells ±λ of a bipartite graph apart', () => {
    // A triangle far from a star: λ = 2 beside √5.
    const graph = Graph.fromEdges(9, [0, 1, 2, 3, 3, 3, 3, 3], [1, 2, 0, 4, 5, 6, 7, 8]);
    expect(pairOf(graph).value).toBeCloseTo(Math.sqrt(5), 12);
    expect(pairOf(Graph.fromEdges(2, [0], [1])).value).toBeCloseTo(1, 14);
  });

  it('is 0 without edges and without nodes', () => {
    expect(pairOf(Graph.fromEdges(4, [], [])).value).toBe(0);
    expect(pairOf(Graph.fromEdges(0, [], []))).toEqual({ value: 0, vector: new Float64Array(0), products: 0 });
  });
});
