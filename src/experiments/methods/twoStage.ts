import { GcnLinkPredictor } from '../../models/GcnLinkPredictor';
import { graphInput } from '../../models/graphInput';
import { fitLinkPredictor } from '../../training/fitLinkPredictor';
import { linkPrediction } from '../presets';
import { graphAlgorithms } from './baseline';
import { type Method, timed, trainingHooks } from './Method';

/** "GCN-2stage-…" of the paper: predict the missing edges first, then run the algorithm on the predicted graph. */
export const twoStage: readonly Method[] = graphAlgorithms.map(
  (algorithm): Method => ({
    name: `2stage-${algorithm.name}`,
    title: `GCN-2stage-${algorithm.title}`,
    decisions: [algorithm.decision],
    seeded: true,
    usesFeatures: true,
    async run(input) {
      const { graph, features, k, seed, steps = linkPrediction.steps } = input;
      const { hidden, embedding, dropout, learningRate, weightDecay, edgeDropout } = linkPrediction;
      const model = new GcnLinkPredictor({ features: features.cols, hidden, embedding, dropout, seed });
      try {
        const begun = performance.now();
        const options = { steps, learningRate, weightDecay, edgeDropout, seed, ...trainingHooks(input) };
        await fitLinkPredictor(model, graph, features, options);
        const train = (performance.now() - begun) / 1000;
        const prediction = timed(() => model.predictGraph(graph, graphInput(graph, features)));
        const solved = timed(() => algorithm.solve(prediction.result, { k, seed }));
        return {
          solution: solved.result,
          steps,
          restarts: 0,
          collapsed: false,
          seconds: { train, round: solved.seconds, forward: prediction.seconds },
          predicted: prediction.result,
        };
      } finally {
        model.dispose();
      }
    },
  }),
);
