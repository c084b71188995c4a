import { InputError, requireInteger } from '../errors';

/** T, clustering iterations of a forward pass: the same at each step, or by the number of steps done before it. */
export type Iterations = number | ((step: number) => number);

export interface IterationScheduleOptions {
  /** T before step `laterFrom`. */
  iterations: number;
  /** T from step `laterFrom` on. */
  laterIterations: number;
  /** A step, counted from 0; Infinity: never. */
  laterFrom: number;
}

/**
 * T at a step: `iterations` before step `laterFrom`, `laterIterations` from it on.
 *
 * @throws InputError for a T that is no integer of at least 0, or a step below 0
 * @example fit(model, problem, { iterations: iterationSchedule({ iterations: 1, laterIterations: 5, laterFrom: 500 }) })
 */
export function iterationSchedule(options: IterationScheduleOptions): (step: number) => number {
  const { iterations, laterIterations, laterFrom } = options;
  requireInteger('iterations', iterations, 0, Number.POSITIVE_INFINITY);
  requireInteger('laterIterations', laterIterations, 0, Number.POSITIVE_INFINITY);
  if (!(laterFrom >= 0)) {
    throw new InputError({ what: 'laterFrom', expected: 'a step, counted from 0', actual: String(laterFrom) });
  }
  return (step) => (step < laterFrom ? iterations : laterIterations);
}

/** The paper's schedule for one graph, as its code has it: T = 1, and T = 5 from step 500 on. */
export const paperIterations = iterationSchedule({ iterations: 1, laterIterations: 5, laterFrom: 500 });

/** T as a function of the step. */
export function iterationsByStep(iterations: Iterations): (step: number) => number {
  return typeof iterations === 'number' ? () => iterations : iterations;
}

/** T of the first `steps` steps in words, for a checkpoint: "1", or "1, 5 from step 500". */
export function iterationsInWords(iterations: Iterations, steps: number): string {
  const at = iterationsByStep(iterations);
  const words = [`${at(0)}`];
  for (let step = 1; step < steps; step++) if (at(step) !== at(step - 1)) words.push(`${at(step)} from step ${step}`);
  return words.join(', ');
}
