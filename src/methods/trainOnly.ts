import { type Baseline, baselineAccepts, type Proof } from '../baselines/Baseline';
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
          const onProof = ({ proven, bound }: Proof) => {
            measures = { proven: proven ? 1 : 0, bound };
          };
          const { result, seconds } = timed(() => baseline.solve(instance, { seed, settings, onProof }));
          const answer = { solution: result, seconds: { forward: 0, round: seconds } };
          return measures === undefined ? answer : { ...answer, measures };
        },
        dispose() {},
      };
    },
  };
}
