import { describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/Graph';
import { type AffinityOptions, affinityGraph } from '../../../src/graph/neighbors/affinityGraph';
import { Rng } from '../../../src/random/Rng';
import { pointsOf, randomPoints, reordered } from '../../support/points';

/** On a line at 0, 1 and 3: the nearest other of 0 is 1, of 1 is 0, of 2 is 1. */
const THREE = pointsOf([[0], [1], [3]]);

/** "u-v" to weight. */
function edgesOf(graph: Graph): Record<string, number> {
  const edges: Record<string, number> = {};
  graph.forEachEdge((u, v, w) => {
    edges[`${u}-${v}`] = w;
  });
  return edges;
}

function expectEdges(options: AffinityOptions, expected: Record<string, number>, points = THREE): void {
  const edges = edgesOf(affinityGraph(points, options));
  expect(Object.keys(edges)).toEqual(Object.keys(expected));
  for (const [edge, weight] of Object.entries(expected)) expect(edges[edge], edge).toBeCloseTo(weight, 6);
}

describe('affinityGraph of three points, by hand', () => {
  it('binary: 1, and ½ where only one is the other’s neighbour', () => {
    expectEdges({ k: 1, kernel: 'binary' }, { '0-1': 1, '1-2': 0.5 });
    expectEdges({ k: 1, kernel: 'binary', symmetrize: 'max' }, { '0-1': 1, '1-2': 1 });
    expectEdges({ k: 1, kernel: 'binary', symmetrize: 'mutual' }, { '0-1': 1 });
    expect(affinityGraph(THREE, { k: 1, kernel: 'binary', symmetrize: 'max' }).weights).toBeNull();
  });

  it('gaussian: σ is the median distance to the neighbour that scales', () => {
    // distances to the first neighbour 1, 1, 2: σ = 1; to the second 3, 2, 3: σ = 3
    expectEdges({ k: 1, kernel: 'gaussian' }, { '0-1': Math.exp(-1 / 2), '1-2': Math.exp(-4 / 2) / 2 });
    const wide = { '0-1': Math.exp(-1 / 18), '1-2': Math.exp(-4 / 18) / 2 };
    expectEdges({ k: 1, kernel: 'gaussian', scaleNeighbor: 2 }, wide);
  });

  it('local: each point has its own width', () => {
    expectEdges({ k: 1, kernel: 'local' }, { '0-1': Math.exp(-1), '1-2': Math.exp(-4 / 2) / 2 });
  });

  it('jaccard: shared over all points of two lists, each with its own point', () => {
    // lists {0, 1}, {0, 1}, {1, 2}: 0 and 1 share 2 of 2, 1 and 2 share 1 of 3
    expectEdges({ k: 1 }, { '0-1': 1, '1-2': 1 / 3 });
    expectEdges({ k: 1, kernel: 'jaccard', symmetrize: 'mutual' }, { '0-1': 1 });
    expectEdges({ k: 2, kernel: 'jaccard' }, { '0-1': 1, '0-2': 1, '1-2': 1 });
  });

  it('countSelf takes one place of k, and leaves no loop', () => {
    expectEdges({ k: 2, kernel: 'binary', countSelf: true }, { '0-1': 1, '1-2': 0.5 });
    expectEdges({ k: 1, kernel: 'binary', countSelf: true }, {});
    expectEdges(
      { k: 2, kernel: 'gaussian', scaleNeighbor: 3, countSelf: true },
      {
        '0-1': Math.exp(-1 / 18),
        '1-2': Math.exp(-4 / 18) / 2,
      },
    );
  });
});

describe('affinityGraph', () => {
  const kernels = ['binary', 'gaussian', 'local', 'jaccard'] as const;
  const ways = ['mean', 'max', 'mutual'] as const;
  const all = kernels.flatMap((kernel) => ways.map((symmetrize) => ({ kernel, symmetrize, k: 6 })));

  it.each(all)('keeps the conventions of a graph and moves with its points: $kernel, $symmetrize', (options) => {
    const points = randomPoints(80, 4, 2);
    const graph = affinityGraph(points, options);
    const { n, rowPtr, colIdx, weights } = graph;
    const weightOf = new Map<number, number>();
    for (let u = 0; u < n; u++) {
      for (let e = rowPtr[u]; e < rowPtr[u + 1]; e++) {
        if (e > rowPtr[u]) expect(colIdx[e]).toBeGreaterThan(colIdx[e - 1]);
        expect(colIdx[e]).not.toBe(u);
        weightOf.set(u * n + colIdx[e], weights?.[e] ?? 1);
      }
    }
    for (const [pair, weight] of weightOf) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
      expect(weightOf.get((pair % n) * n + Math.floor(pair / n))).toBe(weight);
    }
    const order = new Rng(4).shuffle(Array.from({ length: n }, (_, i) => i));
    const moved = edgesOf(affinityGraph(reordered(points, order), options));
    const renamed = Object.entries(moved).map(([edge, weight]) => {
      const [u, v] = edge.split('-').map((i) => order[Number(i)]);
      return [`${Math.min(u, v)}-${Math.max(u, v)}`, weight] as const;
    });
    expect(Object.fromEntries(renamed)).toEqual(edgesOf(graph));
  });

  it('links duplicates at full weight, whatever the width comes to', () => {
    const points = pointsOf([[1], [1], [1], [1], [9]]);
    for (const kernel of ['gaussian', 'local'] as const) {
      const edges = edgesOf(affinityGraph(points, { k: 2, kernel, symmetrize: 'max' }));
      expect(edges['0-1']).toBe(1);
      expect(edges['0-4']).toBeGreaterThan(0);
      expect(edges['0-4']).toBeLessThan(1e-20);
    }
  });

  it('has no edges among no points or one', () => {
    for (const n of [0, 1]) {
      const graph = affinityGraph(pointsOf(Array.from({ length: n }, () => [0])));
      expect([graph.n, graph.m]).toEqual([n, 0]);
    }
  });

  it('refuses what cannot be, by name', () => {
    const refused = (options: object) => () => affinityGraph(THREE, options);
    expect(refused({})).toThrow('neighbours of each point: expected an integer between 1 and n − 1 = 2, but got 10');
    expect(refused({ k: 4, countSelf: true })).toThrow('expected an integer between 1 and n = 3, but got 4');
    expect(refused({ k: 1, kernel: 'local', scaleNeighbor: 3 })).toThrow(/^scaleNeighbor: expected/);
    expect(refused({ k: 2, kernel: 'gaussian', scaleNeighbor: 1, countSelf: true })).toThrow(
      /^scaleNeighbor: expected/,
    );
    expect(refused({ k: 1, kernel: 'cosine' })).toThrow('kernel: expected one of binary, gaussian, local, jaccard');
    expect(refused({ k: 1, symmetrize: 'sum' })).toThrow('symmetrize: expected one of mean, max, mutual');
  });
});
