import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreNumbers } from '../../src/features/coreNumbers';
import { diffuse } from '../../src/features/diffuse';
import { STRUCTURAL_COLUMNS, structural } from '../../src/features/structural';
import { twoHopCounts } from '../../src/features/twoHopCounts';
import { hopDistances } from '../../src/graph/distance/hopDistances';
import { Graph } from '../../src/graph/Graph';

/** A clique of four with a tail 3 – 4 – 5 and an isolated node. */
const tailed = Graph.fromEdges(7, [0, 0, 0, 1, 1, 2, 3, 4], [1, 2, 3, 2, 3, 3, 4, 5]);

const graphs = fc.integer({ min: 0, max: 12 }).chain((n) =>
  fc
    .array(fc.tuple(fc.nat({ max: Math.max(n - 1, 0) }), fc.nat({ max: Math.max(n - 1, 0) })), {
      maxLength: n === 0 ? 0 : 30,
    })
    .map((edges) =>
      Graph.fromEdges(
        n,
        edges.map(([u]) => u),
        edges.map(([, v]) => v),
      ),
    ),
);

/** By definition: peel off nodes of degree below k until none is left to peel. */
function coresByPeeling(graph: Graph): number[] {
  const core = new Array<number>(graph.n).fill(0);
  for (let k = 1; k <= graph.n; k++) {
    const alive = new Set(Array.from({ length: graph.n }, (_, i) => i));
    for (let changed = true; changed; ) {
      changed = false;
      for (const i of alive) {
        const row = graph.colIdx.subarray(graph.rowPtr[i], graph.rowPtr[i + 1]);
        if (row.filter((j) => alive.has(j)).length < k) changed = alive.delete(i);
      }
    }
    for (const i of alive) core[i] = k;
  }
  return core;
}

describe('coreNumbers', () => {
  it('of a clique with a tail, by hand', () => {
    expect([...coreNumbers(tailed)]).toEqual([3, 3, 3, 3, 1, 1, 0]);
  });
  it('agrees with peeling', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        expect([...coreNumbers(graph)]).toEqual(coresByPeeling(graph));
      }),
    );
  });
});

describe('twoHopCounts', () => {
  it('agrees with hop distances', () => {
    expect([...twoHopCounts(tailed)]).toEqual([1, 1, 1, 1, 3, 1, 0]);
    fc.assert(
      fc.property(graphs, (graph) => {
        const expected = Array.from(
          { length: graph.n },
          (_, i) => hopDistances(graph, i).filter((hops) => hops === 2).length,
        );
        expect([...twoHopCounts(graph)]).toEqual(expected);
      }),
    );
  });
});

describe('structural', () => {
  it('standardises the hand-computed columns', () => {
    const { values, rows, cols } = structural(tailed);
    expect([rows, cols]).toEqual([7, STRUCTURAL_COLUMNS.length]);
    const raw = [
      [3, 3, 3, 4, 2, 1, 0].map(Math.log1p),
      [3, 3, 3, 3, 0, 0, 0].map(Math.log1p),
      [1, 1, 1, 0.5, 0, 0, 0],
      [3, 3, 3, 3, 1, 1, 0].map(Math.log1p),
      [1, 1, 1, 1, 3, 1, 0].map(Math.log1p),
    ];
    raw.forEach((column, c) => {
      const mean = column.reduce((a, b) => a + b) / 7;
      const deviation = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 7);
      column.forEach((x, i) => {
        expect(values[i * cols + c], `${STRUCTURAL_COLUMNS[c]} of ${i}`).toBeCloseTo((x - mean) / deviation, 5);
      });
    });
  });

  it('makes constant columns zero, and takes one node and none', () => {
    const cycle = Graph.fromEdges(5, [0, 1, 2, 3, 4], [1, 2, 3, 4, 0]);
    expect(structural(cycle).values.every((x) => x === 0)).toBe(true);
    expect([...structural(Graph.fromEdges(1, [], [])).values]).toEqual([0, 0, 0, 0, 0]);
    expect(structural(Graph.fromEdges(0, [], [])).values).toHaveLength(0);
  });
});

describe('diffuse', () => {
  it('averages lazy steps by hand and leaves an isolated node its row', () => {
    const pair = Graph.fromEdges(3, [0], [1]);
    const x = Float32Array.of(4, 0, 7);
    // P: both of the pair at 1/2 from the first step on.
    expect([...diffuse(pair, x, 1, 1)]).toEqual([3, 1, 7]);
    expect([...diffuse(pair, x, 1, 3)]).toEqual([2.5, 1.5, 7]);
    expect([...x]).toEqual([4, 0, 7]);
  });
});
