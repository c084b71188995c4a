import { requireInteger } from '../../errors';
import { Rng } from '../../random/Rng';
import { Graph } from '../Graph';

export interface BarabasiAlbertOptions {
  /** n, at least m + 1. */
  nodes: number;
  /** m, edges that each new node brings, at least 1. */
  attachments: number;
  /** Default 0. */
  seed?: number;
}

/**
 * A graph grown by preferential attachment (Barabási & Albert 1999): it begins as a star of m + 1 nodes with node 0 in the
 * middle, and each further node joins m different ones, drawn by their degrees. Connected, m (n − m) edges. O(n m).
 * @throws InputError for m < 1 or fewer than m + 1 nodes
 * @example barabasiAlbert({ nodes: 100, attachments: 2, seed: 1 }).m // 196
 */
export function barabasiAlbert({ nodes: n, attachments: m, seed = 0 }: BarabasiAlbertOptions): Graph {
  requireInteger('attachments', m, 1, Number.POSITIVE_INFINITY);
  requireInteger('nodes', n, m + 1, Number.POSITIVE_INFINITY);
  const rng = new Rng(seed);
  const edges = m * (n - m);
  const source = new Int32Array(edges);
  const target = new Int32Array(edges);
  let next = 0;
  const join = (u: number, v: number) => {
    source[next] = u;
    target[next++] = v;
  };
  for (let v = 1; v <= m; v++) join(0, v);
  const chosen = new Set<number>();
  for (let v = m + 1; v < n; v++) {
    // An end of a random edge is a node drawn by its degree.
    const ends = 2 * next;
    chosen.clear();
    while (chosen.size < m) {
      const end = rng.int(ends);
      chosen.add((end % 2 === 0 ? source : target)[end >> 1]!);
    }
    for (const u of chosen) join(u, v);
  }
  return Graph.fromEdges(n, source, target);
}
