import { describe, expect, it } from 'vitest';
import { DenseGraph } from '../../src/graph/DenseGraph';
import { multiplyAdjacency } from '../../src/graph/multiplyAdjacency';
import { subgraph } from '../../src/graph/subgraph';
import { randomGraph, toDense } from '../support/randomGraph';

describe('DenseGraph', () => {
  const graph = new DenseGraph(3, Float32Array.of(9, 0.5, 0, 0.5, 9, 0.25, 0, 0.25, 9));

  it('leaves the diagonal out of degrees', () => {
    expect([...graph.strengths()]).toEqual([0.5, 0.75, 0.25]);
    expect(graph.totalStrength()).toBe(1.5);
  });

  it('becomes a sparse graph without diagonal and zeros', () => {
    const sparse = graph.toGraph();
    expect(sparse.m).toBe(2);
    expect([...sparse.colIdx]).toEqual([1, 0, 2, 1]);
    expect([...sparse.weights!]).toEqual([0.5, 0.5, 0.25, 0.25]);
  });

  it('refuses wrong sizes, asymmetry, negative and non-finite weights', () => {
    expect(() => new DenseGraph(2, new Float32Array(3))).toThrow('expected n x n = 4 weights, but got 3');
    expect(() => new DenseGraph(2, Float32Array.of(0, 1, 0.5, 0))).toThrow('pair (0, 1)');
    expect(() => new DenseGraph(2, Float32Array.of(0, -1, -1, 0))).toThrow('at least 0');
    expect(() => new DenseGraph(2, Float32Array.of(0, Number.NaN, Number.NaN, 0))).toThrow('pair (0, 1)');
  });

  it('has an empty graph', () => expect(new DenseGraph(0, new Float32Array(0)).totalStrength()).toBe(0));
});

it('multiplyAdjacency and subgraph agree between sparse and dense', () => {
  const sparse = randomGraph(23, 0.2, 1);
  const dense = toDense(sparse, 5);
  const x = Float64Array.from({ length: 23 }, (_, i) => Math.sin(i));
  const fromSparse = new Float64Array(23);
  const fromDense = new Float64Array(23);
  multiplyAdjacency(sparse, x, fromSparse);
  multiplyAdjacency(dense, x, fromDense);
  for (let i = 0; i < 23; i++) expect(fromDense[i]).toBeCloseTo(fromSparse[i]!, 12);
  const nodes = Int32Array.of(4, 1, 17, 9, 22);
  const part = subgraph(dense, nodes).graph;
  expect([...part.toGraph().colIdx]).toEqual([...subgraph(sparse, nodes).graph.colIdx]);
});
