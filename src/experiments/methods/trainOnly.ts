import { type GraphAlgorithm, graphAlgorithms } from './baseline';
import { type Method, timed } from './Method';

/** "Train-…" of the paper: the algorithm on the observed edges, nothing learned. */
export const trainOnly: readonly Method[] = graphAlgorithms.map(
  (algorithm: GraphAlgorithm): Method => ({
    name: `train-${algorithm.name}`,
    title: `Train-${algorithm.title}`,
    decisions: [algorithm.decision],
    seeded: algorithm.seeded,
    usesFeatures: false,
    async run({ graph, k, seed }) {
      const { result, seconds } = timed(() => algorithm.solve(graph, { k, seed }));
      const none = { steps: 0, restarts: 0, collapsed: false };
      return { solution: result, ...none, seconds: { train: seconds, round: 0, forward: 0 } };
    },
  }),
);
