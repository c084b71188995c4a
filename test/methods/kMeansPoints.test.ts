import { expect, it } from 'vitest';
import { identityFeatures } from '../../src/features/identityFeatures';
import { affinityGraph } from '../../src/graph/neighbors/affinityGraph';
import type { Features } from '../../src/graph/SparseMatrix';
import { kMeansPoints } from '../../src/methods/kMeansPoints';
import { problems } from '../../src/problems';
import { pointsOf } from '../support/points';

const points = pointsOf([[0], [10], [1], [11], [20]]);

async function solve(k: number, features: Features = points): Promise<number[]> {
  const graph = affinityGraph(points, { k: 2 });
  const problem = problems.modularity;
  const solver = await kMeansPoints.learn({ problem, k, columns: 1, graphs: [], settings: { restarts: 3 }, seed: 0 });
  return [...solver.solve({ graph, features, instance: problem.pose(graph, { k }), part: 0 }).solution];
}

it('parts nodes by their features alone', async () => {
  const [a, b, again, bAgain, c] = await solve(3);
  expect([again, bAgain]).toEqual([a, b]);
  expect(new Set([a, b, c])).toEqual(new Set([0, 1, 2]));
});

it('takes sparse features too', async () => {
  expect(new Set(await solve(5, identityFeatures(5)))).toEqual(new Set([0, 1, 2, 3, 4]));
});

it('says what it does not solve', () => {
  expect(kMeansPoints.accepts(problems.facility)).toBe('it parts nodes, and facility chooses some');
  expect(kMeansPoints.accepts(problems.modularity)).toBe(true);
});
