import { describe, expect, it } from 'vitest';
import { allPairsLengths } from '../../../src/graph/distance/allPairsLengths';
import { requireLengths } from '../../../src/graph/distance/EdgeLengths';
import { ShortestPaths } from '../../../src/graph/distance/ShortestPaths';
import { sortedDistances } from '../../../src/graph/distance/sortedDistances';
import { edgeValuesWithin } from '../../../src/graph/edgeValuesWithin';
import { Graph } from '../../../src/graph/Graph';
import { subgraph } from '../../../src/graph/subgraph';
import { floyd, lengthsOf, roads } from '../../support/lengths';

describe('ShortestPaths', () => {
  it.each([0, 1, 2])('finds what Floyd finds, from one source and from several (seed %i)', (seed) => {
    const { graph, lengths } = roads(20, 15, seed);
    const slow = floyd(graph, lengths);
    const paths = new ShortestPaths(graph, lengths);
    for (let source = 0; source < 20; source++) {
      const { distance, order } = paths.from([source]);
      slow[source]!.forEach((d, v) => {
        expect(distance[v]).toBeCloseTo(d, 12);
      });
      const along = Array.from(order, (v) => distance[v]!);
      expect(along).toEqual([...along].sort((a, b) => a - b));
    }
    const { distance, origin } = paths.from([3, 17, 3]);
    for (let v = 0; v < 20; v++) {
      expect(distance[v]).toBeCloseTo(Math.min(slow[3]![v]!, slow[17]![v]!), 12);
      expect(origin[v]).toBe(slow[3]![v]! <= slow[17]![v]! ? 0 : 1);
    }
  });

  it('gives equals to the first source, and nothing out of reach', () => {
    const graph = Graph.fromEdges(5, [0, 1, 3], [1, 2, 4]);
    const { distance, origin, order } = new ShortestPaths(
      graph,
      lengthsOf(graph, () => 1),
    ).from([2, 0]);
    expect([...distance]).toEqual([0, 1, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect([...origin]).toEqual([1, 0, 0, -1, -1]);
    expect(order).toHaveLength(3);
  });

  it('takes lengths of 0, and works on one node', () => {
    const two = Graph.fromEdges(2, [0], [1]);
    expect([...new ShortestPaths(two, Float64Array.of(0, 0)).from([0]).distance]).toEqual([0, 0]);
    expect([...new ShortestPaths(Graph.fromEdges(1, [], []), new Float64Array(0)).from([0]).order]).toEqual([0]);
  });
});

it('allPairsLengths holds every pair, and the longest', () => {
  const { graph, lengths } = roads(15, 8, 4);
  const slow = floyd(graph, lengths);
  const { distances, diameter } = allPairsLengths(graph, lengths);
  for (let u = 0; u < 15; u++) for (let v = 0; v < 15; v++) expect(distances[u * 15 + v]).toBeCloseTo(slow[u]![v]!, 5);
  expect(diameter).toBeCloseTo(Math.max(...slow.flatMap((row) => [...row])), 12);
});

describe('sortedDistances', () => {
  it('has each row ascending, in units, cut at the farthest, out of reach last', () => {
    const graph = Graph.fromEdges(4, [0, 1], [1, 2]);
    const paths = new ShortestPaths(
      graph,
      lengthsOf(graph, (u) => (u === 0 ? 2 : 6)),
    );
    const search = (v: number) => paths.from([v]);
    const { order, distances, farthest } = sortedDistances(4, [1], search, { farthest: 5, unit: 2 });
    expect([...order]).toEqual([1, 0, 2, 3]);
    expect([...distances]).toEqual([0, 1, 2.5, 2.5]);
    expect(farthest).toBe(2.5);
  });
});

describe('requireLengths', () => {
  const graph = Graph.fromEdges(3, [0, 1], [1, 2], { ids: ['a', 'b', 'c'] });
  it('takes one length an edge, the same both ways', () => {
    expect([...requireLengths(graph, { name: 'km', values: [2, 2, 5, 5] })]).toEqual([2, 2, 5, 5]);
  });
  it.each([
    [[1, 1], 'lengths "km": expected 2m = 4 of them, one beside each entry of graph.colIdx, but got 2'],
    [[-1, -1, 5, 5], 'km of the edge between "a" and "b": expected a finite number of at least 0, but got -1'],
    [[2, 2, Number.NaN, 5], /"b" and "c": expected a finite number/],
    [[2, 3, 5, 5], /"a" and "b": expected a finite number of at least 0, but got 2 one way and 3 the other/],
  ])('refuses %j', (values, message) => {
    expect(() => requireLengths(graph, { name: 'km', values })).toThrow(message);
  });
});

it('edgeValuesWithin follows the subgraph', () => {
  const { graph, lengths } = roads(12, 10, 6);
  const nodes = Int32Array.of(0, 2, 3, 5, 7, 8, 11);
  const part = subgraph(graph, nodes).graph;
  const kept = edgeValuesWithin(graph, lengths, nodes);
  expect(kept).toHaveLength(part.colIdx.length);
  for (let i = 0; i < part.n; i++) {
    for (let e = part.rowPtr[i]!; e < part.rowPtr[i + 1]!; e++) {
      const [u, v] = [nodes[i]!, nodes[part.colIdx[e]!]!];
      const at = graph.colIdx.subarray(graph.rowPtr[u], graph.rowPtr[u + 1]).indexOf(v);
      expect(kept[e]).toBe(lengths[graph.rowPtr[u]! + at]);
    }
  }
});
