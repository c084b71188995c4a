import { InputError } from '../../errors';
import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';
import { allPairsHops } from '../../graph/distance/allPairsHops';
import { allPairsLengths } from '../../graph/distance/allPairsLengths';
import { allPairsWeighted } from '../../graph/distance/allPairsWeighted';
import type { DistanceMatrix } from '../../graph/distance/DistanceMatrix';
import { hopsToNearest } from '../../graph/distance/hopsToNearest';
import { ShortestPaths } from '../../graph/distance/ShortestPaths';
import type { FacilityInstance } from '../../problems/facilityLocation/FacilityInstance';
import type { Instance } from '../../problems/Problem';

/** As `facilityLocation` poses it, on observed or on predicted edges; outside of a run, perhaps a graph and K alone. */
export type Posed = Instance<AnyGraph> &
  Partial<Pick<FacilityInstance, 'lengths' | 'columns' | 'components' | 'farthest'>>;

/** The distances that an instance goes by. @throws InputError for a graph too large for those of all pairs */
export function measured({ graph, lengths }: Pick<Posed, 'graph' | 'lengths'>): DistanceMatrix {
  if (graph instanceof DenseGraph || lengths === undefined) return allDistances(graph);
  requirePairs(graph.n);
  return allPairsLengths(graph, lengths.values);
}

/** Nodes of which the distances of all pairs are still made: n² bytes, n searches. */
const ALL_PAIRS = 20_000;

/** Whether the distances of all pairs are too many. */
export const isBeyondPairs = ({ n }: AnyGraph): boolean => n > ALL_PAIRS;

/** Hops between all pairs, or lengths on a predicted graph. */
export function allDistances(graph: AnyGraph): DistanceMatrix {
  if (graph instanceof DenseGraph) return allPairsWeighted(graph);
  requirePairs(graph.n);
  return allPairsHops(graph);
}

/** The distances from a node to all, +Infinity out of reach: by one search each, or a row of those over predicted edges. */
export function rowsOf({ graph, lengths }: Posed): (node: number) => ArrayLike<number> {
  if (graph instanceof DenseGraph) {
    const { n, distances } = allDistances(graph);
    return (node) => distances.subarray(node * n, (node + 1) * n);
  }
  if (lengths !== undefined) {
    const paths = new ShortestPaths(graph, lengths.values);
    return (node) => paths.from([node]).distance;
  }
  return (node) => {
    const row = new Float64Array(graph.n);
    const hops = hopsToNearest(graph, [node]);
    for (let v = 0; v < row.length; v++) row[v] = hops[v]! < 0 ? Number.POSITIVE_INFINITY : hops[v]!;
    return row;
  };
}

function requirePairs(n: number): void {
  if (n <= ALL_PAIRS) return;
  const expected = `at most ${ALL_PAIRS} nodes, since it compares the distances of all pairs`;
  throw new InputError({ what: 'graph', expected, actual: `${n}` });
}
