import type { Graph } from '../../graph/Graph';
import { Rng } from '../../random/Rng';
import { bestRemoval, eigenvectorOf } from './bestRemoval';
import { adaptiveDegree } from './degreeRemoval';
import { netShield } from './netShield';

/** Nodes taken out, and λ₁ without them. */
export interface EigenvalueFound {
  readonly chosen: Int32Array;
  readonly value: number;
}

/**
 * K times the node whose removal leaves the smallest λ₁, see `bestRemoval`.
 * @example greedyEigenvalue(karateClub().graph, 2).value
 */
export function greedyEigenvalue(graph: Graph, k: number): EigenvalueFound {
  const removed = new Uint8Array(graph.n);
  let pair = eigenvectorOf(graph, removed);
  const chosen = Int32Array.from({ length: k }, () => {
    const { node } = bestRemoval(graph, removed, pair)!;
    removed[node] = 1;
    pair = eigenvectorOf(graph, removed, pair.vector);
    return node;
  });
  return { chosen, value: pair.value };
}

export interface EigenvalueSwapsOptions {
  /** K. */
  k: number;
  /** Searches: from the greedy choice, NetShield, adaptive degrees, the others from random nodes. Default 4. */
  starts?: number;
  /** Of the random ones; default 0. */
  seed?: number;
}

/**
 * Local search by exact swaps: one node after another comes back and makes room for the best one that could go in its place, until
 * no swap lowers λ₁.
 * @example eigenvalueSwaps(karateClub().graph, { k: 2 }).value
 */
export function eigenvalueSwaps(graph: Graph, { k, starts = 4, seed = 0 }: EigenvalueSwapsOptions): EigenvalueFound {
  const rng = new Rng(seed);
  const known = [() => greedyEigenvalue(graph, k).chosen, () => netShield(graph, k), () => adaptiveDegree(graph, k)];
  let best: EigenvalueFound | undefined;
  for (let start = 0; start < starts; start++) {
    const found = descend(graph, known[start]?.() ?? randomNodes(graph.n, k, rng));
    if (best === undefined || found.value < best.value * (1 - 1e-9)) best = found;
  }
  return best!;
}

function descend(graph: Graph, start: Int32Array): EigenvalueFound {
  const { n } = graph;
  const chosen = start.slice();
  const removed = new Uint8Array(n);
  for (const u of chosen) removed[u] = 1;
  let { value } = eigenvectorOf(graph, removed);
  for (let i = 0, unchanged = 0; unchanged < chosen.length; i = (i + 1) % chosen.length, unchanged++) {
    removed[chosen[i]!] = 0;
    const other = bestRemoval(graph, removed, eigenvectorOf(graph, removed));
    if (other !== undefined && other.value < value * (1 - 1e-9)) {
      chosen[i] = other.node;
      value = other.value;
      unchanged = 0;
    }
    removed[chosen[i]!] = 1;
  }
  return { chosen, value };
}

/** K different nodes, each set of them as likely. @example randomNodes(34, 2, new Rng(0)) */
export function randomNodes(n: number, k: number, rng: Rng): Int32Array {
  const nodes = Array.from({ length: n }, (_, u) => u);
  rng.shuffle(nodes);
  return Int32Array.from(nodes.slice(0, k));
}
