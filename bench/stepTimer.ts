import type { Model } from '../src/models/Model';
import { type FitProblem, fit } from '../src/training/fit';
import { intervals } from './intervals';

/** Takes `steps` training steps with T clustering iterations and returns the median milliseconds of one. */
export type StepTimer = (T: number, steps: number) => Promise<number>;

/**
 * Times training steps as a user gets them: through `fit`, from one progress call to the next, the turns it gives to the
 * event loop included. The model goes on from where the last call left it; a run that collapses is not started again.
 */
export function fitStepTimer(model: Model, problem: FitProblem): StepTimer {
  return async (T, steps) => {
    const between = intervals();
    // One step more: a first step has no call before it to be measured from.
    await fit(model, problem, { steps: steps + 1, iterations: () => T, restarts: 0, onProgress: between.tick });
    return between.median();
  };
}
