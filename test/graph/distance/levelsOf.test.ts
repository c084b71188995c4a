import { describe, expect, it } from 'vitest';
import { allPairsHops } from '../../../src/graph/distance/allPairsHops';
import { type Levels, levelsOf } from '../../../src/graph/distance/levelsOf';
import { Graph } from '../../../src/graph/Graph';
import { Rng } from '../../../src/random/Rng';
import { cappedHops, sparseGraph } from '../../support/facility';

/** The ids at distance t from v, padding removed; undefined for the group that is left out. */
function group({ n, cap, ids, starts, groups, omitted }: Levels, v: number, t: number): number[] | undefined {
  const g = groups[v * cap + t - 1];
  if (omitted[v] === t) {
    expect(g).toBe(0);
    return undefined;
  }
  return [...ids.slice(starts[g], starts[g + 1])].filter((u) => u !== n);
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

  it('stores a group that several nodes have once, also at another distance', () => {
    // a star with the centre 0 and leaves 1 … 5, and leaf 6 at leaf 5: from 6 all is one hop farther than from 5
    const star = Graph.fromEdges(7, [0, 0, 0, 0, 0, 5], [1, 2, 3, 4, 5, 6]);
    const levels = levelsOf(allPairsHops(star), 3);
    expect(group(levels, 5, 1)).toEqual([0, 6]);
    expect(group(levels, 6, 2)).toEqual([0]);
    const at = (v: number, t: number) => levels.groups[v * 3 + t - 1];
    expect(at(1, 1)).toBe(at(6, 2)); // {0}
    expect(at(1, 3)).toBe(at(2, 3)); // {6}
    expect(at(0, 2)).toBe(at(1, 3));
    const lists = Array.from({ length: levels.starts.length - 1 }, (_, g) =>
      levels.ids.slice(levels.starts[g], levels.starts[g + 1]).join(),
    );
    expect(lists[0]).toBe('');
    expect(new Set(lists).size).toBe(lists.length);
  });

  it('walks every node once at every distance that it has a group for, equal groups together', () => {
    const { n, cap, groups, omitted, walk, walkStarts } = levelsOf(cappedHops(sparseGraph(new Rng(4), 40, 45), 5), 5);
    const expected = [];
    for (let skipped = 1; skipped <= cap; skipped++) {
      for (let t = 1; t <= cap; t++) {
        const nodes = Array.from({ length: n }, (_, v) => v).filter((v) => omitted[v] === skipped);
        const listed = nodes.filter((v) => groups[v * cap + t - 1] !== 0);
        expected.push(listed.sort((u, v) => groups[u * cap + t - 1] - groups[v * cap + t - 1] || u - v));
      }
    }
    expect(expected.map((_, b) => [...walk.slice(walkStarts[b], walkStarts[b + 1])])).toEqual(expected);
  });

  it('counts what is farther than the cap, or unreachable, as at the cap', () => {
    const path = Graph.fromEdges(6, [0, 1, 2, 3], [1, 2, 3, 4]);
    expect(levelsOf(allPairsHops(path), 2)).toEqual(levelsOf(cappedHops(path, 2), 2));
  });

  it('refuses more nodes than 32 bits can number pairs of', () => {
    const hops = { n: 46001, distances: new Uint8Array(0), diameter: 0, unreachable: 255 };
    expect(() => levelsOf(hops, 1)).toThrow('at most 46000 nodes, but got 46001');
  });
});
