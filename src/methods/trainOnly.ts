import { type Baseline, baselineAccepts } from '../baselines/Baseline';
import { type Answer, type Method, NOTHING_LEARNED } from './Method';
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
    async learn({ settings, seed }) {
      await baseline.ready?.();
      return {
        report: NOTHING_LEARNED,
        solve({ instance }) {
          let measures: Answer['measures'];
          const onMeasures = (told: Answer['measures'] & {}) => {
            measures = told;
          };
          const { result, seconds } = timed(() => baseline.solve(instance, { seed, settings, onMeasures }));
          const answer = { solution: result, seconds: { forward: 0, round: seconds } };
          return measures === undefined ? answer : { ...answer, measures };
        },
        dispose() {},
      };
    },
  };
}
