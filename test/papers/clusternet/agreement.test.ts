import { describe, expect, it } from 'vitest';
import { agreement } from '../../../src/papers/clusternet/agreement';
import { rerunValue } from '../../../src/papers/clusternet/releasedRerun';
import { tableResults } from '../../../src/papers/clusternet/tableResults';
import { keptRuns } from '../../support/results';

describe('agreement', () => {
  const communities = (value: number) =>
    agreement(tableResults('modularity', 5, { directory: keptRuns(1, [{ value }]) }));
  const facilities = (value: number) =>
    agreement(
      tableResults('facility', 5, { directory: keptRuns(2, [{ problem: 'facility', dataset: 'protein', value }]) }),
    );

  it('lists the cells that have runs', () => {
    expect(communities(0.5)).toMatchObject([{ task: 'learn', dataset: 'cora', ours: 0.5, runs: 1, paper: 0.54 }]);
    expect(communities(0.5)[0].rerun).toBeCloseTo((0.507 + 0.498 + 0.537 + 0.518 + 0.534 + 0.493) / 6, 12);
  });

  it('allows modularity 0.05 below the paper and 0.02 below the rerun, and anything above', () => {
    expect(communities(0.49)[0]).toMatchObject({ asPaper: true, asRerun: false }); // rerun 0.5145
    expect(communities(0.4946)[0]).toMatchObject({ asPaper: true, asRerun: true });
    expect(communities(0.4899)[0]).toMatchObject({ asPaper: false, asRerun: false });
    expect(communities(0.9)[0]).toMatchObject({ asPaper: true, asRerun: true });
  });

  it('allows facilities one hop above, and anything below', () => {
    expect(facilities(7)[0]).toMatchObject({ paper: 6, rerun: 7, asPaper: true, asRerun: true });
    expect(facilities(7.2)[0]).toMatchObject({ asPaper: false, asRerun: true });
    expect(facilities(2)[0]).toMatchObject({ asPaper: true, asRerun: true });
  });
});

// What the notebooks 02 and 03 say of the finished runs in data/results.
describe.each([
  ['modularity', 5],
  ['modularity', 10],
  ['facility', 5],
  ['facility', 10],
] as const)('the kept runs of %s, K = %i', (problem, k) => {
  const cells = agreement(tableResults(problem, k));

  it('are ten seeds of five sets and both tasks', () => {
    expect(cells).toHaveLength(10);
    for (const { runs } of cells) expect(runs).toBe(10);
  });

  it('are no worse than the paper and the released code, within the tolerances', () => {
    const worse = cells.filter(({ asPaper, asRerun }) => asPaper === false || asRerun === false);
    expect(worse).toEqual([]);
  });
});

describe('rerunValue', () => {
  it('has K = 5 only, and facilities only while learning', () => {
    expect(rerunValue('facility', 5, 'learn', 'protein')).toBe(7);
    expect(rerunValue('facility', 5, 'optimize', 'protein')).toBeUndefined();
    expect(rerunValue('modularity', 10, 'learn', 'cora')).toBeUndefined();
  });
});
