import { requireInteger } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import { mixSeed } from '../../random/Rng';
import { type Bisection, bisect } from './bisect';
import { relabel } from './relabel';

export interface NewmanOptions {
  /** Largest number of parts K, between 1 and n. */
  k: number;
  /** Of the eigensolver's start vectors; default 0. */
  seed?: number;
  /** γ of the modularity, default 1. */
  resolution?: number;
  /** Kernighan–Lin moves after every division; default false, as in the paper's reference. */
  fineTune?: boolean;
}

/**
 * Newman's leading-eigenvector method: of all parts, divide the one whose division in two adds most modularity, until there are
 * K parts or no division adds anything (then fewer than K clusters come back).
 *
 * Matrix-free: time O(m) or O(n²) a product with the modularity matrix, tens of products a division.
 *
 * @returns the cluster in [0, K) of every node, length n.
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition).
 * @see Newman, "Finding community structure in networks using the eigenvectors of matrices", PRE 2006; ClusterNet, section 5.
 * @example newman(Graph.fromEdges(4, [0, 2], [1, 3]), { k: 2 }) // Int32Array [0, 0, 1, 1]
 */
export function newman(graph: AnyGraph, options: NewmanOptions): Int32Array {
  if (graph.n === 0) return new Int32Array(0);
  requireInteger('k', options.k, 1, graph.n, 'n');
  return relabel(divideUpTo(graph, new Int32Array(graph.n), options));
}

/** Goes on dividing the parts of `labels` (0, 1, … without a gap) until there are k; at a loss never. */
export function divideUpTo(graph: AnyGraph, labels: Int32Array, options: NewmanOptions): Int32Array {
  const { k, seed = 0, fineTune = false, resolution = 1 } = options;
  const result = labels.slice();
  let parts = result.reduce((most, label) => Math.max(most, label + 1), 0);
  const divisions = new Map<number, Bisection | undefined>();
  const divide = (part: number): void => {
    const nodes = Int32Array.from(result.keys()).filter((v) => result[v] === part);
    divisions.set(part, bisect(graph, nodes, { seed: mixSeed(seed, part, nodes.length), fineTune, resolution }));
  };
  if (parts < k) for (let part = 0; part < parts; part++) divide(part);
  while (parts < k) {
    let best = -1;
    for (const [part, division] of divisions) {
      if (division !== undefined && (best < 0 || division.gain > divisions.get(best)!.gain)) best = part;
    }
    if (best < 0) break;
    for (const v of divisions.get(best)!.rest) result[v] = parts;
    parts++;
    if (parts === k) break;
    divide(best);
    divide(parts - 1);
  }
  return result;
}
