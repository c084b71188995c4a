import type { Graph } from '../graph/Graph';
import { normalizedAdjacency } from '../graph/normalizedAdjacency';
import type { Features } from '../graph/SparseMatrix';
import { ClusterNet } from '../models/ClusterNet';
import type { GraphInput, Model } from '../models/Model';
import type { BoundObjective, Solution } from '../objectives/Objective';
import { fit } from '../training/fit';
import type { TrainingProgress } from '../training/progress';
import { singleGraph } from './presets';

/** What a method gets to see: the observed graph, its features, the problem on it. Never the full graph. */
export interface MethodInput {
  graph: Graph;
  features: Features;
  objective: BoundObjective;
  k: number;
  seed: number;
  steps?: number;
  onProgress?: (progress: TrainingProgress) => void;
  signal?: AbortSignal;
}

export interface MethodResult {
  solution: Solution;
  /** Training steps; 0 for a method that does not train. */
  steps: number;
  restarts: number;
  collapsed: boolean;
  seconds: { train: number; round: number; forward: number };
}

/** A row of the paper's tables. */
export interface Method {
  readonly name: string;
  readonly title: string;
  run(input: MethodInput): Promise<MethodResult>;
}

/** A model trained on the one graph with the paper's settings. */
async function trainOnGraph(model: Model, input: MethodInput): Promise<MethodResult> {
  const { graph, features, objective, seed, steps = singleGraph.steps, onProgress, signal } = input;
  const graphInput: GraphInput = { adjacency: normalizedAdjacency(graph), features };
  const { learningRate, weightDecay } = singleGraph;
  try {
    const result = await fit(
      model,
      { input: graphInput, objective },
      {
        steps,
        learningRate,
        weightDecay,
        seed,
        ...(onProgress === undefined ? {} : { onProgress }),
        ...(signal === undefined ? {} : { signal }),
      },
    );
    const begun = performance.now();
    model.decide(graphInput, objective.objective.decision).dispose();
    const forward = (performance.now() - begun) / 1000;
    const { solution, restarts, collapsed, seconds } = result;
    return { solution, steps: result.steps, restarts, collapsed, seconds: { ...seconds, forward } };
  } finally {
    model.dispose();
  }
}

const clusternet: Method = {
  name: 'clusternet',
  title: 'ClusterNet',
  run(input) {
    const { hidden, embedding, dropout, beta } = singleGraph;
    const { name } = input.objective.objective;
    const model = new ClusterNet({
      features: input.features.cols,
      k: input.k,
      seed: input.seed,
      beta: name in beta ? beta[name as keyof typeof beta] : beta.modularity,
      hidden,
      embedding,
      dropout,
    });
    return trainOnGraph(model, input);
  },
};

/** Every method by name. */
export const methods: Readonly<Record<string, Method>> = { clusternet };
