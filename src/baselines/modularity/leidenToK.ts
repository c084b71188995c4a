import { requireInteger } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import { visitShare } from '../../graph/isLarge';
import { mixSeed, Rng } from '../../random/Rng';
import { agglomerate } from './agglomerate';
import { anneal, climb } from './anneal';
import { annealCells } from './annealCells';
import { contract, edgesOf, type Level, levelOf } from './Level';
import { leidenOn } from './leiden';
import { sparseForm } from './louvain';
import { countClusters, relabel } from './relabel';
import { valueOn } from './valueOn';
import { withIsolatedNodes } from './withIsolatedNodes';

export interface LeidenToKOptions {
  /** Largest number of parts K, between 1 and n. */
  k: number;
  /** Default 0. */
  seed?: number;
  /** γ of the modularity, default 1. */
  resolution?: number;
  /** Visits of every node by the heat bath; 0: none. Default 100. */
  sweeps?: number;
  /** Runs of Leiden: the first at γ, others at 0.3 to 1.2 times γ, where fewer parts are left to merge. Default 3. */
  tries?: number;
}

/**
 * Leiden's parts merged to at most K, best change of modularity first; a heat bath with the parts as nodes, then one with the
 * nodes themselves, from T = 0.3 to 0.05; moves until none helps, all with K fixed. The best of a few, and of the same without
 * heat baths. A quarter of a second on cora; fewer sweeps and tries on large graphs, see `visitShare`. Nodes without edges go to the part of largest total degree.
 *
 * @returns the part in [0, K) of every node, length n
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition)
 * @example leidenToK(Graph.fromEdges(4, [0, 2], [1, 3]), { k: 2 }) // Int32Array [0, 0, 1, 1]
 */
export function leidenToK(input: AnyGraph, options: LeidenToKOptions): Int32Array {
  if (input.n === 0) return new Int32Array(0);
  requireInteger('k', options.k, 1, input.n, 'n');
  const level = levelOf(sparseForm(input));
  return withIsolatedNodes(level.strengths, leidenToKOn(level, options));
}

/** The same on a level, isolated nodes anywhere. */
export function leidenToKOn(level: Level, options: LeidenToKOptions): Int32Array {
  const { k, seed = 0, resolution = 1 } = options;
  const share = visitShare(level, level.colIdx.length, k);
  const [sweeps, tries] = [options.sweeps ?? 100, options.tries ?? 3].map((all) => Math.ceil(share * all)) as [
    number,
    number,
  ];
  const found: Int32Array[] = [];
  for (let t = 0; t < tries; t++) {
    const rng = new Rng(mixSeed(seed, 1, t));
    const own = resolution * (t === 0 ? 1 : rng.uniform(...COARSER));
    const parts = leidenOn(level, { seed: mixSeed(seed, t), resolution: own });
    const merged = mergeToK(level, parts, { k, resolution: own });
    const labels = merged.slice();
    annealCells(level, labels, parts, { k, resolution, rng, sweeps: 300, hot: 3, cold: 0.1 });
    anneal(level, labels, { k, resolution, rng, sweeps, hot: 0.3, cold: 0.05 });
    climb(level, labels, { k, resolution, rng });
    climb(level, merged, { k, resolution, rng });
    found.push(labels, merged);
  }
  return bestOf(found, (labels) => valueOn(level, labels, k, resolution));
}

/** Resolutions, in multiples of γ, at which Leiden's parts are about as many as a small K. */
export const COARSER = [0.3, 1.2] as const;

function bestOf<T>(all: readonly T[], value: (one: T) => number): T {
  const values = all.map(value);
  return all[values.indexOf(Math.max(...values))]!;
}

/** Parts (0, 1, … without a gap) merged greedily until K are left, any pair whatever. */
export function mergeToK(
  level: Level,
  parts: Int32Array,
  { k, resolution }: { k: number; resolution: number },
): Int32Array {
  const count = countClusters(parts);
  if (count <= k) return parts.slice();
  const coarse = contract(level, parts, count);
  const { strengths } = coarse;
  const merged = relabel(agglomerate(edgesOf(coarse), { k, disconnected: 'best', strengths, resolution }));
  return parts.map((part) => merged[part]!);
}
