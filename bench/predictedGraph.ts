import { linkPrediction } from '../src/experiments/presets';
import type { DenseGraph } from '../src/graph/DenseGraph';
import type { Graph } from '../src/graph/Graph';
import type { Features } from '../src/graph/SparseMatrix';
import { subgraph } from '../src/graph/subgraph';
import { GcnLinkPredictor } from '../src/models/GcnLinkPredictor';
import { graphInput } from '../src/models/graphInput';
import { fitLinkPredictor } from '../src/training/fitLinkPredictor';

export interface PredictedGraphOptions {
  /** Default the paper's. */
  steps?: number;
  /** Default 0. */
  seed?: number;
}

/** The dense graph that the two-stage method predicts from observed edges (features n x F), and what training took. */
export async function predictedGraph(
  graph: Graph,
  features: Features,
  { steps = linkPrediction.steps, seed = 0 }: PredictedGraphOptions = {},
): Promise<{ predicted: DenseGraph; trainSeconds: number }> {
  const { hidden, embedding, dropout, learningRate, weightDecay, edgeDropout } = linkPrediction;
  const model = new GcnLinkPredictor({ features: features.cols, hidden, embedding, dropout, seed });
  try {
    const begun = performance.now();
    await fitLinkPredictor(model, graph, features, { steps, learningRate, weightDecay, edgeDropout, seed });
    const trainSeconds = (performance.now() - begun) / 1000;
    return { predicted: model.predictGraph(graph, graphInput(graph, features)), trainSeconds };
  } finally {
    model.dispose();
  }
}

/** The part of a dense graph on every `stride`-th node: what a peer can do in reasonable time. */
export function everyNth(graph: DenseGraph, stride: number): DenseGraph {
  const nodes = Int32Array.from({ length: Math.ceil(graph.n / stride) }, (_, i) => i * stride);
  return subgraph(graph, nodes).graph;
}
