import { components } from '../components';
import type { Graph } from '../Graph';
import { breadthFirst, UNREACHABLE } from './breadthFirst';

export interface DiameterBounds {
  /** A distance that two nodes have. */
  readonly lower: number;
  /** What no distance exceeds; equal to `lower` when the searches sufficed. */
  readonly upper: number;
  /** Breadth-first searches made. */
  readonly searches: number;
}

/**
 * The largest finite distance in a graph, or bounds on it, from few breadth-first searches instead of n.
 *
 * A search from v gives the eccentricity e of v, and for every w that it reaches max(d, e − d) ≤ ecc(w) ≤ e + d. Searches start in
 * turn where the upper bound is largest and where the lower one is smallest, until no node could be farther from another
 * than what was seen. Tens of searches do for most graphs; one that looks the same from everywhere needs all n.
 *
 * Throws nothing.
 *
 * @param searches at most this many, default n
 * @see Takes & Kosters, "Determining the diameter of small world networks", CIKM 2011
 * @example diameterBounds(Graph.fromEdges(4, [0, 1], [1, 2])) // lower 2, upper 2
 */
export function diameterBounds(graph: Graph, searches: number = graph.n): DiameterBounds {
  const { n, rowPtr } = graph;
  const { labels, sizes } = components(graph);
  const upper = Int32Array.from(labels, (label) => sizes[label] - 1);
  const lower = new Int32Array(n);
  const search = new Search(graph);
  let best = 0;
  let made = 0;
  while (true) {
    let widest = -1;
    let narrowest = -1;
    for (let v = 0; v < n; v++) {
      if (upper[v] <= best) continue;
      const degree = rowPtr[v + 1] - rowPtr[v];
      const larger = (w: number) => degree > rowPtr[w + 1] - rowPtr[w];
      if (widest < 0 || upper[v] > upper[widest] || (upper[v] === upper[widest] && larger(widest))) widest = v;
      const same = narrowest >= 0 && lower[v] === lower[narrowest];
      if (narrowest < 0 || lower[v] < lower[narrowest] || (same && larger(narrowest))) narrowest = v;
    }
    if (widest < 0) return { lower: best, upper: best, searches: made };
    if (made >= searches) return { lower: best, upper: upper[widest], searches: made };
    const { reached, hops } = search.from(made % 2 === 0 ? narrowest : widest);
    made++;
    const farthest = hops[reached[reached.length - 1]];
    best = Math.max(best, farthest);
    for (const w of reached) {
      upper[w] = Math.min(upper[w], farthest + hops[w]);
      lower[w] = Math.max(lower[w], hops[w], farthest - hops[w]);
    }
  }
}

/** Breadth-first searches that touch nothing but what they reach. */
class Search {
  private readonly hops: Int32Array;
  private readonly queue: Int32Array;
  private reached: Int32Array = new Int32Array(0);

  constructor(private readonly graph: Graph) {
    this.hops = new Int32Array(graph.n).fill(UNREACHABLE);
    this.queue = new Int32Array(graph.n);
  }

  /** The nodes in the order they were reached, and their hops, both valid until the next search. */
  from(source: number): { reached: Int32Array; hops: Int32Array } {
    const { hops, queue } = this;
    for (const v of this.reached) hops[v] = UNREACHABLE;
    hops[source] = 0;
    queue[0] = source;
    this.reached = queue.subarray(0, breadthFirst(this.graph, hops, queue, { tail: 1 }));
    return { reached: this.reached, hops };
  }
}
