import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { inversePermutation } from '../../../src/graph/order/inversePermutation';
import { reorderEdges } from '../../../src/graph/order/reorderEdges';
import { reorderRows } from '../../../src/graph/order/reorderRows';
import type { SparseMatrix } from '../../../src/graph/SparseMatrix';
import { Rng } from '../../../src/random/Rng';
import { randomGraph } from '../../support/randomGraph';

describe('reorderEdges', () => {
  it('puts node nodes[i] at place i, with its weights', () => {
    const graph = Graph.fromEdges(3, [0, 1], [1, 2], { weights: [2, 5] });
    const { rowPtr, colIdx, weights } = reorderEdges(graph, Int32Array.of(1, 2, 0));
    expect([...rowPtr]).toEqual([0, 2, 3, 4]);
    expect([...colIdx]).toEqual([1, 2, 0, 0]);
    expect([...weights!]).toEqual([5, 2, 5, 2]);
  });

  it('is the graph of the renumbered edges, rows ascending (random graphs)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 1000 }), (n, seed) => {
        const graph = randomGraph(n, 0.2, seed);
        const nodes = new Rng(seed).shuffle(Int32Array.from({ length: n }, (_, i) => i));
        const place = inversePermutation(nodes, n);
        const [source, target]: number[][] = [[], []];
        graph.forEachEdge((u, v) => source.push(place[u]) && target.push(place[v]));
        const expected = Graph.fromEdges(n, source, target);
        const actual = reorderEdges(graph, nodes);
        expect(actual.rowPtr).toEqual(expected.rowPtr);
        expect(actual.colIdx).toEqual(expected.colIdx);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses what is not a permutation', () => {
    const graph = Graph.fromEdges(3, [0], [1]);
    expect(() => reorderEdges(graph, Int32Array.of(0, 1, 1))).toThrow(
      'node order, place 2: expected each of 3 nodes once, but got 1 again',
    );
    expect(() => reorderEdges(graph, Int32Array.of(0, 3, 1))).toThrow('but got 3');
    expect(() => reorderEdges(graph, Int32Array.of(0, 1))).toThrow('expected n = 3 nodes, but got 2');
  });
});

describe('reorderRows', () => {
  const nodes = Int32Array.of(2, 0, 1);

  it('moves sparse rows', () => {
    const x: SparseMatrix = {
      kind: 'sparse',
      rows: 3,
      cols: 4,
      rowPtr: Int32Array.of(0, 2, 2, 3),
      colIdx: Int32Array.of(0, 3, 1),
      values: Float32Array.of(1, 2, 3),
    };
    const moved = reorderRows(x, nodes) as SparseMatrix;
    expect([...moved.rowPtr]).toEqual([0, 1, 3, 3]);
    expect([...moved.colIdx]).toEqual([1, 0, 3]);
    expect([...moved.values!]).toEqual([3, 1, 2]);
    expect((reorderRows({ ...x, values: null }, nodes) as SparseMatrix).values).toBeNull();
  });

  it('moves dense rows, into an array of the caller or one of its own', () => {
    const values = Float32Array.of(1, 2, 3, 4, 5, 6);
    const moved = reorderRows({ kind: 'dense', rows: 3, cols: 2, values }, nodes);
    if (moved.kind !== 'dense') throw new Error('expected dense rows');
    const target = new Float64Array(6);
    moved.copyTo!(target);
    expect([...target]).toEqual([5, 6, 1, 2, 3, 4]);
    expect([...moved.values]).toEqual([5, 6, 1, 2, 3, 4]);
    expect(moved.values).toBe(moved.values);
  });
});
