import type { Dataset } from '../data';
import { linkPrediction } from '../experiments/presets';
import type { DenseGraph } from '../graph/DenseGraph';
import { inducedSubgraph } from '../graph/inducedSubgraph';
import { GcnLinkPredictor } from '../models/GcnLinkPredictor';
import { graphInput } from '../models/graphInput';
import { fitLinkPredictor } from '../training/fitLinkPredictor';

/** The dense graph that the two-stage method predicts from a data set's observed edges, seed 0. */
export async function predictedGraph(data: Dataset, steps: number = linkPrediction.steps): Promise<DenseGraph> {
  const { hidden, embedding, dropout, learningRate, weightDecay, edgeDropout } = linkPrediction;
  const features = data.features.train;
  const model = new GcnLinkPredictor({ features: features.cols, hidden, embedding, dropout, seed: 0 });
  try {
    await fitLinkPredictor(model, data.train, features, { steps, learningRate, weightDecay, edgeDropout, seed: 0 });
    return model.predictGraph(data.train, graphInput(data.train, features));
  } finally {
    model.dispose();
  }
}

/** The part of a dense graph on every `stride`-th node: what a peer can do in reasonable time. */
export function everyNth(graph: DenseGraph, stride: number): DenseGraph {
  const nodes = Int32Array.from({ length: Math.ceil(graph.n / stride) }, (_, i) => i * stride);
  return inducedSubgraph(graph, nodes) as DenseGraph;
}
