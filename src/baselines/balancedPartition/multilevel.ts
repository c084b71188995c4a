import { requireInteger } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import type { Graph } from '../../graph/Graph';
import { partSizes } from '../../problems/balancedPartition/partSizes';
import { refineParts } from '../../problems/balancedPartition/refineParts';
import { cutWeight } from '../../problems/maxCut/maxCut';
import { mixSeed, Rng } from '../../random/Rng';
import { coarsen } from '../modularity/coarsen';
import { sparseForm } from '../modularity/louvain';
import { growParts } from './growParts';
import { heavyEdgeMatching } from './heavyEdgeMatching';

export interface MultilevelOptions {
  k: number;
  /** Most nodes of a part. */
  room: number;
  /** Coarsenings, of which the best partition counts; default 5. */
  starts?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * Balanced partitioning by levels: nodes are matched along heavy edges until few are left, the smallest graph is partitioned by
 * growing parts from random nodes, ten times, and on the way back every level is refined by moves of single nodes, see
 * `refineParts`. The best of some coarsenings counts.
 *
 * @returns labels in [0, K), length n, at most `room` nodes each
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition)
 * @see Karypis & Kumar, "Multilevel k-way partitioning scheme for irregular graphs", J. Parallel and Distributed Computing 48 (1998)
 * @example multilevel(karateClub().graph, { k: 2, room: 17 }) // cuts 10 of 78 edges
 */
export function multilevel(input: AnyGraph, options: MultilevelOptions): Int32Array {
  const { k, room, starts = 5, seed = 0 } = options;
  const { n } = input;
  if (n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, n, 'n');
  const graph = sparseForm(input);
  const ones = new Float64Array(n).fill(1);
  let best: Int32Array | undefined;
  let [least, over] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let start = 0; start < starts; start++) {
    const labels = byLevels({ graph, sizes: ones }, { k, room, seed: mixSeed(seed, start) });
    const excess = partSizes(labels, k).reduce((sum, size) => sum + Math.max(0, size - room), 0);
    const cut = cutWeight(graph, labels);
    if (best === undefined || excess < over || (excess === over && cut < least))
      [best, least, over] = [labels, cut, excess];
  }
  return best!;
}

/** Nodes a part at which coarsening ends. */
const COARSE = 15;
/** Partitions of the smallest graph. */
const TRIES = 10;

interface Level {
  readonly graph: Graph;
  /** Nodes of the given graph in each of its nodes. */
  readonly sizes: Float64Array;
}

function byLevels(level: Level, options: { k: number; room: number; seed: number }): Int32Array {
  const { k, room, seed } = options;
  const { graph, sizes } = level;
  const largest = Math.max(1, Math.floor(room / 4));
  const clusters = heavyEdgeMatching(graph, sizes, { largest, seed: mixSeed(seed, graph.n) });
  const count = clusters.reduce((most, label) => Math.max(most, label + 1), 0);
  // Where hardly any two nodes match, as around hubs, there is nothing to gain by further levels.
  if (graph.n <= COARSE * k || count > 0.95 * graph.n) return smallest(level, options);
  const total = new Float64Array(count);
  for (let u = 0; u < graph.n; u++) total[clusters[u]!]! += sizes[u]!;
  const coarse = coarsen(graph, graph.strengths(), clusters, count).graph;
  const found = byLevels({ graph: coarse, sizes: total }, options);
  const labels = clusters.map((cluster) => found[cluster]!);
  refineParts(graph, labels, { k, room, sizes });
  return labels;
}

function smallest({ graph, sizes }: Level, { k, room, seed }: { k: number; room: number; seed: number }): Int32Array {
  let best: Int32Array | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const labels = growParts(graph, sizes, k, new Rng(mixSeed(seed, attempt)));
    refineParts(graph, labels, { k, room, sizes });
    const cut = cutWeight(graph, labels);
    if (cut < least) [best, least] = [labels, cut];
  }
  return best!;
}
