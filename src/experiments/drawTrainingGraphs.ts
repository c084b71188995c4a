import { requireInteger } from '../errors';
import { mixSeed, Rng } from '../random/Rng';

/**
 * `count` of the training graphs, drawn by the seed, in their own order. A larger draw of the same seed holds every smaller
 * one; one alone is graph `seed` modulo their number, so that seeds differ in it, and all of them are simply all.
 * @throws InputError for a count outside [0, number of graphs]
 */
export function drawTrainingGraphs<T>(graphs: readonly T[], count: number, seed: number): T[] {
  requireInteger('training graphs', count, 0, graphs.length, 'number of training graphs');
  const first = seed % graphs.length;
  const others = graphs.map((_, i) => i).filter((i) => i !== first);
  new Rng(mixSeed(seed, DRAW)).shuffle(others);
  const drawn = [first, ...others].slice(0, count);
  return drawn.sort((a, b) => a - b).map((i) => graphs[i]);
}

/** Stream of the draw. */
const DRAW = 10;
