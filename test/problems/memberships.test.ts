import { expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { memberships } from '../../src/problems/memberships';

it('memberships are shares of a node’s edge weight', () => {
  const path = Graph.fromEdges(4, [0, 1], [1, 2], { weights: [3, 1] });
  expect([...memberships(path, [0, 0, 1, 1], 2)]).toEqual([1, 0, 0.75, 0.25, 1, 0, 0, 0]);
});

it.each([
  [[0, 0, 1], 'partition: expected n = 4 labels, but got 3'],
  [[0, -1, 1, 0], 'label of node 1: expected an integer in [0, K = 2), but got -1'],
  [[0, 0.5, 1, 0], 'label of node 1: expected an integer in [0, K = 2), but got 0.5'],
  [[0, 2, 1, 0], 'label of node 1: expected an integer in [0, K = 2), but got 2'],
])('memberships refuses %j', (partition, message) => {
  const path = Graph.fromEdges(4, [0, 1], [1, 2]);
  expect(() => memberships(path, partition, 2)).toThrow(message);
});
