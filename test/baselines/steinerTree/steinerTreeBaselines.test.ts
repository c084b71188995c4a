import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { steinerTreeBaselines } from '../../../src/baselines/steinerTree';
import { sph } from '../../../src/baselines/steinerTree/sph';
import { Graph } from '../../../src/graph/Graph';
import { steinerTree } from '../../../src/problems/steinerTree/steinerTree';
import { Rng } from '../../../src/random/Rng';
import { cheapestChoice } from '../../support/cheapestChoice';
import { connectedGraph } from '../../support/connectedGraph';

const drawn = (n: number, p: number, seed: number) => {
  const rng = new Rng(seed);
  const weight = Float64Array.from({ length: n }, () => rng.int(9) / 4);
  const terminal = Float64Array.from({ length: n }, () => (rng.int(3) === 0 ? 1 : 0));
  return steinerTree.pose(connectedGraph(n, p, seed), { columns: { weight, terminal } });
};

/** Every way to tell it things that are yes or no. */
const tellings = (settings: object): Record<string, boolean>[] =>
  Object.entries(settings)
    .filter(([, spec]) => spec.default === false)
    .reduce<Record<string, boolean>[]>((all, [name]) => all.flatMap((one) => [one, { ...one, [name]: true }]), [{}]);

describe.each(steinerTreeBaselines)('$name', (baseline) => {
  beforeAll(() => baseline.ready?.());

  it('joins the terminals, whatever it is told, and never below the best', () => {
    for (const settings of tellings(baseline.settings ?? {})) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 9 }), fc.integer(), (n, seed) => {
          const instance = drawn(n, 0.15, seed);
          const tree = baseline.solve(instance, { seed: 1, settings: { ...settings, ...few(baseline.settings) } });
          expect(steinerTree.violation(instance, tree)).toBeNull();
          const best = cheapestChoice(steinerTree, instance);
          const value = steinerTree.value(instance, tree);
          if (baseline.name === 'exact-tree') expect(value).toBeCloseTo(best, 9);
          else expect(value).toBeGreaterThanOrEqual(best - 1e-9);
        }),
        { numRuns: 25 },
      );
    }
  });

  it('leaves other components alone', () => {
    const apart = Graph.fromEdges(6, [0, 1, 4], [1, 2, 5]);
    const instance = steinerTree.pose(apart, { columns: { terminal: [1, 0, 1, 0, 0, 0] } });
    expect([...baseline.solve(instance)]).toEqual([0, 1, 2]);
  });
});

/** So that a search ends soon. */
const few = (settings: object = {}): Record<string, number> => ('kicks' in settings ? { kicks: 5 } : {});

describe('sph', () => {
  it('is not dearer from more starts, nor without redundant nodes, nor after more kicks', () => {
    for (let seed = 0; seed < 10; seed++) {
      const instance = drawn(60, 0.03, seed);
      const cost = (options: object) => steinerTree.value(instance, sph(instance, options));
      expect(cost({ starts: 10 })).toBeLessThanOrEqual(cost({}));
      expect(cost({ drop: true })).toBeLessThanOrEqual(cost({}));
      const search = steinerTreeBaselines.find(({ name }) => name === 'steiner-search')!;
      const kicked = (kicks: number) => steinerTree.value(instance, search.solve(instance, { settings: { kicks } }));
      expect(kicked(0)).toBe(cost({ drop: true }));
      expect(kicked(30)).toBeLessThanOrEqual(kicked(0));
    }
  });

  it('finds nodes beside terminals cheaper where it is told so', () => {
    // From 0 to 3 over 1 (cost 2, beside two terminals) or over 2 (cost 2.2, beside a third, 4): 2 / √3 > 2.2 / √4.
    const graph = Graph.fromEdges(5, [0, 1, 0, 2, 2], [1, 3, 2, 3, 4]);
    const instance = steinerTree.pose(graph, { columns: { weight: [0, 2, 2.2, 0, 0], terminal: [1, 0, 0, 1, 1] } });
    expect([...sph(instance)]).toEqual([0, 1, 2, 3, 4]);
    expect([...sph(instance, { nearTerminals: true })]).toEqual([0, 2, 3, 4]);
  });
});
