import { measured, type Posed } from './measured';

/** Who needs a facility, who may have one, and how far they are from each other. */
export interface FacilityTable {
  /** Nodes, or the clients alone where `distances` has no others. */
  readonly n: number;
  /** A row of n for each node that may have a facility, or for all; a pair out of reach counts as the largest distance there is, or where each component is to have a facility, as far more. */
  readonly distances: ArrayLike<number>;
  /** Nodes with a demand, ascending. */
  readonly clients: Int32Array;
  /** Length n, what each counts in a mean. */
  readonly demand: ArrayLike<number>;
  /** Nodes that a facility may stand at, ascending. */
  readonly candidates: Int32Array;
}

/** Farther than any path, and still exact in sums. */
export const OUT_OF_REACH = 1e9;

/** All distances of an instance. @throws InputError for a graph too large for the distances of all pairs */
export function facilityTable(instance: Posed): FacilityTable {
  const { graph, columns, components, farthest } = instance;
  const { n } = graph;
  const matrix = measured(instance);
  const { diameter, unreachable } = matrix;
  const far = components === undefined ? (farthest ?? diameter + 1) : OUT_OF_REACH;
  const distances = Float32Array.from(matrix.distances, (d) => (d === unreachable ? far : Math.min(d, far)));
  const nodes = Int32Array.from({ length: n }, (_, v) => v);
  return {
    n,
    distances,
    clients: columns === undefined ? nodes : nodes.filter((v) => columns.demand[v]! > 0),
    demand: columns?.demand ?? new Float64Array(n).fill(1),
    candidates: columns === undefined ? nodes : nodes.filter((v) => columns.candidate[v] === 1),
  };
}
