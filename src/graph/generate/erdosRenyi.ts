import { InputError, requireInteger } from '../../errors';
import { Rng } from '../../random/Rng';
import { Graph } from '../Graph';

export interface ErdosRenyiOptions {
  /** n. */
  nodes: number;
  /** Of each pair to be joined, in [0, 1]. */
  probability: number;
  /** Default 0. */
  seed?: number;
}

/**
 * A random graph G(n, p): each of the n (n − 1) / 2 pairs is an edge with the same probability, on its own (Gilbert 1959).
 * Draws how many pairs to skip instead of each pair (Batagelj & Brandes 2005): O(n + m).
 * @throws InputError for n < 0 or a probability outside [0, 1]
 * @example erdosRenyi({ nodes: 100, probability: 0.05, seed: 1 }).n // 100
 */
export function erdosRenyi({ nodes: n, probability: p, seed = 0 }: ErdosRenyiOptions): Graph {
  requireInteger('nodes', n, 0, MOST_NODES);
  requireProbability('probability', p);
  const rng = new Rng(seed);
  const source: number[] = [];
  const target: number[] = [];
  const skipped = p === 1 ? () => 0 : () => Math.floor(Math.log1p(-rng.float()) / Math.log1p(-p));
  // Pairs (v, u), u < v, in the order (1, 0), (2, 0), (2, 1), …
  let v = 1;
  for (let u = -1; p > 0 && v < n; ) {
    u += 1 + skipped();
    while (v < n && u >= v) u -= v++;
    if (v >= n) break;
    source.push(u);
    target.push(v);
  }
  return Graph.fromEdges(n, source, target);
}

/** @throws InputError for a number outside [0, 1] */
export function requireProbability(what: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new InputError({ what, expected: 'a number in [0, 1]', actual: String(p) });
}

const MOST_NODES = 2 ** 31 - 2;
