import { expect, it } from 'vitest';
import { batchGraphs } from '../../src/graph/batchGraphs';
import { Graph } from '../../src/graph/Graph';
import { symmetricAdjacency } from '../../src/graph/symmetricAdjacency';

const triangle = Graph.fromEdges(3, [0, 0, 1], [1, 2, 2]);
const weighted = Graph.fromEdges(3, [0], [1], { weights: [4] });

it('symmetricAdjacency scales by the root of the degree, 0 for an isolated node', () => {
  expect(Array.from(symmetricAdjacency(weighted).inverseRoot)).toEqual([0.5, 0.5, 0]);
  expect(symmetricAdjacency(triangle)).toBe(symmetricAdjacency(triangle));
});

it('batchGraphs puts graphs side by side, with no edge between them', () => {
  const { adjacency, starts } = batchGraphs([triangle, Graph.fromEdges(0, [], []), weighted]);
  expect(Array.from(starts)).toEqual([0, 3, 3, 6]);
  expect(adjacency.n).toBe(6);
  expect(Array.from(adjacency.rowPtr)).toEqual([0, 2, 4, 6, 7, 8, 8]);
  expect(Array.from(adjacency.colIdx)).toEqual([1, 2, 0, 2, 0, 1, 4, 3]);
  expect(Array.from(adjacency.weights!)).toEqual([1, 1, 1, 1, 1, 1, 4, 4]);
  const half = Math.SQRT1_2;
  [half, half, half, 0.5, 0.5, 0].forEach((root, i) => {
    expect(adjacency.inverseRoot[i]).toBeCloseTo(root, 12);
  });
});

it('batchGraphs keeps ones unsaid where no graph has weights, and takes no graph', () => {
  expect(batchGraphs([triangle, triangle]).adjacency.weights).toBeNull();
  expect(batchGraphs([]).adjacency.n).toBe(0);
});
