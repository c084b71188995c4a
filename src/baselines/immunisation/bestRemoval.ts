import type { DominantPair } from '../../graph/dominantPair';
import type { Graph } from '../../graph/Graph';
import { pairWithout } from '../../problems/immunisation/eigenvalueWithout';

/** A node, and λ₁ without it. */
export interface Removal {
  readonly node: number;
  readonly value: number;
}

/** What is added to a known vector as a start for another matrix, so that it is nowhere 0. */
const FLOOR = 1e-3;

/** λ₁ and its vector without the removed nodes, from a vector that may be near. */
export function eigenvectorOf(graph: Graph, removed: ArrayLike<number>, near?: ArrayLike<number>): DominantPair {
  if (near === undefined) return pairWithout(graph, removed);
  return pairWithout(graph, removed, { start: Float64Array.from(near, (one) => Math.max(one, 0) + FLOOR) });
}

/**
 * By how much λ₁ can drop at most when nodes go that hold the share σ of its squared unit eigenvector: the vector without them is
 * a test vector, and has a Rayleigh quotient of at least λ (1 − 2σ) / (1 − σ).
 */
export function leastLeft(value: number, share: number): number {
  return share >= 0.5 ? 0 : (value * (1 - 2 * share)) / (1 - share);
}

/**
 * The node whose removal leaves the smallest λ₁, exactly: nodes are tried in the order of what `leastLeft` says they leave at
 * least, until the best of those tried leaves less. A few eigenvalues instead of n.
 *
 * @param removed length n: 1 where a node is already out
 * @param pair λ₁ and its vector without these
 * @param barred length n: 1 where a node has to stay; default none
 * @returns the node; undefined where none may go
 * @example bestRemoval(graph, new Uint8Array(graph.n), eigenvectorOf(graph, new Uint8Array(graph.n)))
 */
export function bestRemoval(
  graph: Graph,
  removed: Uint8Array,
  pair: DominantPair,
  barred?: ArrayLike<number>,
): Removal | undefined {
  const { value, vector } = pair;
  const nodes = Int32Array.from({ length: graph.n }, (_, u) => u)
    .filter((u) => removed[u] === 0 && barred?.[u] !== 1)
    .sort((a, b) => vector[b]! - vector[a]! || a - b);
  let best: Removal | undefined;
  for (const node of nodes) {
    if (best !== undefined && leastLeft(value, vector[node]! ** 2) >= best.value * (1 - 1e-9)) break;
    removed[node] = 1;
    const { value: left } = eigenvectorOf(graph, removed, vector);
    removed[node] = 0;
    if (best === undefined || left < best.value) best = { node, value: left };
  }
  return best;
}
