import { describe, expect, it } from 'vitest';
import { DenseGraph } from '../../../src/graph/DenseGraph';
import { allPairsHops } from '../../../src/graph/distance/allPairsHops';
import { allPairsWeighted } from '../../../src/graph/distance/allPairsWeighted';
import { Graph } from '../../../src/graph/Graph';
import { randomDense, randomGraph, toDense } from '../../support/randomGraph';

/** Floyd–Warshall over lengths; 0 means no edge. */
function floydWarshall(dense: DenseGraph): Float64Array {
  const { n } = dense;
  const d = Float64Array.from(dense.weights, (w) => (w > 0 ? w : Number.POSITIVE_INFINITY));
  for (let i = 0; i < n; i++) d[i * n + i] = 0;
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) d[i * n + j] = Math.min(d[i * n + j]!, d[i * n + k]! + d[k * n + j]!);
    }
  }
  return d;
}

describe('allPairsHops', () => {
  it('agrees with Floyd–Warshall on random graphs, connected or not', () => {
    for (let seed = 0; seed < 6; seed++) {
      const graph = randomGraph(30, 0.02 * (seed + 2), seed);
      const expected = floydWarshall(toDense(graph));
      const { distances, unreachable, diameter } = allPairsHops(graph);
      expect(unreachable).toBe(255);
      expect([...distances]).toEqual([...expected].map((d) => (d === Number.POSITIVE_INFINITY ? 255 : d)));
      expect(diameter).toBe(Math.max(...[...expected].filter(Number.isFinite)));
    }
  });

  it('writes what it is told to for unreachable pairs, and caps', () => {
    const graph = Graph.fromEdges(5, [0, 1, 2], [1, 2, 3]);
    const { distances, diameter } = allPairsHops(graph, { unreachable: 7, cap: 2 });
    expect([...distances.subarray(0, 5)]).toEqual([0, 1, 2, 2, 7]);
    expect(diameter).toBe(2);
    expect(() => allPairsHops(graph, { cap: 0 })).toThrow('cap: expected an integer between 1 and 65535, but got 0');
  });

  it('takes two bytes a pair where one is too few', () => {
    const n = 300;
    const chain = Graph.fromEdges(
      n,
      [...Array(n - 1).keys()],
      Array.from({ length: n - 1 }, (_, i) => i + 1),
    );
    const { distances, diameter } = allPairsHops(chain);
    expect(distances).toBeInstanceOf(Uint16Array);
    expect(diameter).toBe(299);
    expect(distances[299]).toBe(299);
  });

  it('knows empty graphs and single nodes', () => {
    expect(allPairsHops(Graph.fromEdges(0, [], [])).distances.length).toBe(0);
    expect([...allPairsHops(Graph.fromEdges(1, [], [])).distances]).toEqual([0]);
  });
});

describe('allPairsWeighted', () => {
  const kinds: [string, (u: number) => number][] = [
    ['uniform weights', (u) => u],
    ['weights that no detour beats', (u) => 0.5 + u / 2],
    ['weights that differ by orders of magnitude', (u) => Math.exp(-12 * u)],
    ['equal weights', () => 0.5],
    ['missing edges', (u) => (u < 0.9 ? 0 : u)],
  ];
  for (const [name, weight] of kinds) {
    it(`agrees with Floyd–Warshall on ${name}`, () => {
      for (let seed = 0; seed < 3; seed++) {
        const dense = randomDense(61, seed, weight);
        const expected = floydWarshall(dense);
        const { distances, diameter } = allPairsWeighted(dense);
        for (let i = 0; i < expected.length; i++) expect(distances[i]).toBe(Math.fround(distances[i]!));
        for (let i = 0; i < expected.length; i++) {
          if (expected[i] === Number.POSITIVE_INFINITY) expect(distances[i]).toBe(Number.POSITIVE_INFINITY);
          else expect(Math.abs(distances[i]! - expected[i]!)).toBeLessThanOrEqual(1e-7 * (1 + expected[i]!));
        }
        expect(diameter).toBeCloseTo(Math.max(...[...expected].filter(Number.isFinite)), 6);
      }
    });
  }

  it('ignores the diagonal and knows empty graphs', () => {
    const withLoops = new DenseGraph(2, Float32Array.of(1, 0.25, 0.25, 1));
    expect([...allPairsWeighted(withLoops).distances]).toEqual([0, 0.25, 0.25, 0]);
    expect(allPairsWeighted(new DenseGraph(0, new Float32Array(0))).diameter).toBe(0);
  });
});
