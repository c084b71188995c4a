import { InputError } from '../../errors';
import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';
import { allPairsHops } from '../../graph/distance/allPairsHops';
import { allPairsLengths } from '../../graph/distance/allPairsLengths';
import { allPairsWeighted } from '../../graph/distance/allPairsWeighted';
import type { DistanceMatrix } from '../../graph/distance/DistanceMatrix';
import { nodesWhere } from '../../graph/nodesWhere';
import type { FacilityInstance } from '../../problems/facilityLocation/FacilityInstance';
import type { Instance } from '../../problems/Problem';

/** What it costs to serve every client from every place that a facility may stand at. */
export interface MedianCosts {
  /** Nodes with a demand, ascending. */
  readonly clients: Int32Array;
  /** Of each client, above 0. */
  readonly demand: Float64Array;
  /** Nodes that a facility may stand at, ascending. */
  readonly places: Int32Array;
  /** places x clients, row by row: distances, not yet times the demand. */
  readonly distances: Uint8Array | Uint16Array | Float32Array;
  /** Whether every cost is a whole number, so that sums are too. */
  readonly whole: boolean;
}

/** As a median problem poses it, on observed or on predicted edges. */
export type PosedMedian = Instance<AnyGraph> & Partial<Pick<FacilityInstance, 'lengths' | 'components' | 'farthest'>>;

/** Nodes of which the distances of all pairs are still made. */
const ALL_PAIRS = 20_000;

/**
 * The costs of an instance: hops, lengths, or lengths of shortest paths over predicted edges. Pairs out of reach are at the
 * instance's farthest distance; where each component is to have a facility, at more than any solution that gives it one costs.
 * O(n (n + m)) time, a byte a pair (four over lengths).
 * @throws InputError for more than 20,000 nodes
 * @example medianCosts(problems['k-median'].pose(karateClub().graph, { k: 2 })).places.length // 34
 */
export function medianCosts(instance: PosedMedian): MedianCosts {
  const { graph, columns } = instance;
  const { n } = graph;
  const all = Int32Array.from({ length: n }, (_, v) => v);
  const demandOf = columns?.demand;
  const clients = demandOf === undefined ? all : all.filter((v) => demandOf[v]! > 0);
  const demand = Float64Array.from(clients, (v) => demandOf?.[v] ?? 1);
  const places = columns?.candidate === undefined ? all : nodesWhere(columns.candidate);
  const square = matrixOf(instance);
  const plain = clients.length === n && places.length === n;
  const distances = plain ? square : block(square, n, places, clients);
  const whole = !(distances instanceof Float32Array) && demand.every(Number.isInteger);
  return { clients, demand, places, distances, whole };
}

function matrixOf(instance: PosedMedian): MedianCosts['distances'] {
  const { graph, lengths, components, columns } = instance;
  if (graph instanceof DenseGraph) {
    const matrix = allPairsWeighted(graph);
    return replaced(matrix, 2 * matrix.diameter + 1);
  }
  if (graph.n > ALL_PAIRS) {
    const expected = `at most ${ALL_PAIRS} nodes, since it compares the distances of all pairs`;
    throw new InputError({ what: 'graph', expected, actual: `${graph.n}` });
  }
  const farthest = instance.farthest ?? graph.n;
  if (components !== undefined) {
    const demand = Array.from(columns?.demand ?? new Float64Array(graph.n).fill(1));
    const total = demand.reduce((sum, w) => sum + w, 0);
    const smallest = demand.reduce((least, w) => (w > 0 ? Math.min(least, w) : least), total);
    const matrix = lengths === undefined ? allPairsHops(graph) : allPairsLengths(graph, lengths.values);
    return replaced(matrix, farthest * (1 + total / smallest));
  }
  if (lengths === undefined) {
    const cap = Math.min(farthest, 65_535);
    return allPairsHops(graph, { unreachable: cap, cap }).distances;
  }
  return replaced(allPairsLengths(graph, lengths.values), farthest);
}

/** With another number between nodes that do not reach each other. */
function replaced({ distances, unreachable }: DistanceMatrix, by: number): Float32Array {
  return Float32Array.from(distances, (d) => (d === unreachable ? by : d));
}

function block<T extends MedianCosts['distances']>(square: T, n: number, rows: Int32Array, columns: Int32Array): T {
  const made = new (square.constructor as new (length: number) => T)(rows.length * columns.length);
  let at = 0;
  for (const u of rows) for (const v of columns) made[at++] = square[u * n + v]!;
  return made;
}
