import { ClusterNet } from '../../models/ClusterNet';
import { decisionValues } from '../../models/decisionValues';
import { GcnE2e } from '../../models/GcnE2e';
import type { Model } from '../../models/Model';
import { applyModel } from '../../training/applyModel';
import { modelWeights, setModelWeights } from '../../training/checkpoint';
import { fit } from '../../training/fit';
import { fitInductive } from '../../training/fitInductive';
import { timed } from '../methods/Method';
import { inductive } from '../presets';
import type { InductiveInput, ObservedGraph } from './InductiveMethod';
import type { Learner } from './Learner';
import { exampleOf, inputOf, observedProblem } from './problems';

interface EndToEnd {
  name: string;
  title: string;
  create(input: InductiveInput, seed: number): Model;
  steps(input: InductiveInput): number;
  fineTune: { steps: number; stepsFromFresh: number };
  learningRate: number;
  /** Forward passes by which a graph is solved; default the preset. */
  passes?: number;
}

/** A model trained on the decision's own loss: over the training graphs' full edges, then on a test graph's observed ones. */
function endToEnd({ name, title, create, steps, fineTune, learningRate, passes }: EndToEnd): Learner<Model> {
  const { weightDecay } = inductive;
  return {
    name,
    title,
    decisions: ['partition', 'selection'],
    create,
    async train(model, graphs, input) {
      const { objective, valid, seed, signal, onProgress } = input;
      const result = await fitInductive(
        model,
        graphs.map((graph) => exampleOf(objective, graph)),
        {
          steps: input.steps ?? steps(input),
          learningRate,
          weightDecay,
          iterations: inductive.iterations[input.dataset],
          seed,
          validation: valid.map((graph) => exampleOf(objective, graph)),
          ...(signal === undefined ? {} : { signal }),
          ...(onProgress === undefined ? {} : { onProgress }),
        },
      );
      const { restarts, collapsed, seconds } = result;
      return { steps: result.steps, restarts, collapsed, seconds };
    },
    async fineTune(model, graph, input, fresh) {
      const iterations = inductive.iterations[input.dataset];
      await fit(model, problemOf(graph, input), {
        steps: input.tuneSteps ?? (fresh ? fineTune.stepsFromFresh : fineTune.steps),
        learningRate,
        weightDecay,
        seed: input.seed,
        iterations: () => iterations,
        selectEvery: Number.POSITIVE_INFINITY, // the tuned model is looked at below
        restarts: fresh ? 5 : 0, // a fresh start would throw away what the training graphs taught
        ...(input.signal === undefined ? {} : { signal: input.signal }),
      });
    },
    solve(model, graph, input) {
      const { decision } = input.objective;
      const problem = problemOf(graph, input);
      const iterations = inductive.iterations[input.dataset];
      const options = { iterations, seed: input.seed, passes: passes ?? inductive.passes[input.dataset][decision] };
      const forward = timed(() => decisionValues(model, problem.input, decision, { iterations }));
      const { result, seconds } = timed(() => applyModel(model, problem, options));
      return { solution: result, seconds: { forward: forward.seconds, round: seconds } };
    },
    copyWeights: (from, to) => setModelWeights(to, modelWeights(from)),
  };
}

function problemOf(graph: ObservedGraph, { objective }: InductiveInput) {
  return { input: inputOf(graph), objective: observedProblem(objective, graph) };
}

const { hidden, embedding, dropout } = inductive;

/** What is chosen on validation graphs; the presets are the defaults. */
export interface ClusterNetSettings {
  learningRate?: number;
  /** Inverse temperature of the assignment. */
  beta?: number;
  /** Forward passes by which a graph is solved. */
  passes?: number;
}

/** ClusterNet under other settings than the presets'. */
export function clusternetWith(settings: ClusterNetSettings = {}): Learner<Model> {
  const { learningRate = inductive.learningRate, beta = inductive.beta, passes } = settings;
  return endToEnd({
    name: 'clusternet',
    title: 'ClusterNet',
    create: ({ train, k }, seed) =>
      new ClusterNet({ features: train[0].features.cols, k, beta, hidden, embedding, dropout, seed }),
    steps: ({ dataset }) => inductive.steps[dataset],
    fineTune: inductive.fineTune,
    learningRate,
    ...(passes === undefined ? {} : { passes }),
  });
}

export const clusternet = clusternetWith();

export const gcnE2e = endToEnd({
  name: 'gcn-e2e',
  title: 'GCN-e2e',
  create: ({ train, k, objective }, seed) =>
    new GcnE2e({ features: train[0].features.cols, k, decision: objective.decision, hidden, dropout, seed }),
  steps: () => inductive.gcnE2e.steps,
  fineTune: inductive.gcnE2e.fineTune,
  learningRate: inductive.learningRate,
});
