import type { RunRecord } from '../../experiments/RunRecord';
import { advantage, type Problem } from '../../problems/Problem';

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
 * Among the rows of one contest on one data set: on how many of the test graphs each has the best value, ties counting
 * for all who tie. Counted seed by seed, over the seeds that every row with more than one seed has; a row with one
 * (nothing random in it) takes part in all.
 *
 * @param rows finished runs by row, of one data set, split and problem; runs without values per graph are left out
 */
export function bestCounts(
  rows: Readonly<Record<string, readonly RunRecord[]>>,
  problem: Pick<Problem, 'sense'>,
): ReadonlyMap<string, BestCount> {
  const byRow = new Map<string, Map<number, readonly number[]>>();
  for (const [row, records] of Object.entries(rows)) {
    const values = records.flatMap(({ spec, perInstance }) =>
      perInstance === undefined ? [] : [[spec.seed, perInstance] as const],
    );
    if (values.length > 0) byRow.set(row, new Map(values));
  }
  const runs = [...byRow.values()];
  const random = runs.filter((run) => run.size > 1);
  const [most] = [...random].sort((a, b) => b.size - a.size);
  const shared = [...(most ?? runs[0] ?? new Map()).keys()].filter((seed) => random.every((run) => run.has(seed)));
  const counts = new Map<string, BestCount>();
  for (const [row, own] of byRow) {
    let best = 0;
    let of = 0;
    for (const seed of shared) {
      const values = at(own, seed);
      of = values.length;
      for (const [i, value] of values.entries()) {
        if (runs.every((run) => advantage(problem, value, at(run, seed)[i]!) >= -TIE)) best++;
      }
    }
    if (shared.length > 0) counts.set(row, { best: best / shared.length, of });
  }
  return counts;
}

/** A row's values at a seed, or those of its only one. */
function at(run: ReadonlyMap<number, readonly number[]>, seed: number): readonly number[] {
  return run.get(seed) ?? [...run.values()][0]!;
}
