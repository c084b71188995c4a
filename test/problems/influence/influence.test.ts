import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { influence } from '../../../src/problems/influence/influence';
import { liveEdges } from '../../../src/problems/influence/liveEdges';
import { toDense } from '../../support/randomGraph';

/** A square with a tail, and a node alone. */
const graph = Graph.fromEdges(6, [0, 1, 2, 3, 3], [1, 2, 3, 0, 4]);
const edges: [number, number][] = [];
graph.forEachEdge((u, v) => edges.push([u, v]));

/** The expected weight that is reached, over all 2^m outcomes of the coins. */
function spread(chosen: readonly number[], weight: readonly number[], chances: readonly number[]): number {
  let expected = 0;
  for (let code = 0; code < 2 ** edges.length; code++) {
    const live = edges.filter((_, e) => (code >> e) % 2 === 1);
    const chance = chances.reduce((product, p, e) => product * ((code >> e) % 2 === 1 ? p : 1 - p), 1);
    const reached = new Set(chosen);
    for (let more = true; more; ) {
      more = false;
      for (const [u, v] of live) {
        if (reached.has(u) === reached.has(v)) continue;
        reached.add(u).add(v);
        more = true;
      }
    }
    for (const u of reached) expected += chance * weight[u]!;
  }
  return expected;
}

describe('influence', () => {
  const weight = [1, 2, 3, 4, 5, 6];

  it.each([0.1, 0.5])('is the expected weight of a cascade, p = %f', (probability) => {
    const posed = influence.pose(graph, { k: 2, columns: { weight }, terms: { probability, samples: 40_000 } });
    for (const chosen of [
      [0, 5],
      [3, 4],
    ]) {
      const exact = spread(
        chosen,
        weight,
        edges.map(() => probability),
      );
      // Four deviations of the mean: no sample is further off than the weight of all.
      expect(Math.abs(influence.value(posed, Int32Array.from(chosen)) - exact)).toBeLessThan(
        (4 * 21) / Math.sqrt(40_000) / 2,
      );
    }
  });

  it('takes an edge of weight w for w parallel edges, on dense graphs too', () => {
    const weighted = Graph.fromEdges(6, [0, 1, 2, 3, 3], [1, 2, 3, 0, 4], { weights: [1, 3, 0.5, 2, 1] });
    const chances: number[] = [];
    weighted.forEachEdge((_u, _v, w) => chances.push(1 - 0.7 ** w));
    const exact = spread([1], weight, chances);
    const options = { probability: 0.3, samples: 40_000 };
    for (const one of [weighted, toDense(weighted, 5)]) {
      const cover = liveEdges(one, Float64Array.from(weight), options);
      const posed = influence.pose(graph, { k: 1 });
      expect(Math.abs(influence.value({ ...posed, cover }, Int32Array.of(1)) - exact)).toBeLessThan(0.2);
    }
  });

  it('reaches nobody else at p = 0, the component at p = 1', () => {
    const value = (probability: number) =>
      influence.value(influence.pose(graph, { k: 1, terms: { probability, samples: 3 } }), Int32Array.of(0));
    expect([value(0), value(1)]).toEqual([1, 5]);
  });

  it('draws the same by the same seed, other cascades by another', () => {
    const worth = (sampleSeed: number) =>
      influence.value(influence.pose(graph, { k: 1, terms: { sampleSeed } }), Int32Array.of(0));
    expect(worth(1)).toBe(worth(1));
    expect(worth(2)).not.toBe(worth(1));
  });

  it('refuses chances and samples out of range', () => {
    expect(() => influence.pose(graph, { k: 1, terms: { probability: 1.5 } })).toThrow(/probability.*expected/);
    expect(() => influence.pose(graph, { k: 1, terms: { samples: 0 } })).toThrow(/samples.*expected/);
  });
});
