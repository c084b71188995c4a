import type { DenseGraph } from '../src/graph/DenseGraph';
import type { Graph } from '../src/graph/Graph';
import type { Features } from '../src/graph/SparseMatrix';
import { subgraph } from '../src/graph/subgraph';
import { linkPredictorSettings } from '../src/methods/twoStage';
import { GcnLinkPredictor } from '../src/models/GcnLinkPredictor';
import { graphInput } from '../src/models/graphInput';
import { resolveSettings, type Settings } from '../src/settings';
import { fitLinkPredictor } from '../src/training/fitLinkPredictor';

export interface PredictedGraphOptions {
  /** Of the link predictor; default the paper's. */
  settings?: Settings;
  /** Default 0. */
  seed?: number;
}

/** The dense graph that the two-stage method predicts from observed edges (features n x F), and the loss of every step. */
export async function predictedGraph(
  graph: Graph,
  features: Features,
  { settings = {}, seed = 0 }: PredictedGraphOptions = {},
): Promise<{ predicted: DenseGraph; losses: Float32Array }> {
  const resolved = resolveSettings('link predictor', linkPredictorSettings, settings);
  const { hidden, embedding, dropout, lr, ...training } = resolved as Readonly<Record<string, number>>;
  const model = new GcnLinkPredictor({ features: features.cols, hidden, embedding, dropout, seed });
  try {
    const { losses } = await fitLinkPredictor(model, [{ graph, features }], { ...training, learningRate: lr, seed });
    return { predicted: model.predictGraph(graph, graphInput(graph, features)), losses };
  } finally {
    model.dispose();
  }
}

/** The part of a dense graph on every `stride`-th node: what a peer can do in reasonable time. */
export function everyNth(graph: DenseGraph, stride: number): DenseGraph {
  const nodes = Int32Array.from({ length: Math.ceil(graph.n / stride) }, (_, i) => i * stride);
  return subgraph(graph, nodes).graph;
}
