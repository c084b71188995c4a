import type { Graph } from '../../graph/Graph';
import { localGreedy } from '../../problems/independentSet/localGreedy';
import { Rng } from '../../random/Rng';
import { PRIORITIES } from './priorities';

export interface NoisyLocalGreedyOptions {
  /** K, attempts. */
  samples: number;
  /** Standard deviation of the logarithm of the noise; default .2. */
  noise?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * The heaviest of K independent sets by LGS on c / (d + 3) · e^{noise · N(0, 1)}. To know which is heaviest takes a sum over
 * all nodes, so it is no local method any more. The first equals the second draw and so on for any K: more is never worse.
 * @example noisyLocalGreedy(graph, weights, { samples: 32 })
 */
export function noisyLocalGreedy(
  graph: Graph,
  c: ArrayLike<number>,
  { samples, noise = 0.2, seed = 0 }: NoisyLocalGreedyOptions,
): Int32Array {
  const rng = new Rng(seed);
  const priority = PRIORITIES.degree(graph, c);
  const drawn = new Float64Array(graph.n);
  let best: Int32Array = new Int32Array(0);
  let most = Number.NEGATIVE_INFINITY;
  for (let sample = 0; sample < samples; sample++) {
    for (let i = 0; i < graph.n; i++) drawn[i] = priority[i]! * (sample === 0 ? 1 : Math.exp(noise * rng.normal()));
    const chosen = localGreedy(graph, drawn);
    let weight = 0;
    for (const v of chosen) weight += c[v]!;
    if (weight > most) [best, most] = [chosen, weight];
  }
  return best;
}
