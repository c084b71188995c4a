import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { connectedDominatingSetBaselines } from '../../../src/baselines/connectedDominatingSet';
import { Graph } from '../../../src/graph/Graph';
import { connectedDominatingSet } from '../../../src/problems/connectedDominatingSet/connectedDominatingSet';
import { Rng } from '../../../src/random/Rng';
import { cheapestChoice } from '../../support/cheapestChoice';
import { connectedGraph } from '../../support/connectedGraph';

const drawn = (n: number, p: number, seed: number) => {
  const rng = new Rng(seed);
  const weight = Float64Array.from({ length: n }, () => rng.int(9) / 4);
  return connectedDominatingSet.pose(connectedGraph(n, p, seed), { columns: { weight } });
};

describe.each(connectedDominatingSetBaselines)('$name', (baseline) => {
  beforeAll(() => baseline.ready?.());
  const few = baseline.settings !== undefined && 'kicks' in baseline.settings ? { kicks: 5 } : {};
  const drops = baseline.settings !== undefined && 'drop' in baseline.settings ? [{}, { drop: true }] : [{}];

  it('is connected and dominates, and never below the best', () => {
    for (const told of drops) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 9 }), fc.integer(), (n, seed) => {
          const instance = drawn(n, 0.15, seed);
          const set = baseline.solve(instance, { seed: 1, settings: { ...told, ...few } });
          expect(connectedDominatingSet.violation(instance, set)).toBeNull();
          const best = cheapestChoice(connectedDominatingSet, instance);
          const value = connectedDominatingSet.value(instance, set);
          if (baseline.name === 'exact-cds') expect(value).toBeCloseTo(best, 9);
          else expect(value).toBeGreaterThanOrEqual(best - 1e-9);
        }),
        { numRuns: 25 },
      );
    }
  });

  it('takes the middle of a star', () => {
    const star = Graph.fromEdges(5, [0, 0, 0, 0], [1, 2, 3, 4]);
    const instance = connectedDominatingSet.pose(star, { columns: { weight: [1, 1, 1, 1, 1] } });
    expect([...baseline.solve(instance, { settings: drops.at(-1)! })]).toEqual([0]);
  });
});

describe('a search', () => {
  const of = (name: string) => connectedDominatingSetBaselines.find((one) => one.name === name)!;

  it('starts from the centralised set without what is redundant, and is not dearer after more kicks', () => {
    for (let seed = 0; seed < 5; seed++) {
      const instance = drawn(60, 0.03, seed);
      const cost = (name: string, settings: object) =>
        connectedDominatingSet.value(instance, of(name).solve(instance, { settings: { ...settings } }));
      expect(cost('cds-search', { kicks: 0 })).toBe(cost('central-cds', { drop: true }));
      expect(cost('cds-search', { kicks: 30 })).toBeLessThanOrEqual(cost('cds-search', { kicks: 0 }));
    }
  });

  it('is the same for the same seed', () => {
    const instance = drawn(50, 0.03, 1);
    const solve = (seed: number) => [...of('cds-search').solve(instance, { seed, settings: { kicks: 20 } })];
    expect(solve(3)).toEqual(solve(3));
  });
});
