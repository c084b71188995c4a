import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/experiments/ResultsStore';
import type { RunRecord } from '../../../src/experiments/RunRecord';
import { beyond } from '../../../src/papers/beyond';
import { problems } from '../../../src/problems';
import type { Problem } from '../../../src/problems/Problem';

const all: Readonly<Record<string, Problem>> = problems;
const kept = beyond.experiments.map(({ name }) => ({ name, records: resultsOf(name).all() }));
const bounded = kept.filter(({ records }) => records.some(({ metrics }) => metrics.bound !== undefined));

describe('kept results of beyond/…', () => {
  it('prove bounds in cuts, covers, influence and immunisation', () => {
    const names = bounded.map(({ name }) => name).sort();
    expect(names).toEqual(expect.arrayContaining(['beyond/coverage', 'beyond/immunisation', 'beyond/max-cut']));
  });

  it.each(bounded)('$name: no solution is better than what is proven of its graph', ({ records }) => {
    const slack = (value: number) => 1e-6 * Math.max(1, Math.abs(value));
    const sides = records.filter(({ metrics }) => metrics.bound !== undefined);
    for (const { spec, metrics } of sides) {
      const sameQuestion = ({ spec: other }: RunRecord) =>
        other.data.name === spec.data.name &&
        other.problem.name === spec.problem.name &&
        other.problem.k === spec.problem.k;
      const sign = all[spec.problem.name]!.sense === 'max' ? 1 : -1;
      for (const other of records.filter(sameQuestion)) {
        const best = other.metrics.value!;
        expect(sign * (best - metrics.bound!), JSON.stringify(other.spec)).toBeLessThanOrEqual(slack(best));
      }
    }
  });
});
