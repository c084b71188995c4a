import * as tf from '@tensorflow/tfjs-core';
import { expectedCover } from '../../ops/expectedCover';
import { resolveSettings, type SettingSpecs, type Settings } from '../../settings';
import type { Problem, RelaxedProblem, Solution } from '../Problem';
import { bestDraw } from '../rounding/bestDraw';
import { type CoverInstance, coveredWorth, totalWorth } from './CoverInstance';
import { swapMoves } from './swapMoves';

export const coverSettings: SettingSpecs = {
  draws: {
    default: 50,
    low: 1,
    integer: true,
    about: 'draws of the rounding, of which the one with the best training loss is kept',
  },
  moves: { default: false, about: 'whether chosen nodes are swapped after rounding, while that gains' },
};

/**
 * The relaxed form of covering: −Σ_g worth_g (1 − Π_{u ∈ g} (1 − x_u)) over Σ worth, for marginals x (n) of independent
 * choices. It is convex along every trade of two entries, so pipage rounding loses nothing of it in expectation (Ageev &
 * Sviridenko 2004); the best of some draws counts.
 */
export function coverLoss<I extends CoverInstance>(
  problem: Problem<I>,
  instance: I,
  given: Settings = {},
): RelaxedProblem {
  const settings = resolveSettings(problem.name, coverSettings, given);
  const { draws, moves } = settings as unknown as { draws: number; moves: boolean };
  const { cover, k } = instance;
  const all = Math.max(totalWorth(cover), Number.MIN_VALUE);
  const hardLoss = (chosen: Solution) => -coveredWorth(instance, chosen) / all;
  return {
    problem: problem as unknown as Problem,
    instance,
    shape: 'selection',
    settings,
    loss: (x) => tf.tidy(() => tf.div(expectedCover(cover, x), -all) as tf.Scalar),
    round(x, { seed }) {
      const chosen = bestDraw(x, { k, seed, draws, hardLoss });
      return moves ? swapMoves(cover, chosen) : chosen;
    },
    hardLoss,
  };
}
