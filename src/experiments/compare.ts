import { advantage, type Problem } from '../problems/Problem';
import { deviation, mean } from './means';
import type { RunRecord } from './RunRecord';

/** One method beside another, run by run. */
export interface Comparison {
  /** Seeds that both have. */
  readonly runs: number;
  /** Mean over these of how much better the first is, in the problem's unit; below 0 when it is worse. NaN without runs. */
  readonly lead: number;
  /** Sample standard deviation of the differences. */
  readonly deviation: number;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
}

/** Differences below this are ties. */
const TIE = 1e-9;

/**
 * Pairs the runs of two cells by their seeds; a cell with one run (nothing in it is random) is paired with every run of the
 * other.
 * @example compare(problems.modularity, ours.records, theirs.records).lead
 */
export function compare(
  problem: Pick<Problem, 'sense'>,
  first: readonly RunRecord[],
  second: readonly RunRecord[],
): Comparison {
  const leads = first.length === 1 ? pairs(second, first).map(([b, a]) => [a, b] as const) : pairs(first, second);
  const differences = leads.map(([a, b]) => advantage(problem, a.metrics.value!, b.metrics.value!));
  return {
    runs: differences.length,
    lead: mean(differences),
    deviation: deviation(differences),
    wins: differences.filter((d) => d > TIE).length,
    ties: differences.filter((d) => Math.abs(d) <= TIE).length,
    losses: differences.filter((d) => d < -TIE).length,
  };
}

function pairs(many: readonly RunRecord[], others: readonly RunRecord[]): (readonly [RunRecord, RunRecord])[] {
  const [only] = others;
  return many.flatMap((record) => {
    const same = others.length === 1 ? only : others.find(({ spec }) => spec.seed === record.spec.seed);
    return same === undefined ? [] : [[record, same] as const];
  });
}
