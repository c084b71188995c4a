import { requireInteger } from '../errors';
import { decisionValues } from '../models/decisionValues';
import type { ForwardMode, Model } from '../models/Model';
import type { Solution } from '../problems/Problem';
import { mixSeed } from '../random/Rng';
import type { FitProblem } from './gradientStep';

export interface ApplyModelOptions {
  /** T, clustering iterations; default 1. */
  iterations?: number;
  /** Of dropout and randomised rounding; default 0. */
  seed?: number;
  /**
   * Forward passes; default 1, without dropout. More keep dropout on, so that they differ, and the rounded solution of the
   * smallest training loss is kept: with ten the released code chooses facilities on unseen graphs.
   */
  passes?: number;
}

/**
 * Forward passes and a rounding, nothing learned: how a trained model solves a graph, also one that it has never seen.
 * @throws InputError for less than one pass
 * @example const labels = applyModel(model, trainingProblem(problems.modularity, observed, features, { k: 5 }));
 */
export function applyModel(model: Model, problem: FitProblem, options: ApplyModelOptions = {}): Solution {
  const { iterations = 1, seed = 0, passes = 1 } = options;
  requireInteger('passes', passes, 1, Number.POSITIVE_INFINITY);
  const { input, relaxed } = problem;
  const once = (mode: ForwardMode, roundSeed: number): Solution => {
    const values = decisionValues(model, input, relaxed.shape, mode);
    return relaxed.round(values, { seed: roundSeed });
  };
  if (passes === 1) return once({ iterations }, seed);
  let best: { solution: Solution; loss: number } | undefined;
  for (let pass = 0; pass < passes; pass++) {
    const passSeed = mixSeed(seed, pass);
    const solution = once({ iterations, dropoutSeed: passSeed }, passSeed);
    const loss = relaxed.hardLoss(solution);
    if (best === undefined || loss < best.loss) best = { solution, loss };
  }
  return best!.solution;
}
