import { requireInteger } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import { visitShare } from '../../graph/isLarge';
import { mixSeed, Rng } from '../../random/Rng';
import { anneal, climb } from './anneal';
import { annealCells } from './annealCells';
import { type Level, levelOf } from './Level';
import { leidenOn } from './leiden';
import { COARSER, mergeToK } from './leidenToK';
import { sparseForm } from './louvain';
import { relabel } from './relabel';
import { valueOn } from './valueOn';
import { withIsolatedNodes } from './withIsolatedNodes';

export interface MemeticOptions {
  /** Largest number of parts K, between 1 and n. */
  k: number;
  /** Default 0. */
  seed?: number;
  /** γ of the modularity, default 1. */
  resolution?: number;
  /** Partitions kept. Default 4. */
  population?: number;
  /** Children tried; on graphs above `FULL_EFFORT` fewer in proportion, as are sweeps. Default 24. */
  crossings?: number;
  /** Visits of every node by the heat bath that begins every second partition. Default 300. */
  sweeps?: number;
  /** Time after which it ends earlier; 0: none. A search that it ends is not the same again. Default 0. */
  seconds?: number;
  /** A partition to begin with, labels in [0, K), length n: one more in the population. */
  start?: ArrayLike<number>;
}

/**
 * Memetic search: partitions by annealing, and by Leiden at a random resolution, are crossed. Where two agree, their nodes are
 * one; the graph of such cells, every second time cut smaller by Leiden, is annealed from the better parent, then the nodes
 * themselves. A child takes the place of the worse parent, or else of the worst partition, if it is better. A large graph begins
 * with Leiden's parts alone, and nodes are visited less often, see `visitShare`.
 *
 * @returns the part in [0, K) of every node, length n; nodes without edges are in the part of largest total degree
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition)
 * @see Traag et al. (2019) for Leiden; Galinier & Hao, "Hybrid evolutionary algorithms for graph coloring" (1999), for the plan
 * @example memetic(karateClub().graph, { k: 4 }) // of modularity 0.4198, the best there is
 */
export function memetic(input: AnyGraph, options: MemeticOptions): Int32Array {
  if (input.n === 0) return new Int32Array(0);
  requireInteger('k', options.k, 1, input.n, 'n');
  const level = levelOf(sparseForm(input));
  return withIsolatedNodes(level.strengths, memeticOn(level, options));
}

interface Member {
  labels: Int32Array;
  value: number;
}

/** The same on a level, isolated nodes anywhere. */
export function memeticOn(level: Level, options: MemeticOptions): Int32Array {
  const { k, seed = 0, resolution = 1, seconds = 0, start } = options;
  const visits = visitShare(level, level.colIdx.length, k);
  const often = (sweeps: number): number => Math.ceil(visits * sweeps);
  // From random labels a few visits lead nowhere, so a large graph begins with Leiden's parts alone.
  const asked = options.population ?? 4;
  const population = visits === 1 ? asked : Math.min(asked, Math.max(2, often(asked)));
  const share = Math.min(1, FULL_EFFORT / (level.colIdx.length + level.n * k));
  const [crossings, sweeps] = [options.crossings ?? 24, options.sweeps ?? 300].map((all) => Math.ceil(share * all));
  const end = seconds > 0 ? performance.now() + 1000 * seconds : Number.POSITIVE_INFINITY;
  const common = { k, resolution };
  const member = (labels: Int32Array): Member => ({ labels, value: valueOn(level, labels, k, resolution) });
  const members: Member[] = start === undefined ? [] : [member(improved(Int32Array.from(start), 0))];
  for (let p = 0; p < population && (p === 0 || performance.now() < end); p++) {
    const rng = new Rng(mixSeed(seed, 2, p));
    if (p % 2 === 0 || visits < 1) {
      const own = resolution * rng.uniform(...COARSER);
      const labels = mergeToK(level, leidenOn(level, { seed: rng.uint32(), resolution: own }), { k, resolution: own });
      anneal(level, labels, { ...common, rng, sweeps: often(100), hot: 0.3, cold: 0.08 });
      members.push(member(improved(labels, p)));
    } else {
      const labels = Int32Array.from({ length: level.n }, () => rng.int(k));
      anneal(level, labels, { ...common, rng, sweeps, hot: 1, cold: 0.1 });
      members.push(member(improved(labels, p)));
    }
  }
  for (let t = 0; t < crossings && members.length > 1 && performance.now() < end; t++) {
    const rng = new Rng(mixSeed(seed, 4, t));
    const a = rng.int(members.length);
    const b = (a + 1 + rng.int(members.length - 1)) % members.length;
    const [better, worse] = members[a]!.value >= members[b]!.value ? [a, b] : [b, a];
    const labels = members[better]!.labels.slice();
    const together = overlay(labels, members[worse]!.labels, k);
    const cells = t % 2 === 0 ? together : overlay(together, finerParts(rng), level.n);
    const hot = rng.uniform(0.5, 6);
    annealCells(level, labels, cells, { ...common, rng, sweeps: often(300), hot, cold: 0.1 });
    const depth = [1, 100, 300][rng.int(3)]!;
    anneal(level, labels, { ...common, rng, sweeps: often(depth), hot: rng.uniform(0.1, 0.45), cold: 0.08 });
    climb(level, labels, { ...common, rng });
    const child = member(labels);
    if (members.some(({ value }) => Math.abs(value - child.value) < SAME)) continue;
    const worst = members.reduce((least, { value }, i) => (value < members[least]!.value ? i : least), 0);
    const place = child.value > members[worse]!.value ? worse : worst;
    if (child.value > members[place]!.value) members[place] = child;
  }
  return members.reduce((best, one) => (one.value > best.value ? one : best)).labels;

  function improved(labels: Int32Array, p: number): Int32Array {
    climb(level, labels, { k, resolution, rng: new Rng(mixSeed(seed, 5, p)) });
    return labels;
  }

  function finerParts(rng: Rng): Int32Array {
    return leidenOn(level, { seed: rng.uint32(), resolution: resolution * rng.uniform(1, 6) });
  }
}

/** Places of a graph's rows, and K for each node, up to which crossings and sweeps are as many as asked for. */
const FULL_EFFORT = 60_000;
/** Values closer than this are of the same partition. */
const SAME = 1e-12;

/** Nodes are in one cell where both partitions have them together; cells 0 … without a gap. */
function overlay(a: Int32Array, b: Int32Array, parts: number): Int32Array {
  return relabel(Float64Array.from(a, (label, i) => label * parts + b[i]!));
}
