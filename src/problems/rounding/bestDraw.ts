import { mixSeed, Rng } from '../../random/Rng';
import type { Solution } from '../Problem';
import { fillToBudget, pipageFilled } from './pipage';

export interface BestDrawOptions {
  /** K. */
  k: number;
  seed: number;
  draws: number;
  hardLoss: (chosen: Solution) => number;
}

/**
 * The best of some draws of pipage rounding by `hardLoss`, the first of equals.
 * @param x n marginals in [0, 1] that sum to at most K
 * @returns exactly K nodes, ascending
 * @throws InputError as `pipage`
 * @example bestDraw(marginals, { k: 5, seed: 0, draws: 50, hardLoss })
 */
export function bestDraw(x: ArrayLike<number>, { k, seed, draws, hardLoss }: BestDrawOptions): Solution {
  const filled = fillToBudget(x, k);
  let best: Solution | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let draw = 0; draw < draws; draw++) {
    const chosen = pipageFilled(filled, { k, rng: new Rng(mixSeed(seed, draw)) });
    const loss = hardLoss(chosen);
    if (best === undefined || loss < least) [best, least] = [chosen, loss];
  }
  return best!;
}
