import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { walkEigenvectors } from '../../../src/baselines/normalizedCut/walkEigenvectors';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { plantedPartition } from '../../../src/graph/generate/plantedPartition';

/** D^-1/2 W D^-1/2 as a matrix. */
function walkMatrix(graph: Graph): Matrix {
  const matrix = Matrix.zeros(graph.n, graph.n);
  const strengths = graph.strengths();
  graph.forEachEdge((u, v, w) => {
    const entry = w / Math.sqrt(strengths[u]! * strengths[v]!);
    matrix.set(u, v, entry);
    matrix.set(v, u, entry);
  });
  return matrix;
}

function check(graph: Graph, count: number): void {
  const { values, vectors } = walkEigenvectors(graph, count, { seed: 1 });
  const matrix = walkMatrix(graph);
  const exact = new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => b - a);
  const found = Math.min(count, graph.n);
  expect(values.length).toBe(found);
  for (const [i, value] of values.entries()) expect(value).toBeCloseTo(exact[i]!, 4);
  const columns = new Matrix(graph.n, found);
  for (let i = 0; i < graph.n; i++) for (let c = 0; c < found; c++) columns.set(i, c, vectors[i * found + c]!);
  const rest = matrix.mmul(columns).sub(columns.mmul(Matrix.diag([...values])));
  for (const residual of rest.to1DArray()) expect(Math.abs(residual)).toBeLessThan(2e-4);
  const gram = columns.transpose().mmul(columns).sub(Matrix.eye(found));
  for (const error of gram.to1DArray()) expect(Math.abs(error)).toBeLessThan(1e-6);
}

describe('walkEigenvectors', () => {
  it.each([1, 4, 34, 50])('of the karate club, %i of them', (count) => check(karateClub().graph, count));

  it('of weights, and of a graph larger than its block', () => {
    const { graph } = plantedPartition({ nodes: 150, edges: 500, communities: 4, seed: 2 });
    check(graph, 5);
    check(Graph.fromEdges(4, [0, 1, 2], [1, 2, 3], { weights: [1, 5, 0.2] }), 3);
  });

  it('repeats 1 as often as there are components, with isolated nodes at 0', () => {
    const edges: [number[], number[]] = [[], []];
    for (let c = 0; c < 12; c++) {
      edges[0].push(3 * c, 3 * c + 1);
      edges[1].push(3 * c + 1, 3 * c + 2);
    }
    const graph = Graph.fromEdges(40, ...edges);
    const { values, vectors } = walkEigenvectors(graph, 5);
    for (const value of values) expect(value).toBeCloseTo(1, 6);
    for (let at = 36 * 5; at < 40 * 5; at++) expect(Math.abs(vectors[at]!)).toBeLessThan(1e-3);
  });

  it('same seed, same bits', () => {
    const { graph } = karateClub();
    expect(walkEigenvectors(graph, 3, { seed: 4 })).toEqual(walkEigenvectors(graph, 3, { seed: 4 }));
  });
});
