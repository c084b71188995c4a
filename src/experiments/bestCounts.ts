import { advantage } from '../problems/Problem';
import type { RunRecord } from './RunRecord';

/** On how many test graphs a method was best. */
export interface BestCount {
  /** Mean over seeds; ties count for each. */
  best: number;
  /** Test graphs. */
  of: number;
}

/** Values closer than this tie. */
const TIE = 1e-9;

/**
 * Among the methods of one contest on one data set: on how many of the test graphs each has the best value, ties counting
 * for all who tie. Counted seed by seed, over the seeds that every method with more than one seed has; a method with one
 * (nothing random in it) takes part in all.
 *
 * @param records any records with `values`, of one data set, split and objective
 */
export function bestCounts(
  records: readonly RunRecord[],
  direction: 'maximize' | 'minimize',
): ReadonlyMap<string, BestCount> {
  const byMethod = new Map<string, Map<number, readonly number[]>>();
  for (const { method, seed, values } of records) {
    if (values === undefined) continue;
    byMethod.set(method, (byMethod.get(method) ?? new Map()).set(seed, values));
  }
  const runs = [...byMethod.values()];
  const random = runs.filter((run) => run.size > 1);
  const [most] = [...random].sort((a, b) => b.size - a.size);
  const shared = [...(most ?? runs[0] ?? new Map()).keys()].filter((seed) => random.every((run) => run.has(seed)));
  const counts = new Map<string, BestCount>();
  for (const [method, own] of byMethod) {
    let best = 0;
    let of = 0;
    for (const seed of shared) {
      const values = at(own, seed);
      of = values.length;
      for (const [i, value] of values.entries()) {
        if (runs.every((run) => advantage({ direction }, value, at(run, seed)[i]) >= -TIE)) best++;
      }
    }
    if (shared.length > 0) counts.set(method, { best: best / shared.length, of });
  }
  return counts;
}

/** A run's values at a seed, or those of its only one. */
function at(run: ReadonlyMap<number, readonly number[]>, seed: number): readonly number[] {
  return run.get(seed) ?? [...run.values()][0];
}
