import { InputError, requireInteger } from '../../errors';
import { Graph } from '../Graph';
import type { DenseMatrix } from '../SparseMatrix';
import { type Neighbors, nearestNeighbors } from './nearestNeighbors';
import { type AffinityKernel, neighborWeights } from './neighborWeights';
import { type Symmetrize, symmetrized } from './symmetrized';

export interface AffinityOptions {
  /** Neighbours of each point; default 10. */
  k?: number;
  /**
   * The weight a_ij of a neighbour j of i, with d their distance; default `jaccard`:
   * - `binary`: 1;
   * - `gaussian`: exp(−d² / 2σ²), σ the median over all points of the distance to neighbour number `scaleNeighbor`;
   * - `local`: exp(−d² / (σ_i σ_j)), σ_i the distance of i to its own (Zelnik-Manor & Perona, NIPS 2004);
   * - `jaccard`: s / (2(k + 1) − s), s the points that the neighbour lists of i and j, each with its own point, share. It needs
   *   no width, and a chance neighbour of another cluster shares few.
   */
  kernel?: AffinityKernel;
  /** Which neighbour's distance sets σ; default k. */
  scaleNeighbor?: number;
  /**
   * How a_ij and a_ji become one w_ij: their mean (0 for one that is no neighbour), the larger one, or `mutual`: the smaller
   * one, edges only between points that are neighbours of each other. Default `mean`; for `jaccard`, which is symmetric, `max`.
   */
  symmetrize?: Symmetrize;
  /**
   * True counts each point as the first of its own k neighbours, as the released code of CNC does; the graph gets no loop.
   * Default false.
   */
  countSelf?: boolean;
}

/**
 * The weighted graph of nearest neighbours of points, which clustering by cuts works on. No points or one give a graph without
 * edges. Duplicates are neighbours at distance 0; a graph may fall apart into components, more so with small k.
 *
 * @param points n x F, finite
 * @returns n nodes; weights in (0, 1], or none (all 1) for `binary` with `max` or `mutual`
 * @throws InputError for k or scaleNeighbor outside [1, n − 1] (n with `countSelf`), for a kernel or a symmetrisation that there
 * is not, and for numbers that are not finite
 * @see CNC, sections 3 and 5.7 (k nearest neighbours of a batch); von Luxburg, "A tutorial on spectral clustering", 2007, section 2.2
 * @example
 * const values = Float32Array.of(0, 1, 10, 11); // two pairs on a line
 * affinityGraph({ kind: 'dense', rows: 4, cols: 1, values }, { k: 1 }).m; // 2
 */
export function affinityGraph(points: DenseMatrix, options: AffinityOptions = {}): Graph {
  const { k = 10, kernel = 'jaccard', scaleNeighbor = k, countSelf = false } = options;
  const { symmetrize = kernel === 'jaccard' ? 'max' : 'mean' } = options;
  requireChoice('kernel', kernel, ['binary', 'gaussian', 'local', 'jaccard']);
  requireChoice('symmetrize', symmetrize, ['mean', 'max', 'mutual']);
  const { rows: n } = points;
  if (n < 2) return Graph.fromEdges(n, [], []);
  const self = countSelf ? 1 : 0;
  requireInteger('neighbours of each point', k, 1, n - 1 + self, countSelf ? 'n' : 'n − 1');
  const scaled = kernel === 'gaussian' || kernel === 'local';
  if (scaled) requireInteger('scaleNeighbor', scaleNeighbor, 1 + self, n - 1 + self, countSelf ? 'n' : 'n − 1');
  const lists = k - self;
  const scale = scaleNeighbor - self;
  const wanted = Math.max(lists, scaled ? scale : 1);
  if (lists === 0) return Graph.fromEdges(n, [], []);
  const neighbors = nearestNeighbors(points, { k: wanted });
  const own = wanted === lists ? neighbors : firstOf(neighbors, lists);
  const weights = neighborWeights(own, kernel, distancesTo(neighbors, scale));
  return symmetrized(own, weights, symmetrize);
}

/** The first k of each list. */
function firstOf({ n, k: all, index, squared }: Neighbors, k: number): Neighbors {
  const pick = (e: number) => Math.floor(e / k) * all + (e % k);
  return {
    n,
    k,
    index: Int32Array.from({ length: n * k }, (_, e) => index[pick(e)]),
    squared: Float64Array.from({ length: n * k }, (_, e) => squared[pick(e)]),
  };
}

/** From each point to its neighbour number `which`, counted from 1. */
function distancesTo({ n, k, squared }: Neighbors, which: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => Math.sqrt(squared[i * k + Math.min(which, k) - 1]));
}

function requireChoice(what: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return;
  throw new InputError({ what, expected: `one of ${choices.join(', ')}`, actual: `"${value}"` });
}
