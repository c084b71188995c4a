import { InputError, requireInteger } from '../../errors';
import { components } from '../../graph/components';
import { diameterBounds } from '../../graph/distance/diameterBounds';
import { hopsToNearest } from '../../graph/distance/hopsToNearest';
import { ShortestPaths } from '../../graph/distance/ShortestPaths';
import type { Graph } from '../../graph/Graph';
import type { Solution } from '../Problem';
import { type FacilityInstance, servedNodes } from './FacilityInstance';
import { defaultTargets, LENGTH_PAIRS } from './facilityTargets';

/** From each node to the nearest chosen one, at most D. @throws InputError for no node, or one that is none */
export function hardDistances(instance: FacilityInstance, chosen: Solution): Float64Array {
  const { graph, farthest, lengths } = instance;
  requireInteger('chosen nodes', chosen.length, 1, graph.n, 'n');
  for (const node of chosen) requireInteger('chosen node', node, 0, graph.n - 1, 'n − 1');
  if (lengths !== undefined) {
    const { distance } = new ShortestPaths(graph, lengths.values).from(chosen);
    return Float64Array.from(distance, (length) => Math.min(length, farthest));
  }
  return Float64Array.from(hopsToNearest(graph, chosen), (hops) => (hops < 0 ? farthest : Math.min(hops, farthest)));
}

/** The largest distance of a node with a demand. */
export function largestDistance(instance: FacilityInstance, chosen: Solution): number {
  const distances = hardDistances(instance, chosen);
  const served = servedNodes(instance);
  if (served === null) return distances.reduce((largest, d) => Math.max(largest, d), 0);
  return served.reduce((largest, v) => Math.max(largest, distances[v]!), 0);
}

/** The mean distance, each node counted by its demand. */
export function meanDistance(instance: FacilityInstance, chosen: Solution): number {
  const distances = hardDistances(instance, chosen);
  const demand = instance.columns?.demand;
  if (demand === undefined) return distances.reduce((sum, d) => sum + d, 0) / instance.graph.n;
  const total = demand.reduce((sum, weight) => sum + weight, 0);
  return distances.reduce((sum, d, v) => sum + demand[v]! * d, 0) / total;
}

/** Searches for the diameter of a graph too large for all pairs; if they do not settle it, its upper bound counts. */
const SEARCHES = 100;

const diameters = new WeakMap<Graph, number>();

/** D: the largest finite distance in a graph (of a large one perhaps a bound on it), at least 1; found once per graph. */
export function farthestIn(graph: Graph): number {
  let farthest = diameters.get(graph);
  if (farthest === undefined) {
    farthest = Math.max(1, diameterBounds(graph, defaultTargets(graph.n) === 'all' ? graph.n : SEARCHES).upper);
    diameters.set(graph, farthest);
  }
  return farthest;
}

const longest = new WeakMap<Float64Array, number>();

/** D over lengths: the longest shortest path; in a large graph twice the smallest eccentricity that a few searches met. */
export function longestIn(graph: Graph, lengths: Float64Array): number {
  const known = longest.get(lengths);
  if (known !== undefined) return known;
  const paths = new ShortestPaths(graph, lengths);
  const { labels, sizes } = components(graph);
  let found = 0;
  const exact = graph.n ** 2 <= LENGTH_PAIRS;
  for (let part = 0; part < sizes.length; part++) {
    let source = labels.indexOf(part);
    let bound = Number.POSITIVE_INFINITY;
    for (let search = 0; search < (exact ? sizes[part]! : BOUND_SEARCHES); search++) {
      if (exact && search > 0) source = labels.indexOf(part, source + 1);
      const { distance, order } = paths.from([source]);
      const far = order[order.length - 1]!;
      if (exact) found = Math.max(found, distance[far]!);
      else {
        bound = Math.min(bound, 2 * distance[far]!);
        // From the far end, then from halfway: the middle of a long path has the smallest eccentricity.
        source = search % 2 === 0 ? far : order[order.length >> 1]!;
      }
    }
    if (!exact) found = Math.max(found, bound);
  }
  longest.set(lengths, found);
  return found;
}

const BOUND_SEARCHES = 4;

/** @throws InputError for a graph of several components, of which each would need a facility of its own */
export function requireConnected(graph: Graph): void {
  const unreached = hopsToNearest(graph, [0]).reduce((count, hops) => count + (hops < 0 ? 1 : 0), 0);
  if (unreached === 0) return;
  throw new InputError({
    what: 'facility location',
    expected:
      'a connected graph, since distances are infinite otherwise (or K of at least the number of components, each of which ' +
      'then gets a facility; take largestComponent(graph), or pose an observed part as { whole } with the connected graph ' +
      'that it is part of, or as { partial: true })',
    actual: `one in which ${unreached} of n = ${graph.n} nodes cannot be reached from node 0`,
  });
}

/** @throws InputError when the whole has not the nodes of its part */
export function requireSameSize(graph: Graph, whole: Graph): void {
  if (whole.n === graph.n) return;
  throw new InputError({ what: 'whole graph', expected: `n = ${graph.n} nodes, as its part`, actual: `${whole.n}` });
}
