import type { Rng } from './Rng';

/**
 * A Poisson number: uniform numbers are multiplied until their product falls below e^−mean (Knuth 1969). Takes mean + 1 draws
 * on average, so for small means.
 * @param mean at least 0, at most 500 (e^−mean must not vanish)
 * @example poisson(new Rng(0), 3.5)
 */
export function poisson(rng: Rng, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = rng.float(); product > limit; product *= rng.float()) count++;
  return count;
}
