import { allPairsHops } from '../../src/graph/distance/allPairsHops';
import type { DistanceMatrix } from '../../src/graph/distance/DistanceMatrix';
import { Graph } from '../../src/graph/Graph';
import { facilityLocation } from '../../src/problems/facilityLocation/facilityLocation';
import { relax } from '../../src/problems/relax';
import type { Rng } from '../../src/random/Rng';
import type { Settings } from '../../src/settings';

/** Hops with everything unreachable or farther at `cap`. */
export function cappedHops(graph: Graph, cap: number): DistanceMatrix {
  return allPairsHops(graph, { unreachable: cap, cap });
}

/** A random graph of n nodes, `edges` draws with repeats; usually disconnected. */
export function sparseGraph(rng: Rng, n: number, edges: number): Graph {
  const ends = () => Int32Array.from({ length: n > 1 ? edges : 0 }, () => rng.int(n));
  return Graph.fromEdges(n, ends(), ends());
}

/** E[d(v, S)] by the definition: all 2^n sets. */
export function byEnumeration({ n, distances }: DistanceMatrix, cap: number, x: ArrayLike<number>): Float64Array {
  const expected = new Float64Array(n);
  for (let set = 0; set < 2 ** n; set++) {
    let chance = 1;
    for (let u = 0; u < n; u++) chance *= (set >> u) & 1 ? x[u] : 1 - x[u];
    for (let v = 0; v < n; v++) {
      let nearest = cap;
      for (let u = 0; u < n; u++) if ((set >> u) & 1) nearest = Math.min(nearest, distances[v * n + u]);
      expected[v] += chance * nearest;
    }
  }
  return expected;
}

/** E[d(v, S)] as dense code does it: each row sorted by distance, running products of 1 − x. */
export function bySorting({ n, distances }: DistanceMatrix, cap: number, x: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: n }, (_, v) => {
    const near = (u: number) => Math.min(distances[v * n + u], cap);
    const order = Array.from({ length: n }, (_, u) => u).sort((a, b) => near(a) - near(b));
    let expected = 0;
    let missed = 1;
    for (const u of order) {
      expected += missed * x[u] * near(u);
      missed *= 1 - x[u];
    }
    return expected + missed * cap;
  });
}

export interface RelaxedFacilityOptions {
  /** Default 1. */
  k?: number;
  whole?: Graph;
  partial?: boolean;
  settings?: Settings;
}

/** Facility location posed on a graph and relaxed, with its value beside it. */
export function relaxedFacility(graph: Graph, options: RelaxedFacilityOptions = {}) {
  const { k = 1, settings = {}, ...limits } = options;
  const instance = facilityLocation.pose(graph, { k, ...limits });
  const relaxed = relax(facilityLocation, instance, settings);
  return { relaxed, ...relaxed, value: (chosen: Int32Array) => facilityLocation.value(instance, chosen) };
}
