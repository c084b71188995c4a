import { InputError } from '../../errors';
import type { Graph } from '../Graph';
import { breadthFirst, UNREACHABLE } from './breadthFirst';
import type { DistanceMatrix } from './DistanceMatrix';

export interface AllPairsHopsOptions {
  /**
   * The distance written for pairs that no path joins. Default: the largest number the array holds (255 or 65,535).
   * The experiments pass the full graph's diameter.
   */
  unreachable?: number;
  /** Distances above this are written as this; default: none. The experiments pass the full graph's diameter. */
  cap?: number;
}

/** Beyond it the n² distances pass what 32 bits can number. */
const MAX_NODES = 46_000;

/**
 * Hop distances between all pairs, by one breadth-first search from every node: O(n (n + m)). Weights are ignored.
 * One byte a pair, two where a shortest path or an option has more than 254 hops.
 *
 * @throws InputError if `unreachable` or `cap` is not an integer in [1, 65535], or the graph has more than 46,000 nodes.
 * @example allPairsHops(Graph.fromEdges(3, [0, 1], [1, 2])).diameter // 2
 */
export function allPairsHops(graph: Graph, options: AllPairsHopsOptions = {}): DistanceMatrix {
  const { unreachable, cap } = options;
  if (graph.n > MAX_NODES) {
    const what = 'distances between all pairs';
    throw new InputError({ what, expected: `at most ${MAX_NODES} nodes`, actual: `n = ${graph.n}` });
  }
  for (const [name, value] of Object.entries({ unreachable, cap })) {
    if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= 65535)) {
      throw new InputError({ what: name, expected: 'an integer between 1 and 65535', actual: String(value) });
    }
  }
  const needed = Math.max(unreachable ?? 0, cap ?? 0);
  if (needed < 255) {
    const { n } = graph;
    const bytes = new Uint8Array(n * n);
    const diameter = fillHops(graph, bytes, 254, unreachable ?? 255, cap);
    if (diameter !== undefined) return { n, distances: bytes, diameter, unreachable: unreachable ?? 255 };
  }
  const words = new Uint16Array(graph.n * graph.n);
  const diameter = fillHops(graph, words, 65534, unreachable ?? 65535, cap);
  if (diameter === undefined) {
    throw new InputError({ what: 'hop distances', expected: 'at most 65534 hops', actual: 'a longer shortest path' });
  }
  return { n: graph.n, distances: words, diameter, unreachable: unreachable ?? 65535 };
}

/** Fills the matrix; undefined if some distance exceeds `limit`. */
function fillHops(
  graph: Graph,
  out: Uint8Array | Uint16Array,
  limit: number,
  unreachable: number,
  cap: number | undefined,
): number | undefined {
  const { n } = graph;
  const queue = new Int32Array(n);
  const hops = new Int32Array(n);
  let diameter = 0;
  for (let source = 0; source < n; source++) {
    hops.fill(UNREACHABLE);
    hops[source] = 0;
    queue[0] = source;
    const reached = breadthFirst(graph, hops, queue, { tail: 1 });
    const farthest = hops[queue[reached - 1]!]!;
    if (farthest > limit) return undefined;
    if (farthest > diameter) diameter = farthest;
    const row = source * n;
    for (let v = 0; v < n; v++) {
      const d = hops[v]!;
      out[row + v] = d === UNREACHABLE ? unreachable : cap !== undefined && d > cap ? cap : d;
    }
  }
  return cap === undefined ? diameter : Math.min(diameter, cap);
}
