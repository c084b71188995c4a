import { type Baseline, baselineAccepts } from '../baselines/Baseline';
import { type Method, NOTHING_LEARNED } from './Method';
import { timed } from './timed';

/** "Train-…" of the paper: the algorithm on the observed edges, nothing learned. */
export function trainOnly(baseline: Baseline): Method {
  return {
    name: `train-${baseline.name}`,
    title: `Train-${baseline.title}`,
    seeded: baseline.seeded,
    usesFeatures: false,
    accepts: (problem) => baselineAccepts(baseline, problem),
    settings: () => baseline.settings ?? {},
    learn: async ({ settings, seed }) => ({
      report: NOTHING_LEARNED,
      solve({ instance }) {
        const { result, seconds } = timed(() => baseline.solve(instance, { seed, settings }));
        return { solution: result, seconds: { forward: 0, round: seconds } };
      },
      dispose() {},
    }),
  };
}
