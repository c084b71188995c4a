import type { DominantPair } from '../../graph/dominantPair';
import type { Graph } from '../../graph/Graph';
import { multiplyAdjacency } from '../../graph/multiplyAdjacency';
import { topEigenvectors } from '../modularity/topEigenvectors';
import { bestRemoval, eigenvectorOf, leastLeft } from './bestRemoval';
import { type EigenvalueFound, eigenvalueSwaps } from './eigenvalueSearch';

export interface ExactImmunisationOptions {
  /** K. */
  k: number;
  /** Sets of removed nodes looked at, at most; default 1000. */
  nodes?: number;
  /** Time after which the best found so far counts; default 60. */
  seconds?: number;
}

export interface ExactImmunisation extends EigenvalueFound {
  /** No K nodes leave less. */
  readonly bound: number;
  readonly proven: boolean;
}

/** Solutions closer than this, relative to λ₁, count as equal. */
const EQUAL = 1e-7;

/**
 * The K nodes that leave the smallest λ₁, by branch and bound over which node goes next, those with the largest entries in the
 * eigenvector first; a node once tried stays in for the rest of its branch. Two bounds on what r more removals leave at least:
 * `leastLeft`, by the r largest entries that may still go; and λ_{r + 1} of what is left, by Cauchy's interlacing, of which a
 * Ritz value is a bound from below too. The last node is chosen by `bestRemoval`.
 *
 * @returns the optimum, `proven`; or the best found within the limits, and a bound
 * @see Horn & Johnson, "Matrix analysis", theorem 4.3.17
 * @example exactImmunisation(karateClub().graph, { k: 2 }).proven // true
 */
export function exactImmunisation(graph: Graph, options: ExactImmunisationOptions): ExactImmunisation {
  const { k, nodes = 1000, seconds = 60 } = options;
  const { n } = graph;
  let best = eigenvalueSwaps(graph, { k });
  const end = performance.now() + 1000 * seconds;
  const removed = new Uint8Array(n);
  const stays = new Uint8Array(n);
  let visited = 0;
  const isOut = (bound: number): boolean => bound >= best.value - EQUAL * Math.max(1e-3, best.value);

  /** Looks through all ways to remove `left` more; what is not looked at leaves at least what comes back. */
  const explore = (left: number, near: DominantPair): number => {
    const pair = eigenvectorOf(graph, removed, near.vector);
    visited++;
    if (left === 1) {
      const last = bestRemoval(graph, removed, pair, stays);
      if (last !== undefined && last.value < best.value)
        best = { chosen: chosenOf(removed, last.node), value: last.value };
      return Number.POSITIVE_INFINITY;
    }
    const free = Int32Array.from({ length: n }, (_, u) => u)
      .filter((u) => removed[u] === 0 && stays[u] === 0)
      .sort((a, b) => pair.vector[b]! - pair.vector[a]! || a - b);
    if (free.length < left) return Number.POSITIVE_INFINITY;
    const interlaced = isOut(shareBound(pair, free, 0, left))
      ? Number.NEGATIVE_INFINITY
      : interlacing(graph, removed, left);
    let open = Number.POSITIVE_INFINITY;
    let tried = 0;
    for (; tried + left <= free.length; tried++) {
      const bound = Math.max(interlaced, shareBound(pair, free, tried, left));
      if (isOut(bound)) break;
      if (visited >= nodes || performance.now() >= end) {
        open = Math.min(open, bound);
        break;
      }
      const u = free[tried]!;
      removed[u] = 1;
      open = Math.min(open, explore(left - 1, pair));
      removed[u] = 0;
      stays[u] = 1;
    }
    for (let i = 0; i < tried; i++) stays[free[i]!] = 0;
    return open;
  };

  const open = k >= n ? Number.POSITIVE_INFINITY : explore(k, eigenvectorOf(graph, removed));
  const proven = open === Number.POSITIVE_INFINITY || isOut(open);
  return { ...best, bound: proven ? best.value : open, proven };
}

/** Of what is left when `left` of the nodes go, which are sorted by their entries, from the given one on. */
function shareBound({ value, vector }: DominantPair, free: Int32Array, from: number, left: number): number {
  let share = 0;
  for (let i = from; i < from + left; i++) share += vector[free[i]!]! ** 2;
  return leastLeft(value, share);
}

/** A bound from below on λ_{left + 1} without the removed nodes. */
function interlacing(graph: Graph, removed: Uint8Array, left: number): number {
  const { n } = graph;
  if (left + 1 > n) return 0;
  const kept = new Float64Array(n);
  const multiply = (x: Float64Array, out: Float64Array): void => {
    for (let u = 0; u < n; u++) kept[u] = removed[u] === 1 ? 0 : x[u]!;
    multiplyAdjacency(graph, kept, out);
    for (let u = 0; u < n; u++) if (removed[u] === 1) out[u] = 0;
  };
  return topEigenvectors(n, left + 1, multiply, { tolerance: 1e-3 }).values[left]! - 1e-9;
}

function chosenOf(removed: Uint8Array, last: number): Int32Array {
  const chosen = [last];
  removed.forEach((out, u) => {
    if (out === 1) chosen.push(u);
  });
  return Int32Array.from(chosen).sort();
}
