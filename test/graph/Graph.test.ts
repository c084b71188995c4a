import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';

describe('Graph.fromEdges', () => {
  it('stores both directions, sorted, and merges repeats of either direction', () => {
    const graph = Graph.fromEdges(4, [2, 0, 1, 1, 3], [0, 2, 1, 0, 1]);
    expect(graph.m).toBe(3);
    expect([...graph.rowPtr]).toEqual([0, 2, 4, 5, 6]);
    expect([...graph.colIdx]).toEqual([1, 2, 0, 3, 0, 1]);
    expect(graph.dropped).toEqual({ selfLoops: 1, duplicates: 1 });
    expect(graph.weights).toBeNull();
    expect(graph.ids).toEqual(['0', '1', '2', '3']);
  });

  it('adds up the weights of repeats, in both directions', () => {
    const graph = Graph.fromEdges(3, [0, 1, 1], [1, 0, 2], { weights: [1, 2.5, 4] });
    expect([...graph.colIdx]).toEqual([1, 0, 2, 1]);
    expect([...graph.weights!]).toEqual([3.5, 3.5, 4, 4]);
    expect([...graph.strengths()]).toEqual([3.5, 7.5, 4]);
    expect(graph.totalStrength()).toBe(15);
  });

  it('refuses more edges or nodes than 32-bit places have room for, before it reads any', () => {
    const many = { length: 2 ** 30 } as ArrayLike<number>;
    expect(() => Graph.fromEdges(10, many, many)).toThrow(
      'and 1073741823 edges (places in its rows are 32-bit integers)',
    );
    expect(() => Graph.fromEdges(2 ** 31, [], [])).toThrow('but got 2147483648 nodes and 0 edges');
  });

  it('makes ids when they are asked for', () => {
    const graph = Graph.fromEdges(3, [0], [1]);
    expect(graph.ids).toEqual(['0', '1', '2']);
    expect(graph.ids).toBe(graph.ids);
    expect(Graph.fromEdges(2, [], [], { ids: ['a', 'b'] }).ids).toEqual(['a', 'b']);
  });

  it('has no edges for no nodes, one node, and isolated nodes', () => {
    for (const n of [0, 1, 5]) {
      const graph = Graph.fromEdges(n, [], []);
      expect([graph.n, graph.m, graph.colIdx.length]).toEqual([n, 0, 0]);
      expect([...graph.strengths()]).toEqual(new Array(n).fill(0));
    }
  });

  it('agrees with a dense matrix on random edges', () => {
    const edges = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 40 });
    fc.assert(
      fc.property(edges, (list) => {
        const dense = Array.from({ length: 7 }, () => new Array<number>(7).fill(0));
        for (const [u, v] of list) if (u !== v) dense[u][v] = dense[v][u] = 1;
        const graph = Graph.fromEdges(
          7,
          list.map(([u]) => u),
          list.map(([, v]) => v),
        );
        const rows = dense.map((row) => row.flatMap((x, j) => (x === 1 ? [j] : [])));
        expect(rows).toEqual(rows.map((_, i) => [...graph.colIdx.subarray(graph.rowPtr[i], graph.rowPtr[i + 1])]));
        const { selfLoops, duplicates } = graph.dropped;
        expect(graph.m + selfLoops + duplicates).toBe(list.length);
      }),
    );
  });

  it('forEachEdge visits every undirected edge once', () => {
    const seen: number[][] = [];
    Graph.fromEdges(3, [2, 1], [0, 2], { weights: [5, 7] }).forEachEdge((...edge) => seen.push(edge));
    expect(seen).toEqual([
      [0, 2, 5],
      [1, 2, 7],
    ]);
  });

  it.each([
    ['an index out of range', () => Graph.fromEdges(2, [0], [2]), 'edge 0: expected two node indices in [0, 2)'],
    ['a fraction', () => Graph.fromEdges(2, [0.5], [1]), 'edge 0: expected two node indices'],
    ['unequal lengths', () => Graph.fromEdges(2, [0], []), 'expected 1 targets'],
    ['a NaN weight', () => Graph.fromEdges(2, [0], [1], { weights: [Number.NaN] }), 'but got NaN'],
    ['a weight of 0', () => Graph.fromEdges(2, [0], [1], { weights: [0] }), 'above 0, but got 0'],
    ['too few weights', () => Graph.fromEdges(2, [0], [1], { weights: [] }), 'edge weights: expected 1'],
    ['too few ids', () => Graph.fromEdges(2, [0], [1], { ids: ['a'] }), 'node ids: expected n = 2'],
  ])('throws for %s', (_what, make, message) => {
    expect(make).toThrow(message);
  });
});
