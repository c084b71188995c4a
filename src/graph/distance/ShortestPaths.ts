import type { Graph } from '../Graph';
import { MinHeap } from './MinHeap';

/** What one search found; its arrays are the searcher's own and hold until the next search. */
export interface PathsFound {
  /** Length n: to the nearest source along the shortest path, +Infinity where none leads. */
  readonly distance: Float64Array;
  /** The nodes reached, by ascending distance. */
  readonly order: Int32Array;
  /** Length n: which source that is, counted from 0 as given (the first of equals); −1 out of reach. */
  readonly origin: Int32Array;
}

/**
 * Shortest paths over edge lengths (Dijkstra 1959), search after search in the same memory: O(m log n) each.
 * @example new ShortestPaths(Graph.fromEdges(3, [0, 1], [1, 2]), Float64Array.of(2, 2, 5, 5)).from([0]).distance // 0, 2, 7
 */
export class ShortestPaths {
  private readonly distance: Float64Array;
  private readonly order: Int32Array;
  private readonly origin: Int32Array;
  private readonly settled: Uint8Array;
  private readonly heap: MinHeap;

  /** @param lengths length 2m, beside `graph.colIdx`; at least 0, see `requireLengths` */
  constructor(
    private readonly graph: Graph,
    private readonly lengths: Float64Array,
  ) {
    const { n } = graph;
    this.distance = new Float64Array(n);
    this.order = new Int32Array(n);
    this.origin = new Int32Array(n);
    this.settled = new Uint8Array(n);
    this.heap = new MinHeap(n);
  }

  /** From all of `sources` at once; repeats count once. */
  from(sources: ArrayLike<number>): PathsFound {
    const { distance, order, origin, settled, heap, lengths } = this;
    const { rowPtr, colIdx } = this.graph;
    distance.fill(Number.POSITIVE_INFINITY);
    origin.fill(-1);
    settled.fill(0);
    heap.clear();
    for (let rank = 0; rank < sources.length; rank++) {
      const source = sources[rank]!;
      if (origin[source] !== -1) continue;
      distance[source] = 0;
      origin[source] = rank;
      heap.push(0, source);
    }
    let reached = 0;
    while (heap.size > 0) {
      const u = heap.topNode();
      heap.pop();
      if (settled[u] === 1) continue;
      settled[u] = 1;
      order[reached++] = u;
      const base = distance[u]!;
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
        const v = colIdx[e]!;
        if (settled[v] === 1) continue;
        const length = base + lengths[e]!;
        if (length < distance[v]!) {
          distance[v] = length;
          origin[v] = origin[u]!;
          heap.push(length, v);
        } else if (length === distance[v] && origin[u]! < origin[v]!) origin[v] = origin[u]!;
      }
    }
    return { distance, order: order.subarray(0, reached), origin };
  }
}
