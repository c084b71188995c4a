import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import type { CapacitatedInstance } from '../../../src/problems/capacitated/CapacitatedInstance';
import { preferencesOf, Ties } from '../../../src/problems/capacitated/preferences';

/** 0 – 1 – 2 – 3 – 4 with 5 beside 1, and 6 on its own. */
const graph = Graph.fromEdges(7, [0, 1, 2, 3, 1], [1, 2, 3, 4, 5]);
const hops = [
  [0, 1, 2, 3, 4, 2, -1],
  [1, 0, 1, 2, 3, 1, -1],
  [2, 1, 0, 1, 2, 2, -1],
  [3, 2, 1, 0, 1, 3, -1],
  [4, 3, 2, 1, 0, 4, -1],
  [2, 1, 2, 3, 4, 0, -1],
  [-1, -1, -1, -1, -1, -1, 0],
];
const demand = [1, 2, 3, 4, 5, 6, 7];
const clients = Int32Array.of(0, 3, 5, 6);
const ties = new Ties(7, 3);

/** By distance, no farther than `farthest`; equals in the client's order. */
const sorted = (v: number, farthest: number, distance: readonly number[]) => {
  const near = (u: number) => (distance[u]! < 0 ? farthest : Math.min(distance[u]!, farthest));
  const rank = ties.rankFor(v);
  return [0, 1, 2, 3, 4, 5, 6].sort((a, b) => near(a) - near(b) || rank[a]! - rank[b]!);
};

describe('preferencesOf', () => {
  it.each([1, 2, 3, 4])(
    'is all nodes from near to far, those from hop %i on alike, equals as the client has them',
    (farthest) => {
      const instance = { graph, columns: { demand }, farthest } as unknown as CapacitatedInstance;
      const { n, order, demand: shares } = preferencesOf(instance, clients, ties);
      expect(n).toBe(7);
      clients.forEach((v, t) => {
        expect([...order.slice(7 * t, 7 * t + 7)]).toEqual(sorted(v, farthest, hops[v]!));
      });
      // 18 of the demand of 28 is that of the clients.
      expect([...shares]).toEqual([1, 4, 6, 7].map((w) => (w * 28) / 18));
    },
  );

  it.each([2.5, 7, 20])('is the same by lengths that a search tells, up to %d', (farthest) => {
    const instance = { graph, columns: { demand }, farthest } as unknown as CapacitatedInstance;
    const lengths = hops.map((row) =>
      row.map((d, u) => (d < 0 ? Number.POSITIVE_INFINITY : d * (u % 2 === 0 ? 1.5 : 2))),
    );
    const { order } = preferencesOf(instance, clients, ties, (v) => lengths[v]!);
    clients.forEach((v, t) => {
      expect([...order.slice(7 * t, 7 * t + 7)]).toEqual(sorted(v, farthest, lengths[v]!));
    });
  });

  it('keeps node numbers beyond two bytes', () => {
    const large = 65_538;
    const star = Graph.fromEdges(large, [0], [large - 1]);
    const instance = { graph: star, columns: { demand: new Float64Array(large).fill(1) }, farthest: 2 };
    const { order } = preferencesOf(instance as unknown as CapacitatedInstance, Int32Array.of(0), new Ties(large, 1));
    expect([...order.slice(0, 2)]).toEqual([0, large - 1]);
  });
});

describe('Ties', () => {
  it('has a place for every node, in 16 orders at most, as a seed says', () => {
    const names = new Set<string>();
    for (let v = 0; v < 200; v++) {
      const [order, rank] = [ties.orderFor(v), ties.rankFor(v)];
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
      order.forEach((u, at) => {
        expect(rank[u]).toBe(at);
      });
      names.add(String(order));
    }
    expect(names.size).toBeGreaterThan(12);
    expect(names.size).toBeLessThanOrEqual(16);
    expect(new Ties(7, 3).orderFor(5)).toEqual(ties.orderFor(5));
  });
});
