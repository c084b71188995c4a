import type { Graph } from '../../graph/Graph';
import { componentsWithout, type Remains } from '../../problems/dismantling/componentsWithout';
import { Rng } from '../../random/Rng';
import { adaptiveDegree, collectiveInfluence } from '../immunisation/degreeRemoval';
import { randomNodes } from '../immunisation/eigenvalueSearch';
import { bestCut } from './bestCut';

/**
 * K times the node whose removal leaves the smallest largest component, see `bestCut`. O(K (n + m)).
 * @example greedyCuts(karateClub().graph, 2)
 */
export function greedyCuts(graph: Graph, k: number): Int32Array {
  const removed = new Uint8Array(graph.n);
  return Int32Array.from({ length: k }, () => {
    const { node } = bestCut(graph, removed)!;
    removed[node] = 1;
    return node;
  });
}

export interface CutSwapsOptions {
  /** K. */
  k: number;
  /** Searches: from the greedy choice, adaptive degrees, collective influence, the others from random nodes. Default 10. */
  starts?: number;
  /** Of the random ones; default 0. */
  seed?: number;
}

/**
 * Local search by exact swaps: one node after another comes back and makes room for the best one in its place, until no swap lowers
 * the largest component or, at the same, the connected pairs. O(n + m) for all swaps of one node.
 * @example cutSwaps(karateClub().graph, { k: 2 })
 */
export function cutSwaps(graph: Graph, { k, starts = 10, seed = 0 }: CutSwapsOptions): Int32Array {
  const rng = new Rng(seed);
  const known = [() => greedyCuts(graph, k), () => adaptiveDegree(graph, k), () => collectiveInfluence(graph, k)];
  let best: { chosen: Int32Array; left: Remains } | undefined;
  for (let start = 0; start < starts; start++) {
    const chosen = descend(graph, known[start]?.() ?? randomNodes(graph.n, k, rng));
    const left = componentsWithout(graph, chosen);
    if (best === undefined || isLess(left, best.left)) best = { chosen, left };
  }
  return best!.chosen;
}

function descend(graph: Graph, start: Int32Array): Int32Array {
  const chosen = start.slice();
  const removed = new Uint8Array(graph.n);
  for (const u of chosen) removed[u] = 1;
  let left = componentsWithout(graph, chosen);
  for (let i = 0, unchanged = 0; unchanged < chosen.length; i = (i + 1) % chosen.length, unchanged++) {
    removed[chosen[i]!] = 0;
    const { node, ...other } = bestCut(graph, removed)!;
    if (isLess(other, left)) {
      chosen[i] = node;
      left = other;
      unchanged = 0;
    }
    removed[chosen[i]!] = 1;
  }
  return chosen;
}

const isLess = (a: Remains, b: Remains): boolean =>
  a.largest < b.largest || (a.largest === b.largest && a.pairs < b.pairs);
