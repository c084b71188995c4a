import type { DenseGraph } from '../DenseGraph';

/** Nodes spread over the indices that are sources first; they tell which nodes are central. */
const SAMPLES = 16;
/** Of the most central nodes, sources next. */
const CENTRAL = 8;
/** Stands for an unreachable sample, so that sums stay comparable. */
const FAR = 1e9;

/**
 * All-pairs shortest path lengths of a dense weighted graph: n x n, row major, zero diagonal, +Infinity where no path is.
 * Weight 0 means no edge. Exact up to float32 rounding of the result (sums are float64).
 *
 * Floyd and Warshall's method along trees: once a way through k does not shorten the way from i to j, it does not shorten that
 * to anything behind j in the tree of shortest paths from k either, so the rest of that branch is left out. Nodes with short
 * edges are gone through first, since they lie on most of the paths: on a predicted graph of cora five nodes a pair are looked
 * at, of 2,708. O(n²) at best, O(n³) at worst; 12 bytes a pair beside the result.
 *
 * In the end lengths are added anew along the trees, from one end of each pair, as Dijkstra's search from there would.
 *
 * @see Brodnik, Grgurovič & Požar, "Modifications of the Floyd–Warshall algorithm with nearly quadratic expected-time", 2021
 */
export function shortestPathsDense(graph: DenseGraph): Float32Array {
  const { n, weights } = graph;
  const distance = new Float64Array(n * n);
  const parent = new Int32Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const weight = weights[i * n + j]!;
      distance[i * n + j] = i === j ? 0 : weight > 0 ? weight : Number.POSITIVE_INFINITY;
    }
    parent.fill(i, i * n, (i + 1) * n);
  }
  const tree = new Tree(n, distance, parent);
  for (const k of shortEdgesFirst(graph)) {
    tree.read(k);
    for (let i = 0; i < n; i++) if (i !== k) shorten(tree, i, k);
  }
  return addedAlong(tree, graph);
}

/** The ways from i through k, where they are shorter. */
function shorten({ n, distance, parent, node, end, length, before, size }: Tree, i: number, k: number): void {
  const row = i * n;
  const base = distance[row + k]!;
  if (base === Number.POSITIVE_INFINITY) return;
  for (let at = 1; at < size; ) {
    const to = row + node[at]!;
    const through = base + length[at]!;
    if (through < distance[to]!) {
      distance[to] = through;
      parent[to] = before[at]!;
      at++;
    } else at = end[at]!;
  }
}

/** The nodes by the sum of 1 / length over their edges, the largest first. */
function shortEdgesFirst({ n, weights }: DenseGraph): Int32Array {
  const nearness = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (j !== i && weights[i * n + j]! > 0) nearness[i]! += 1 / weights[i * n + j]!;
  }
  return Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => nearness[b]! - nearness[a]! || a - b);
}

/** The tree of the shortest paths known from one node, each node before those behind it. */
class Tree {
  /** What is reached, the root first. */
  readonly node: Int32Array;
  /** Where the branch of the node at a place ends. */
  readonly end: Int32Array;
  /** Distance from the root, and the node before on the path, of the node at a place. */
  readonly length: Float64Array;
  readonly before: Int32Array;
  size = 0;
  private readonly child: Int32Array;
  private readonly sibling: Int32Array;
  private readonly place: Int32Array;

  /** @param distance n x n @param parent n x n: the node before j on the path from i */
  constructor(
    readonly n: number,
    readonly distance: Float64Array,
    readonly parent: Int32Array,
  ) {
    [this.node, this.end, this.before, this.child, this.sibling, this.place] = Array.from(
      { length: 6 },
      () => new Int32Array(n),
    ) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
    this.length = new Float64Array(n);
  }

  read(root: number): void {
    const { n, distance, parent, node, end, length, before, child, sibling, place } = this;
    const row = root * n;
    child.fill(-1);
    for (let j = n - 1; j >= 0; j--) {
      if (j === root || distance[row + j] === Number.POSITIVE_INFINITY) continue;
      const above = parent[row + j]!;
      sibling[j] = child[above]!;
      child[above] = j;
    }
    sibling[root] = -1;
    let size = 0;
    for (let at = root; at >= 0; ) {
      place[at] = size;
      node[size] = at;
      length[size] = distance[row + at]!;
      before[size++] = parent[row + at]!;
      let next = child[at]!;
      while (next < 0) {
        end[place[at]!] = size;
        next = sibling[at]!;
        if (at === root) break;
        at = parent[row + at]!;
      }
      at = next;
    }
    this.size = size;
  }
}

/** Lengths added from the end of each pair that is a source first: the samples, the most central nodes, the rest by number. */
function addedAlong(tree: Tree, { n, weights }: DenseGraph): Float32Array {
  const out = new Float32Array(n * n);
  const done = new Uint8Array(n);
  const sum = new Float64Array(n);
  const addFrom = (source: number): void => {
    if (done[source] === 1) return;
    done[source] = 1;
    tree.read(source);
    sum.fill(Number.POSITIVE_INFINITY);
    sum[source] = 0;
    const { node, before, size } = tree;
    for (let at = 1; at < size; at++) sum[node[at]!] = sum[before[at]!]! + weights[before[at]! * n + node[at]!]!;
    for (let v = 0; v < n; v++) {
      if (v !== source && done[v] === 0) out[source * n + v] = out[v * n + source] = sum[v]!;
    }
  };
  const samples = Array.from({ length: Math.min(SAMPLES, n) }, (_, t) => Math.floor((t * n) / Math.min(SAMPLES, n)));
  samples.forEach(addFrom);
  for (const source of mostCentral(n, samples, out)) addFrom(source);
  for (let source = 0; source < n; source++) addFrom(source);
  return out;
}

/** The nodes nearest to the samples on average. */
function mostCentral(n: number, samples: readonly number[], distances: Float32Array): Int32Array {
  const sum = new Float64Array(n);
  for (const sample of samples) for (let v = 0; v < n; v++) sum[v]! += Math.min(distances[sample * n + v]!, FAR);
  const order = Int32Array.from({ length: n }, (_, v) => v).sort((a, b) => sum[a]! - sum[b]! || a - b);
  return order.slice(0, CENTRAL);
}
