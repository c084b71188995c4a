import { InputError, requireInteger } from '../../errors';
import { Rng } from '../../random/Rng';
import { Graph } from '../Graph';
import { requireProbability } from './erdosRenyi';

export interface GaussianPartitionOptions {
  /** n. */
  nodes: number;
  /** Mean size s of a block, above 0. */
  size: number;
  /** v, where sizes have the standard deviation s / v + ½. Default 7. */
  shape?: number;
  /** Probability of an edge within a block, in [0, 1]. */
  inside: number;
  /** Probability of an edge between blocks, in [0, 1]. */
  between: number;
  /** Default 0. */
  seed?: number;
}

export interface GaussianPartition {
  readonly graph: Graph;
  /** Length n: the block of each node; blocks are intervals of node numbers. */
  readonly labels: Int32Array;
}

/**
 * A random graph of blocks of normally distributed sizes (Brandes, Gaertler & Wagner 2003): ⌊N(s, s / v + ½)⌋ nodes each, none
 * empty, the last one cut at n; pairs within a block are edges with one probability, pairs between blocks with another. O(n²).
 * @throws InputError for a size or shape that is not above 0, or a probability outside [0, 1]
 * @example gaussianPartition({ nodes: 100, size: 20, inside: 0.3, between: 0.1, seed: 1 }).graph.n // 100
 */
export function gaussianPartition(options: GaussianPartitionOptions): GaussianPartition {
  const { nodes: n, size, shape = 7, inside, between, seed = 0 } = options;
  requireInteger('nodes', n, 0, Number.POSITIVE_INFINITY);
  for (const [what, value] of Object.entries({ size, shape })) {
    if (!(value > 0 && Number.isFinite(value)))
      throw new InputError({ what, expected: 'a finite number above 0', actual: String(value) });
  }
  requireProbability('inside', inside);
  requireProbability('between', between);
  const rng = new Rng(seed);
  const labels = new Int32Array(n);
  for (let [block, first] = [0, 0]; first < n; block++) {
    let nodes = 0;
    while (nodes < 1) nodes = Math.trunc(size + (size / shape + 0.5) * rng.normal());
    labels.fill(block, first, first + nodes);
    first += nodes;
  }
  const source: number[] = [];
  const target: number[] = [];
  for (let u = 0; u < n; u++) {
    for (let v = u + 1; v < n; v++) {
      if (rng.float() >= (labels[u] === labels[v] ? inside : between)) continue;
      source.push(u);
      target.push(v);
    }
  }
  return { graph: Graph.fromEdges(n, source, target), labels };
}
