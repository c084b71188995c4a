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
