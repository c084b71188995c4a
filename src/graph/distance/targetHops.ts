import type { Graph } from '../Graph';
import { breadthFirst, UNREACHABLE } from './breadthFirst';
import { farthestFirst } from './farthestFirst';
import { hopRows } from './hopRows';

/** Distances from p target nodes to all n nodes: some rows of the matrix that `allPairsHops` would make. */
export interface TargetHops {
  /** Nodes. */
  readonly n: number;
  /** Targets. */
  readonly p: number;
  /** Largest distance; everything farther, and everything unreachable, counts as this. */
  readonly cap: number;
  /** Length p, different nodes. */
  readonly targets: Int32Array;
  /** p x n, row major; one byte a distance if `cap` is below 256, else two. */
  readonly distances: Uint8Array | Uint16Array;
}

/**
 * Hops from p target nodes to all n, by breadth-first search, 32 targets at a time: O(p (n + m)), one or two bytes a pair.
 * What `ops.targetDistance` takes. Throws nothing.
 *
 * @param targets different nodes
 * @param cap D, hops: what is farther, or not reached at all, counts as this; at most 65,535
 * @example targetHops(Graph.fromEdges(4, [0, 1], [1, 2]), Int32Array.of(0), 5).distances // 0, 1, 2, 5
 */
export function targetHops(graph: Graph, targets: Int32Array, cap: number): TargetHops {
  const { n } = graph;
  const p = targets.length;
  const distances = rowsFor(p * n, cap);
  hopRows(graph, targets, distances, cap);
  return { n, p, cap, targets, distances };
}

/**
 * Targets that no node is far from: landmarks, chosen farthest first.
 * @returns the distances from them, and the `radius`: no node is more hops than this from the nearest landmark, at most `cap`
 */
export function landmarkHops(
  graph: Graph,
  options: { count: number; first: number; cap: number },
): TargetHops & { readonly radius: number } {
  const { count, first, cap } = options;
  const rows = new Rows(graph, count, cap);
  const { centres, radius } = farthestFirst(graph.n, count, first, (node) => rows.add(node));
  return { ...rows.result(centres), radius: Math.min(radius, cap) };
}

/** One byte a distance where that is enough. */
const rowsFor = (pairs: number, cap: number): Uint8Array | Uint16Array =>
  cap < 256 ? new Uint8Array(pairs) : new Uint16Array(pairs);

class Rows {
  private readonly distances: Uint8Array | Uint16Array;
  private readonly row: Float64Array;
  private readonly hops: Int32Array;
  private readonly queue: Int32Array;
  private filled = 0;

  constructor(
    private readonly graph: Graph,
    private readonly p: number,
    private readonly cap: number,
  ) {
    this.distances = rowsFor(p * graph.n, cap);
    this.row = new Float64Array(graph.n);
    this.hops = new Int32Array(graph.n);
    this.queue = new Int32Array(graph.n);
  }

  /** Writes the next row; returns the distances not yet cut at the cap, unreachable ones infinite, until the next call. */
  add(target: number): Float64Array {
    const { hops, queue } = this;
    const { n } = this.graph;
    const start = this.filled++ * n;
    hops.fill(UNREACHABLE);
    hops[target] = 0;
    queue[0] = target;
    breadthFirst(this.graph, hops, queue, { tail: 1 });
    for (let v = 0; v < n; v++) {
      this.row[v] = hops[v] === UNREACHABLE ? Number.POSITIVE_INFINITY : hops[v];
      this.distances[start + v] = Math.min(this.row[v], this.cap);
    }
    return this.row;
  }

  result(targets: Int32Array): TargetHops {
    return { n: this.graph.n, p: this.p, cap: this.cap, targets, distances: this.distances };
  }
}
