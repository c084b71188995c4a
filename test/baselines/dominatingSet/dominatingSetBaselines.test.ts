import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { dominatingSetBaselines } from '../../../src/baselines/dominatingSet';
import { coverSearch } from '../../../src/baselines/dominatingSet/coverSearch';
import { exactDominatingSet } from '../../../src/baselines/dominatingSet/exactDominatingSet';
import { loadMilp } from '../../../src/baselines/milp';
import { dominatingSet } from '../../../src/problems/dominatingSet/dominatingSet';
import { dropRedundant } from '../../../src/problems/dominatingSet/dropRedundant';
import { greedyDominatingSet } from '../../../src/problems/dominatingSet/greedyDominatingSet';
import type { Settings } from '../../../src/settings';
import { cheapestChoice } from '../../support/cheapestChoice';
import { randomGraph } from '../../support/randomGraph';
import { distinctWeights, weightedGraphs } from '../../support/weightedGraphs';

beforeAll(loadMilp);

const greedy = dominatingSetBaselines[0]!;
const variants: readonly { label: string; baseline: typeof greedy; settings: Settings }[] = [
  ...['shared', 'scale-free', 'count'].flatMap((rule) =>
    [false, true].map((drop) => ({ label: `greedy ${rule} ${drop}`, baseline: greedy, settings: { rule, drop } })),
  ),
  { label: 'greedy scale 100, self', baseline: greedy, settings: { scale: 100, self: true } },
  { label: 'search', baseline: dominatingSetBaselines[1]!, settings: { kicks: 20 } },
  { label: 'exact', baseline: dominatingSetBaselines[2]!, settings: { seconds: 5 } },
];

describe.each(variants)('$label', ({ label, baseline, settings }) => {
  it('gives a dominating set, not below the best of all 2ⁿ, the same by seed', () => {
    fc.assert(
      fc.property(weightedGraphs(9), ({ graph, weight }) => {
        const posed = dominatingSet.pose(graph, { columns: { weight } });
        const chosen = baseline.solve(posed, { seed: 3, settings });
        expect(dominatingSet.violation(posed, chosen)).toBeNull();
        const value = dominatingSet.value(posed, chosen);
        const best = cheapestChoice(dominatingSet, posed);
        if (label === 'exact') expect(value).toBe(best);
        expect(value).toBeGreaterThanOrEqual(best);
        expect(baseline.solve(posed, { seed: 3, settings })).toEqual(chosen);
      }),
      { numRuns: label === 'exact' ? 10 : 25 },
    );
  });
});

describe('coverSearch', () => {
  const graph = randomGraph(60, 0.12, 5);
  const weight = distinctWeights(60, 5);

  it('is no dearer than the greedy that it begins with, and finds the best', () => {
    const gains = [1, 2, 3].map((seed) => {
      const other = randomGraph(60, 0.1, seed);
      const c = distinctWeights(60, seed);
      const costs = (chosen: Int32Array) => chosen.reduce((sum, v) => sum + c[v]!, 0);
      const begun = costs(dropRedundant(other, c, greedyDominatingSet(other, c, { rule: 'count' })));
      expect(costs(coverSearch(other, c, { kicks: 0 }))).toBeCloseTo(begun, 9);
      const exact = exactDominatingSet(other, c, { seconds: 20 });
      expect(exact.proven).toBe(true);
      const found = costs(coverSearch(other, c, { kicks: 2000, seed: 1 }));
      expect(found).toBeCloseTo(exact.bound, 9);
      return begun - found;
    });
    expect(Math.max(...gains)).toBeGreaterThan(1);
  });

  it('keeps its counts right through thousands of kicks: what it returns has no redundant node', () => {
    for (const seed of [1, 2, 3]) {
      const other = randomGraph(40, 0.1, seed);
      const c = Float64Array.from({ length: 40 }, (_, i) => 1 + (i % 7) / 7);
      const chosen = coverSearch(other, c, { kicks: 3000, seed });
      expect(dominatingSet.violation(dominatingSet.pose(other, {}), chosen)).toBeNull();
      expect(dropRedundant(other, c, chosen)).toEqual(chosen);
    }
  });

  it('stops when its seconds are over', () => {
    const begun = performance.now();
    coverSearch(graph, weight, { kicks: 1e9, seconds: 0.05 });
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
