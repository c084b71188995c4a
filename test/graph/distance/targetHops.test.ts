import { describe, expect, it } from 'vitest';
import { landmarkHops, targetHops } from '../../../src/graph/distance/targetHops';
import { Graph } from '../../../src/graph/Graph';
import { Rng } from '../../../src/random/Rng';
import { cappedHops, sparseGraph } from '../../support/facility';

describe('targetHops', () => {
  it('is the rows of the capped distances of all pairs', () => {
    const graph = sparseGraph(new Rng(2), 30, 40);
    const all = cappedHops(graph, 5).distances;
    const { distances, p } = targetHops(graph, Int32Array.of(7, 0, 29), 5);
    expect(p).toBe(3);
    expect([...distances]).toEqual([7, 0, 29].flatMap((v) => [...all.subarray(30 * v, 30 * (v + 1))]));
  });

  it('takes two bytes where one is too small', () => {
    const edge = Int32Array.from({ length: 400 }, (_, i) => i);
    const path = Graph.fromEdges(
      401,
      edge,
      edge.map((i) => i + 1),
    );
    expect([...targetHops(path, Int32Array.of(0), 400).distances]).toEqual([...edge, 400]);
    expect(targetHops(path, Int32Array.of(0), 255).distances).toBeInstanceOf(Uint8Array);
  });
});

describe('landmarkHops', () => {
  it('covers a path from its ends', () => {
    const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]);
    const { targets, radius } = landmarkHops(path, { count: 3, first: 1, cap: 4 });
    expect([...targets]).toEqual([1, 4, 0]); // 3 hops away, then the first of those at 1
    expect(radius).toBe(1);
  });

  it('reaches every component before it goes on, and says what it does not reach', () => {
    const pairs = Graph.fromEdges(6, [0, 2, 4], [1, 3, 5]);
    expect([...landmarkHops(pairs, { count: 3, first: 0, cap: 9 }).targets]).toEqual([0, 2, 4]);
    expect(landmarkHops(pairs, { count: 3, first: 0, cap: 9 }).radius).toBe(1);
    expect(landmarkHops(pairs, { count: 2, first: 0, cap: 9 }).radius).toBe(9);
  });

  it.each([1, 4, 20])('has the radius of its definition with %i landmarks', (count) => {
    const graph = sparseGraph(new Rng(6), 60, 90);
    const { targets, distances, radius } = landmarkHops(graph, { count, first: 3, cap: 7 });
    const all = cappedHops(graph, 7).distances;
    const nearest = Array.from({ length: 60 }, (_, v) => Math.min(...Array.from(targets, (l) => all[60 * l + v])));
    expect(radius).toBe(Math.max(...nearest));
    expect([...distances.subarray(0, 60)]).toEqual([...all.subarray(180, 240)]);
  });
});
