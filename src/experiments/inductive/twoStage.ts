import { GcnLinkPredictor } from '../../models/GcnLinkPredictor';
import { assignValues } from '../../models/initialize';
import { fitLinkPredictorInductive } from '../../training/fitLinkPredictor';
import { type GraphAlgorithm, graphAlgorithms } from '../methods/baseline';
import { timed } from '../methods/Method';
import { inductive } from '../presets';
import type { Learner } from './Learner';
import { inputOf } from './problems';

const { hidden, embedding, dropout, learningRate, weightDecay, edgeDropout, steps, fineTune } =
  inductive.linkPrediction;

/** Learn on the training graphs' observed edges to predict missing ones, predict a test graph's, run the algorithm on it. */
function twoStageLearner(algorithm: GraphAlgorithm): Learner<GcnLinkPredictor> {
  return {
    name: `2stage-${algorithm.name}`,
    title: `2Stage-${algorithm.title}`,
    decisions: [algorithm.decision],
    create: ({ train }, seed) =>
      new GcnLinkPredictor({ features: train[0].features.cols, hidden, embedding, dropout, seed }),
    async train(model, graphs, input) {
      const { seed, signal, onProgress } = input;
      const begun = performance.now();
      const options = { learningRate, weightDecay, edgeDropout, seed, steps: input.steps ?? steps };
      const hooks = {
        ...(signal === undefined ? {} : { signal }),
        ...(onProgress === undefined ? {} : { onProgress }),
      };
      const losses = await fitLinkPredictorInductive(model, graphs, { ...options, ...hooks });
      const train = (performance.now() - begun) / 1000;
      return { steps: losses.length, restarts: 0, collapsed: false, seconds: { train, select: 0 } };
    },
    async fineTune(model, graph, { seed, signal, tuneSteps }, fresh) {
      const steps = tuneSteps ?? (fresh ? fineTune.stepsFromFresh : fineTune.steps);
      const options = { learningRate, weightDecay, edgeDropout, seed, steps };
      await fitLinkPredictorInductive(model, [graph], { ...options, ...(signal === undefined ? {} : { signal }) });
    },
    solve(model, observed, { k, seed }) {
      const { result: predicted, seconds: forward } = timed(() =>
        model.predictGraph(observed.graph, inputOf(observed)),
      );
      const { result, seconds } = timed(() => algorithm.solve(predicted, { k, seed }));
      return { solution: result, seconds: { forward, round: seconds }, predicted };
    },
    copyWeights(from, to) {
      const [source, target] = [from.variables, to.variables] as Record<string, typeof from.relation>[];
      for (const [name, variable] of Object.entries(source)) assignValues(target[name], variable.dataSync());
    },
  };
}

export const twoStage = graphAlgorithms.map(twoStageLearner);
