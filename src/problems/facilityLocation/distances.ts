import { InputError, requireInteger } from '../../errors';
import { diameterBounds } from '../../graph/distance/diameterBounds';
import { hopsToNearest } from '../../graph/distance/hopsToNearest';
import type { Graph } from '../../graph/Graph';
import type { Instance, Solution } from '../Problem';
import { defaultTargets } from './facilityTargets';

/** A graph in which unreachable nodes count as far away as two nodes of the whole can be. */
export interface FacilityInstance extends Instance {
  /** D, hops: the distance of unreachable pairs, and the largest distance that counts. Found when first asked for. */
  readonly farthest: number;
  /** Whether the graph is an observed part of another. */
  readonly partial: boolean;
}

/** Hops from each node to the nearest chosen one, at most D. @throws InputError for no node, or one that is none */
export function hardDistances({ graph, farthest }: FacilityInstance, chosen: Solution): Float64Array {
  requireInteger('chosen nodes', chosen.length, 1, graph.n, 'n');
  for (const node of chosen) requireInteger('chosen node', node, 0, graph.n - 1, 'n − 1');
  return Float64Array.from(hopsToNearest(graph, chosen), (hops) => (hops < 0 ? farthest : Math.min(hops, farthest)));
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

/** @throws InputError for a graph of several components */
export function requireConnected(graph: Graph): void {
  const unreached = hopsToNearest(graph, [0]).reduce((count, hops) => count + (hops < 0 ? 1 : 0), 0);
  if (unreached === 0) return;
  throw new InputError({
    what: 'facility location',
    expected:
      'a connected graph, since distances are infinite otherwise (take largestComponent(graph), or pose an observed part ' +
      'as { whole } with the connected graph that it is part of, or as { partial: true })',
    actual: `one in which ${unreached} of n = ${graph.n} nodes cannot be reached from node 0`,
  });
}

/** @throws InputError when the whole has not the nodes of its part */
export function requireSameSize(graph: Graph, whole: Graph): void {
  if (whole.n === graph.n) return;
  throw new InputError({ what: 'whole graph', expected: `n = ${graph.n} nodes, as its part`, actual: `${whole.n}` });
}
