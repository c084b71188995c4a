import { graphAlgorithms } from '../methods/baseline';
import { timed } from '../methods/Method';
import type { InductiveMethod } from './InductiveMethod';

/** "Train-…": the algorithm on each test graph's observed edges, nothing learned. */
export const trainOnly = graphAlgorithms.map(
  (algorithm): InductiveMethod => ({
    name: `train-${algorithm.name}`,
    title: `Train-${algorithm.title}`,
    decisions: [algorithm.decision],
    seeded: algorithm.seeded,
    usesFeatures: false,
    async run({ test, k, seed }) {
      const solutions = test.map(({ graph }) => {
        const { result, seconds } = timed(() => algorithm.solve(graph, { k, seed }));
        return { solution: result, seconds: { forward: 0, round: seconds } };
      });
      return { solutions, steps: 0, restarts: 0, collapsed: false, seconds: { train: 0, select: 0, tune: 0 } };
    },
  }),
);
