import { expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { lessNeighbors } from '../../src/graph/lessNeighbors';

it('lessNeighbors is max(0, a u − b Â u), an isolated node keeping what it has', () => {
  // A path of three and a node alone: Â joins the middle to each end by 1/√2.
  const graph = Graph.fromEdges(4, [0, 1], [1, 2]);
  const [a, b, c, d] = lessNeighbors(graph, [1, 4, 9, 5], 2, 0.5);
  expect(a).toBeCloseTo(2 - (0.5 * 4) / Math.SQRT2, 12);
  expect(b).toBeCloseTo(8 - (0.5 * 10) / Math.SQRT2, 12);
  expect(c).toBeCloseTo(18 - (0.5 * 4) / Math.SQRT2, 12);
  expect(d).toBe(10);
  expect([...lessNeighbors(graph, [1, 4, 9, 5], 1, 9)].slice(0, 3)).toEqual([0, 0, 0]);
});
