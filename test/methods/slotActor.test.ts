import { describe, expect, it } from 'vitest';
import { identityFeatures } from '../../src/features/identityFeatures';
import { Graph } from '../../src/graph/Graph';
import type { Known } from '../../src/methods/Method';
import { slotActor } from '../../src/methods/slotActor';
import { problems } from '../../src/problems';
import { drawTraffic } from '../../src/problems/linkScheduling/traffic';
import type { Problem } from '../../src/problems/Problem';
import { mixSeed, Rng } from '../../src/random/Rng';
import { resolveSettings } from '../../src/settings';

const problem: Problem = problems['link-scheduling'];
const star = Graph.fromEdges(9, new Array(8).fill(0), [1, 2, 3, 4, 5, 6, 7, 8]);

const known = (seed: number): Known => {
  const columns = { ...drawTraffic({ links: 9, slots: 40, load: 0.1, rng: new Rng(mixSeed(seed)) }) };
  const instance = problem.pose(star, { columns });
  return { graph: star, features: identityFeatures(9), instance, whole: instance, part: seed };
};

const learn = (settings: Record<string, number>, graphs: Known[], seed = 0) =>
  slotActor.learn({
    problem,
    k: 0,
    columns: 9,
    graphs,
    seed,
    settings: resolveSettings('slot-actor', slotActor.settings(problem, { partial: false }), settings),
  });

describe('slotActor', () => {
  const train = [0, 1, 2, 3, 4, 5].map(known);
  const test = [10, 11, 12, 13, 14, 15].map(known);
  const mean = (solver: Awaited<ReturnType<typeof learn>>) =>
    test.reduce((sum, seen) => sum + problem.value(seen.instance, solver.solve(seen).solution), 0) / test.length;

  it('leaves less waiting on unseen traffic than the policy from which it starts', async () => {
    const [plain, evolved] = [await learn({ generations: 0 }, train), await learn({ generations: 12 }, train)];
    expect(evolved.report.steps).toBe(1 + 12 * 17);
    expect(mean(evolved)).toBeLessThan(mean(plain));
  });

  it('finds the same policy for the same seed, and plays feasibly', async () => {
    const solvers = [await learn({ generations: 2 }, train), await learn({ generations: 2 }, train)];
    const [first, second] = solvers.map((solver) => solver.solve(test[0]!).solution);
    expect(second).toEqual(first);
    expect(problem.violation(test[0]!.instance, first!)).toBeNull();
  });

  it('is not for a problem that is decided at once', () => {
    expect(slotActor.accepts(problems.modularity)).toBe(
      'it decides slot after slot, and modularity is decided at once',
    );
  });
});
