import GraphologyGraph, { DirectedGraph, MultiGraph, UndirectedGraph } from 'graphology';
import { describe, expect, it } from 'vitest';
import { fromGraphology } from '../../../src/graph/io/fromGraphology';

describe('fromGraphology', () => {
  it('merges both directions and drops self-loops of a directed graph', () => {
    const graph = new DirectedGraph();
    for (const id of ['x', 'y', 'z', 'alone']) graph.addNode(id);
    for (const [u, v] of ['xy', 'yx', 'zz', 'zx']) graph.addEdge(u, v);
    const ours = fromGraphology(graph);
    expect(ours.ids).toEqual(['x', 'y', 'z', 'alone']);
    expect([ours.n, ours.m]).toEqual([4, 2]);
    expect(ours.dropped).toEqual({ selfLoops: 1, duplicates: 1 });
  });

  it('adds up the weights of parallel edges of a mixed multigraph', () => {
    const graph = new MultiGraph();
    for (const id of ['a', 'b']) graph.addNode(id);
    graph.addEdge('a', 'b', { w: 1 });
    graph.addUndirectedEdge('a', 'b', { w: 2 });
    graph.addDirectedEdge('b', 'a', { w: 4 });
    const ours = fromGraphology(graph, { weight: 'w' });
    expect([...ours.weights!]).toEqual([7, 7]);
    expect(ours.dropped.duplicates).toBe(2);
  });

  it('takes the empty graph and a mixed one', () => {
    expect(fromGraphology(new UndirectedGraph()).n).toBe(0);
    const mixed = new GraphologyGraph();
    mixed.mergeEdge(1, 2);
    mixed.mergeUndirectedEdge(2, 3);
    expect(fromGraphology(mixed).m).toBe(2);
  });

  it.each([
    [undefined, 'undefined'],
    ['heavy', '"heavy"'],
    [Number.NaN, 'NaN'],
    [-1, '-1'],
  ])('throws for a weight of %s', (value, shown) => {
    const graph = new UndirectedGraph();
    graph.mergeEdgeWithKey('e', 'a', 'b', value === undefined ? {} : { w: value });
    expect(() => fromGraphology(graph, { weight: 'w' })).toThrow(
      `attribute "w" of edge "e": expected a finite number above 0, but got ${shown}`,
    );
  });
});
