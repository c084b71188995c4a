import { kMeans } from '../baselines/kMeans';
import { requireInteger } from '../errors';
import type { Features } from '../graph/SparseMatrix';
import type { Instance, Problem, Solution } from '../problems/Problem';
import type { SettingSpecs } from '../settings';
import { type Method, NOTHING_LEARNED } from './Method';
import { timed } from './timed';

const settings = {
  restarts: { default: 10, low: 1, integer: true, about: 'starts, of which the one with the least inertia counts' },
} as const satisfies SettingSpecs;

/**
 * k-means on the features alone, the edges unseen: what a graph of neighbours adds to points is measured against it. Points that
 * a lesson does not hold get clusters of their own, so nothing is learned.
 */
export const kMeansPoints: Method = {
  name: 'k-means-points',
  title: 'k-means on features',
  seeded: true,
  usesFeatures: true,
  learns: false,
  accepts: ({ kind, name }) => kind === 'partition' || `it parts nodes, and ${name} chooses some`,
  settings: () => settings,
  learn: async ({ problem, k, seed, settings: { restarts } }) => ({
    report: NOTHING_LEARNED,
    solve({ features, instance }) {
      requireInteger('K', k, 1, features.rows, 'n');
      const { result, seconds } = timed(() =>
        kMeans(denseValues(features), features.cols, { k, seed, starts: restarts as number }),
      );
      const feasible = problem.violation(instance, result.labels) === null;
      const solution = feasible ? result.labels : mended(problem, instance, result.labels);
      return { solution, seconds: { forward: 0, round: seconds } };
    },
    dispose() {},
  }),
};

/** Bounds on the parts, which k-means knows nothing of, are kept by the problem's own means. */
function mended(problem: Problem, instance: Instance, labels: Solution): Solution {
  return problem.repair?.(instance, labels) ?? labels;
}

/** n x F, zeros written out. */
function denseValues(features: Features): Float64Array {
  const { rows, cols } = features;
  if (features.kind === 'dense') return Float64Array.from(features.values);
  const values = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let e = features.rowPtr[i]; e < features.rowPtr[i + 1]; e++) {
      values[i * cols + features.colIdx[e]] = features.values === null ? 1 : features.values[e];
    }
  }
  return values;
}
