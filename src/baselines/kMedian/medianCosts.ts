import { DenseGraph } from '../../graph/DenseGraph';
import type { DistanceMatrix } from '../../graph/distance/DistanceMatrix';
import { nodesWhere } from '../../graph/nodesWhere';
import type { Instance } from '../../problems/Problem';
import { measured, type Posed } from '../facility/measured';

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

/** As a median problem poses it, on observed or on predicted edges; its columns may be fewer or more than facility location's. */
export type PosedMedian = Omit<Posed, 'columns'> & { readonly columns?: Instance['columns'] };

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
  const matrix = measured(instance);
  const { distances, unreachable } = matrix;
  const far = farOf(instance, matrix);
  const within = (d: number): number => (d === unreachable ? far : Math.min(d, far));
  const isRoomy = Number.isInteger(far) && far < 256 ** distances.BYTES_PER_ELEMENT;
  return distances instanceof Float32Array || !isRoomy ? Float32Array.from(distances, within) : distances.map(within);
}

/** What stands for a pair out of reach. */
function farOf({ graph, components, columns, farthest }: PosedMedian, { diameter }: DistanceMatrix): number {
  if (graph instanceof DenseGraph) return 2 * diameter + 1;
  const most = farthest ?? graph.n;
  if (components === undefined) return most;
  const demand = Array.from(columns?.demand ?? new Float64Array(graph.n).fill(1));
  const total = demand.reduce((sum, w) => sum + w, 0);
  const smallest = demand.reduce((least, w) => (w > 0 ? Math.min(least, w) : least), total);
  return most * (1 + total / smallest);
}

function block<T extends MedianCosts['distances']>(square: T, n: number, rows: Int32Array, columns: Int32Array): T {
  const made = new (square.constructor as new (length: number) => T)(rows.length * columns.length);
  let at = 0;
  for (const u of rows) for (const v of columns) made[at++] = square[u * n + v]!;
  return made;
}
