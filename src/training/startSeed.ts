import { mixSeed } from '../random/Rng';

/**
 * The seed of a start, by which it can be made anywhere with the same bits: start 0 has the seed itself.
 *
 * @param seed of all starts together, the option of `fit`
 * @param start from 0
 * @example new ClusterNet({ ...options, seed: startSeed(1, 2) }) // as `fit` with seed 1 has it at its third start
 */
export function startSeed(seed: number, start: number): number {
  return start === 0 ? seed : mixSeed(seed, start);
}
