import { InputError, requireInteger } from '../../errors';
import { Rng } from '../../random/Rng';
import { Graph } from '../Graph';

export interface PlantedPartitionOptions {
  /** n, at least 2. */
  nodes: number;
  /** Edges drawn; self-loops are drawn again, repeats become one edge, so the graph has at most as many. */
  edges: number;
  /** Communities of equal size (up to one node), between 1 and n / 2. Default n / 1000, at least 1. */
  communities?: number;
  /** Share of the edges that are drawn between any two nodes instead of within a community, in [0, 1]. Default 0.2. */
  mixing?: number;
  /** Default 0. */
  seed?: number;
}

export interface PlantedPartition {
  readonly graph: Graph;
  /** Length n: the community that each node was drawn in. */
  readonly labels: Int32Array;
}

/**
 * A random graph with planted communities (Condon & Karp 2001, with the number of edges fixed instead of their
 * probability): every edge joins two random nodes of one community, or, with probability `mixing`, any two. Node numbers
 * are shuffled, so they say nothing of the communities. Linear in n + m, and typed arrays alone: 12 bytes a node and 24 an
 * edge while it is built, 8 an edge after; 10 million edges take seconds.
 *
 * @throws InputError for sizes, a number of communities or a mixing outside their ranges
 * @example plantedPartition({ nodes: 1e6, edges: 1e7, seed: 1 }).graph.n // 1000000
 */
export function plantedPartition(options: PlantedPartitionOptions): PlantedPartition {
  const { nodes: n, edges, mixing = 0.2, seed = 0 } = options;
  requireInteger('nodes', n, 2, MOST_NODES);
  requireInteger('edges', edges, 0, MOST_EDGES);
  const { communities = Math.max(1, Math.round(n / 1000)) } = options;
  requireInteger('communities', communities, 1, Math.floor(n / 2), 'n / 2');
  if (!(mixing >= 0 && mixing <= 1)) {
    throw new InputError({ what: 'mixing', expected: 'a number in [0, 1]', actual: String(mixing) });
  }
  const rng = new Rng(seed);
  // Community c holds places startOf(c) … startOf(c + 1) − 1; `node` says which node has a place.
  const startOf = (c: number): number => Math.floor((c * n) / communities);
  const node = new Int32Array(n);
  for (let i = 0; i < n; i++) node[i] = i;
  rng.shuffle(node);
  const source = new Int32Array(edges);
  const target = new Int32Array(edges);
  for (let e = 0; e < edges; e++) {
    let [low, high] = [0, n];
    if (mixing < 1 && rng.float() >= mixing) {
      // A community by its share of the nodes: that of a random node.
      const c = Math.floor(((rng.int(n) + 1) * communities - 1) / n);
      [low, high] = [startOf(c), startOf(c + 1)];
    }
    const u = low + rng.int(high - low);
    let v = low + rng.int(high - low - 1);
    if (v >= u) v++; // any but u, each as likely
    source[e] = node[u];
    target[e] = node[v];
  }
  const labels = new Int32Array(n);
  for (let c = 0; c < communities; c++) for (let i = startOf(c); i < startOf(c + 1); i++) labels[node[i]] = c;
  return { graph: Graph.fromEdges(n, source, target), labels };
}

/** So that n times the number of communities is an exact integer in float64. */
const MOST_NODES = 2 ** 26;
/** Places in compressed rows are 32-bit integers, and each edge takes two. */
const MOST_EDGES = 2 ** 30 - 1;
