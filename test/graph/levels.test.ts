import { describe, expect, it } from 'vitest';
import { allPairsHops } from '../../src/graph/allPairs';
import { Graph } from '../../src/graph/Graph';
import { type Levels, levelsOf } from '../../src/graph/levels';
import { Rng } from '../../src/random/Rng';
import { cappedHops, sparseGraph } from '../support/facility';

/** The ids at distance t from v, padding removed; undefined for the group that is left out. */
function group({ n, cap, ids, starts, omitted }: Levels, v: number, t: number): number[] | undefined {
  if (omitted[v] === t) return undefined;
  return [...ids.slice(starts[v * cap + t - 1], starts[v * cap + t])].filter((u) => u !== n);
}

describe('levelsOf', () => {
  it('groups a path with an isolated node, the largest group left out', () => {
    // 0 - 1 - 2 - 3, and 4 alone; cap 3
    const levels = levelsOf(allPairsHops(Graph.fromEdges(5, [0, 1, 2], [1, 2, 3])), 3);
    expect([...levels.omitted]).toEqual([3, 1, 1, 3, 3]);
    expect([1, 2, 3].map((t) => group(levels, 0, t))).toEqual([[1], [2], undefined]);
    expect([1, 2, 3].map((t) => group(levels, 1, t))).toEqual([undefined, [3], [4]]);
    expect([1, 2, 3].map((t) => group(levels, 4, t))).toEqual([[], [], undefined]);
  });

  it('pads every group to a multiple of four with the id n', () => {
    const levels = levelsOf(cappedHops(sparseGraph(new Rng(1), 23, 30), 5), 5);
    expect(levels.starts.every((start) => start % 4 === 0)).toBe(true);
  });

  it.each([1, 2, 9, 30])('holds every pair once, by its distance, for n = %i', (n) => {
    const hops = cappedHops(sparseGraph(new Rng(n), n, 2 * n), 4);
    const levels = levelsOf(hops, 4);
    for (let v = 0; v < n; v++) {
      const sizes = [1, 2, 3, 4].map((t) => {
        const at = Array.from({ length: n }, (_, u) => u).filter((u) => u !== v && hops.distances[v * n + u] === t);
        const listed = group(levels, v, t);
        if (listed !== undefined) expect(listed).toEqual(at);
        return at.length;
      });
      expect(sizes[levels.omitted[v] - 1]).toBe(Math.max(...sizes));
    }
  });

  it('counts what is farther than the cap, or unreachable, as at the cap', () => {
    const path = Graph.fromEdges(6, [0, 1, 2, 3], [1, 2, 3, 4]);
    expect(levelsOf(allPairsHops(path), 2)).toEqual(levelsOf(cappedHops(path, 2), 2));
  });

  it('refuses more nodes than two bytes can name', () => {
    const hops = { n: 65536, distances: new Uint8Array(0), diameter: 0, unreachable: 255 };
    expect(() => levelsOf(hops, 1)).toThrow('at most 65535 nodes, but got 65536');
  });
});
