import type { Task } from '../../experiments/RunSpec';
import { pick } from '../../pick';
import { problems } from '../../problems';
import { advantage, type Problem } from '../../problems/Problem';
import { rerunValue } from './releasedRerun';
import type { TableResults } from './tableResults';

/** One number of ours beside those that it should agree with. */
export interface Agreement {
  readonly task: Task;
  readonly dataset: string;
  /** Mean over seeds on the released splits. */
  readonly ours: number;
  readonly deviation: number;
  readonly runs: number;
  readonly paper: number | undefined;
  /** Mean of what the released code printed when it was run again. */
  readonly rerun: number | undefined;
  /** Ours no worse than the number by more than the tolerance; undefined where there is no number. */
  readonly asPaper: boolean | undefined;
  readonly asRerun: boolean | undefined;
}

/** By how much ours may be worse, by problem: modularity, or hops. */
export const TOLERANCE: Readonly<Record<string, { readonly paper: number; readonly rerun: number }>> = {
  modularity: { paper: 0.05, rerun: 0.02 },
  facility: { paper: 1, rerun: 1 },
};

/**
 * ClusterNet on the released splits, cell by cell, beside the paper and the released code. Cells without runs are left out.
 * @example agreement(tableResults('modularity', 5)).every(({ asPaper }) => asPaper !== false)
 */
export function agreement({ table, rows }: TableResults): Agreement[] {
  const problem: Problem = pick('problem', problems, table.problem);
  const tolerance = TOLERANCE[table.problem]!;
  const holds = (ours: number, other: number | undefined, slack: number): boolean | undefined =>
    other === undefined ? undefined : advantage(problem, ours, other) >= -slack - 1e-9;
  return rows
    .filter(({ method, splits }) => method === 'clusternet' && splits === 'released')
    .flatMap(({ task, cells }) =>
      cells.flatMap(({ dataset, ours, paper }): Agreement[] => {
        if (ours === undefined) return [];
        const { mean, deviation, runs } = ours;
        const rerun = rerunValue(table.problem, table.k, task, dataset);
        const asPaper = holds(mean, paper, tolerance.paper);
        const asRerun = holds(mean, rerun, tolerance.rerun);
        return [{ task, dataset, ours: mean, deviation, runs, paper, rerun, asPaper, asRerun }];
      }),
    );
}
