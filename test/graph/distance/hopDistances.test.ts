import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNREACHABLE } from '../../../src/graph/distance/breadthFirst';
import { hopDistances } from '../../../src/graph/distance/hopDistances';
import { Graph } from '../../../src/graph/Graph';

/** Floyd–Warshall, the slow form. */
function allHops(graph: Graph): number[][] {
  const d: number[][] = Array.from({ length: graph.n }, (_, i) =>
    Array.from({ length: graph.n }, (_, j) => (i === j ? 0 : 1e9)),
  );
  graph.forEachEdge((u, v) => {
    d[u][v] = d[v][u] = 1;
  });
  for (let k = 0; k < graph.n; k++) {
    for (let i = 0; i < graph.n; i++) {
      for (let j = 0; j < graph.n; j++) d[i][j] = Math.min(d[i][j], d[i][k] + d[k][j]);
    }
  }
  return d.map((row) => row.map((hops) => (hops >= 1e9 ? UNREACHABLE : hops)));
}

describe('hopDistances', () => {
  it('agrees with Floyd–Warshall, unreachable nodes included', () => {
    const node = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 20 }), (edges) => {
        const graph = Graph.fromEdges(
          10,
          edges.map(([u]) => u),
          edges.map(([, v]) => v),
        );
        expect(Array.from({ length: 10 }, (_, i) => [...hopDistances(graph, i)])).toEqual(allHops(graph));
      }),
    );
  });

  it('is 0 for the one node of a graph, and throws where there is no such node', () => {
    expect([...hopDistances(Graph.fromEdges(1, [], []), 0)]).toEqual([0]);
    expect(() => hopDistances(Graph.fromEdges(2, [], []), 2)).toThrow(
      'source node: expected an integer between 0 and n - 1 = 1',
    );
    expect(() => hopDistances(Graph.fromEdges(0, [], []), 0)).toThrow('source node');
  });
});
