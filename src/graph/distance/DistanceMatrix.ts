/** Distances between all pairs of nodes, symmetric, zero diagonal. */
export interface DistanceMatrix {
  /** Nodes. */
  readonly n: number;
  /** n x n, row major. */
  readonly distances: Uint8Array | Uint16Array | Float32Array;
  /** The largest distance between two nodes that reach each other; 0 if there is no such pair. */
  readonly diameter: number;
  /** What `distances` holds for a pair that no path joins. */
  readonly unreachable: number;
}
