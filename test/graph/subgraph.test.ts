import { expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';
import { subgraph } from '../../src/graph/subgraph';

const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3], { ids: ['a', 'b', 'c', 'd'] });

it('numbers nodes as asked and keeps the edges between them', () => {
  const { graph, nodes } = subgraph(path, [2, 0, 1]);
  expect([...nodes]).toEqual([2, 0, 1]);
  expect(graph.ids).toEqual(['c', 'a', 'b']);
  expect([...graph.rowPtr]).toEqual([0, 1, 2, 4]);
  expect([...graph.colIdx]).toEqual([2, 2, 0, 1]);
});

it('of all nodes is the graph itself, of none is empty', () => {
  const { graph } = karateClub();
  const whole = subgraph(
    graph,
    graph.ids.map((_, i) => i),
  ).graph;
  expect(whole.colIdx).toEqual(graph.colIdx);
  expect(subgraph(graph, []).graph.n).toBe(0);
});

it('throws for a node outside the graph or named twice', () => {
  expect(() => subgraph(path, [4])).toThrow('node 0: expected an index in [0, 4), but got 4');
  expect(() => subgraph(path, [1, 1])).toThrow('node 1: expected each node once, but got 1 again');
});
