import { ClusterNet } from '../../models/ClusterNet';
import { GcnE2e } from '../../models/GcnE2e';
import { graphInput } from '../../models/graphInput';
import type { Model } from '../../models/Model';
import { fit } from '../../training/fit';
import { endToEnd, singleGraph } from '../presets';
import { type Method, type MethodInput, type MethodResult, timed, trainingHooks } from './Method';

type Preset = Pick<typeof singleGraph | typeof endToEnd, 'steps' | 'learningRate' | 'weightDecay' | 'passes'>;

/** Trains a model on the one graph with a preset's settings, and disposes of it. */
async function trainOnGraph(model: Model, input: MethodInput, preset: Preset): Promise<MethodResult> {
  const { learningRate, weightDecay } = preset;
  const { graph, features, objective, seed, steps = preset.steps } = input;
  const observed = graphInput(graph, features);
  const { onMemoryPlan } = input;
  const planned = onMemoryPlan === undefined ? {} : { onMemoryPlan };
  const passes = preset.passes[objective.objective.decision];
  const options = { steps, learningRate, weightDecay, passes, seed, ...planned, ...trainingHooks(input) };
  try {
    const result = await fit(model, { input: observed, objective }, options);
    const forward = timed(() => model.decide(observed, objective.objective.decision).dispose());
    const { solution, restarts, collapsed, seconds } = result;
    return { solution, steps: result.steps, restarts, collapsed, seconds: { ...seconds, forward: forward.seconds } };
  } finally {
    model.dispose();
  }
}

function trainClusterNet(input: MethodInput): Promise<MethodResult> {
  const { hidden, embedding, dropout, beta } = singleGraph;
  const { decision } = input.objective.objective;
  const { k, seed } = input;
  const features = input.features.cols;
  const model = new ClusterNet({ features, k, seed, beta: beta[decision], hidden, embedding, dropout });
  return trainOnGraph(model, input, singleGraph);
}

export const clusternet: Method = {
  name: 'clusternet',
  title: 'ClusterNet',
  decisions: ['partition', 'selection'],
  seeded: true,
  usesFeatures: true,
  run: trainClusterNet,
};

/** Trained for facilities with the loss of the paper's text; the released code has the mean or the maximum in its place. */
export const clusternetSoftMaximum: Method = {
  ...clusternet,
  name: 'clusternet-softmax',
  title: 'ClusterNet, soft maximum',
  decisions: ['selection'],
  bind: { aggregation: 'softMaximum' },
};

export const gcnE2e: Method = {
  name: 'gcn-e2e',
  title: 'GCN-e2e',
  decisions: ['partition', 'selection'],
  seeded: true,
  usesFeatures: true,
  run(input) {
    const { hidden, dropout } = endToEnd;
    const { decision } = input.objective.objective;
    const { k, seed } = input;
    const model = new GcnE2e({ features: input.features.cols, k, decision, seed, hidden, dropout });
    return trainOnGraph(model, input, endToEnd);
  },
};
