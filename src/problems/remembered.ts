import type { Solution } from './Problem';

/** Answers that are kept at most. */
const KEPT = 256;

/**
 * The function with its last answers kept: draws of one decision, and looks at a trained model, repeat themselves.
 * @example const hardLoss = remembered((chosen) => dear(chosen))
 */
export function remembered(of: (solution: Solution) => number): (solution: Solution) => number {
  const known = new Map<string, number>();
  return (solution) => {
    const key = solution.join();
    const value = known.get(key) ?? of(solution);
    if (known.size >= KEPT) known.clear();
    known.set(key, value);
    return value;
  };
}
