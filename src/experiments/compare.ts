import { methods } from '../methods';
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
 * Pairs the runs of two cells by their seeds; the one run of a cell in which nothing is random is paired with every run of
 * the other.
 * @example compare(problems.modularity, ours.records, theirs.records).lead
 */
export function compare(
  problem: Pick<Problem, 'sense'>,
  first: readonly RunRecord[],
  second: readonly RunRecord[],
): Comparison {
  const leads = holdsForAnySeed(first) ? pairs(second, first).map(([b, a]) => [a, b] as const) : pairs(first, second);
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
  const one = holdsForAnySeed(others) ? others[0] : undefined;
  return many.flatMap((record) => {
    const same = one ?? others.find(({ spec }) => spec.seed === record.spec.seed);
    return same === undefined ? [] : [[record, same] as const];
  });
}

/** One run that would be the same under every seed, and not merely the first that is finished. */
function holdsForAnySeed(records: readonly RunRecord[]): boolean {
  const [only] = records;
  if (only === undefined || records.length > 1) return false;
  const { method, data } = only.spec;
  return methods[method]?.seeded === false && (data.task === 'optimize' || data.splits !== 'strict');
}
