import type { RunSpec } from '../../src/experiments/RunSpec';
import { resolveRun } from '../../src/experiments/resolveRun';

/** A run of two steps on the karate club, told apart by its seed. */
export const karateRun = (seed: number): RunSpec =>
  resolveRun({ dataset: 'karate', splits: 'strict', k: 2, seed, set: { steps: 2 } });
