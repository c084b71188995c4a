import type { Graph } from '../../graph/Graph';
import type { Remains } from '../../problems/dismantling/componentsWithout';

/** A node, and what is left without it. */
export interface Cut extends Remains {
  readonly node: number;
}

/**
 * The node whose removal leaves the smallest largest component, then the fewest connected pairs, then the largest degree, then the
 * first; all n are judged in one depth-first search, O(n + m): without u its component falls into the subtrees below u that no
 * edge leaves upwards past u, and the rest.
 *
 * @param removed length n: 1 where a node is already out
 * @returns undefined where all are out
 * @see Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Computing 1 (1972)
 * @example bestCut(Graph.fromEdges(3, [0, 1], [1, 2]), new Uint8Array(3)) // node 1, largest 1, pairs 0
 */
export function bestCut(graph: Graph, removed: ArrayLike<number>): Cut | undefined {
  const { n } = graph;
  const { component, sizes, largestPiece, pairsLeft } = pieces(graph, removed);
  // The largest of all, and of the others.
  let [first, second] = [-1, -1];
  let pairs = 0;
  for (let c = 0; c < sizes.length; c++) {
    pairs += pairsOf(sizes[c]!);
    if (first < 0 || sizes[c]! > sizes[first]!) [first, second] = [c, first];
    else if (second < 0 || sizes[c]! > sizes[second]!) second = c;
  }
  let best: Cut | undefined;
  for (let node = 0; node < n; node++) {
    if (removed[node] === 1) continue;
    const own = component[node]!;
    const others = own === first ? (second < 0 ? 0 : sizes[second]!) : sizes[first]!;
    const largest = Math.max(others, largestPiece[node]!);
    const left = pairs - pairsOf(sizes[own]!) + pairsLeft[node]!;
    const order =
      best === undefined
        ? -1
        : largest - best.largest || left - best.pairs || graph.degree(best.node) - graph.degree(node);
    if (order < 0) best = { node, largest, pairs: left };
  }
  return best;
}

const pairsOf = (size: number): number => (size * (size - 1)) / 2;

/** Of each node the largest piece of its component without it, and the pairs within pieces. */
function pieces({ n, rowPtr, colIdx }: Graph, removed: ArrayLike<number>) {
  const component = new Int32Array(n).fill(-1);
  const sizes: number[] = [];
  const entered = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const parent = new Int32Array(n).fill(-1);
  const below = new Int32Array(n).fill(1);
  /** Nodes below u that are cut off without it. */
  const cutOff = new Int32Array(n);
  const largestPiece = new Int32Array(n);
  const pairsLeft = new Float64Array(n);
  const next = rowPtr.slice(0, n);
  const stack = new Int32Array(n);
  let time = 0;
  for (let root = 0; root < n; root++) {
    if (removed[root] === 1 || entered[root]! >= 0) continue;
    const begun = time;
    let top = 0;
    stack[0] = root;
    entered[root] = low[root] = time++;
    while (top >= 0) {
      const u = stack[top]!;
      component[u] = sizes.length;
      if (next[u]! < rowPtr[u + 1]!) {
        const v = colIdx[next[u]!++]!;
        if (removed[v] === 1 || v === parent[u]) continue;
        if (entered[v]! >= 0) low[u] = Math.min(low[u]!, entered[v]!);
        else {
          parent[v] = u;
          entered[v] = low[v] = time++;
          stack[++top] = v;
        }
        continue;
      }
      top--;
      const p = parent[u]!;
      if (p < 0) continue;
      below[p]! += below[u]!;
      low[p] = Math.min(low[p]!, low[u]!);
      if (low[u]! < entered[p]!) continue;
      cutOff[p]! += below[u]!;
      largestPiece[p] = Math.max(largestPiece[p]!, below[u]!);
      pairsLeft[p]! += pairsOf(below[u]!);
    }
    const size = time - begun;
    sizes.push(size);
  }
  for (let u = 0; u < n; u++) {
    if (removed[u] === 1) continue;
    const rest = sizes[component[u]!]! - 1 - cutOff[u]!;
    largestPiece[u] = Math.max(largestPiece[u]!, rest);
    pairsLeft[u]! += pairsOf(rest);
  }
  return { component, sizes, largestPiece, pairsLeft };
}
