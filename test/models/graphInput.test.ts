import { expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { graphInput } from '../../src/models/graphInput';

it('graphInput refuses features of another graph', () => {
  const features = { kind: 'dense' as const, rows: 3, cols: 1, values: new Float32Array(3) };
  expect(graphInput(Graph.fromEdges(3, [0], [1]), features).adjacency.n).toBe(3);
  expect(() => graphInput(Graph.fromEdges(4, [0], [1]), features)).toThrow(
    'features: expected n = 4 rows, one per node, but got 3',
  );
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e39])('graphInput names the place of the feature %s', (value) => {
  const graph = Graph.fromEdges(3, [0], [1]);
  const dense = { kind: 'dense' as const, rows: 3, cols: 2, values: Float32Array.of(0, 1, 2, 3, 4, value) };
  expect(() => graphInput(graph, dense)).toThrow(/^feature 1 of node 2: expected a finite 32-bit number/);
  const sparse = {
    kind: 'sparse' as const,
    rows: 3,
    cols: 9,
    rowPtr: Int32Array.of(0, 1, 1, 3),
    colIdx: Int32Array.of(4, 2, 7),
    values: Float32Array.of(1, 1, value),
  };
  expect(() => graphInput(graph, sparse)).toThrow(/^feature 7 of node 2: expected a finite 32-bit number/);
});
