import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import { type NormalizedAdjacency, normalizedAdjacency } from '../graph/normalizedAdjacency';
import type { Features } from '../graph/SparseMatrix';
import { currentDevice } from '../kernels/backend';
import type { GcnLinkPredictor } from '../models/GcnLinkPredictor';
import { mixSeed, Rng } from '../random/Rng';
import type { Adam } from './Adam';
import { checkpointFile, type TrainingState } from './checkpoint';
import { dropEdges, linkSamples } from './linkSamples';
import type { Stopped, TrainingHooks } from './Training';
import { trainingLoop } from './trainingLoop';

export interface FitLinkPredictorOptions extends TrainingHooks {
  /** Default 300, the released code's for a single graph. */
  steps?: number;
  /** Default 0.01. */
  learningRate?: number;
  /** L2 term, default 0: with 5e-4 all scores shrink to the same number on bag-of-words features. */
  weightDecay?: number;
  /** Probability that an edge is hidden from the input of a step; default 0.2. */
  edgeDropout?: number;
  /** Seeds the choice of graphs, hidden edges, negatives and dropout; the model's own seed draws its weights. Default 0. */
  seed?: number;
}

/** A graph to predict the edges of: what is observed of it. */
export interface LinkExample {
  /** n nodes. */
  graph: Graph;
  /** n x F. */
  features: Features;
}

export interface FitLinkPredictorResult {
  /** Of every step, each on the graph drawn for it. */
  losses: Float32Array;
  /** Steps taken. */
  steps: number;
  stopped: Stopped;
  seconds: { train: number };
}

/**
 * Trains a link predictor on the observed edges of one graph or many, a random one each step: binary cross-entropy over all of
 * its edges and one negative each, drawn anew every step, from an input that lacks a fifth of the edges. Same model seed and
 * options, same bits, also across a checkpoint.
 *
 * @param examples at least one graph, all of F feature columns
 * @throws InputError for no graph, impossible options, a loss of NaN, or a checkpoint of another run
 * @example
 * const model = new GcnLinkPredictor({ features: features.cols, seed: 1 });
 * await fitLinkPredictor(model, [{ graph, features }], { steps: 300, seed: 1 });
 * const predicted = model.predictGraph(graph, graphInput(graph, features));
 */
export async function fitLinkPredictor(
  model: GcnLinkPredictor,
  examples: readonly LinkExample[],
  options: FitLinkPredictorOptions = {},
): Promise<FitLinkPredictorResult> {
  const {
    steps = 300,
    learningRate = 0.01,
    weightDecay = 0,
    edgeDropout = 0.2,
    seed = 0,
    onProgress,
    signal,
  } = options;
  if (examples.length === 0) throw new InputError({ what: 'graphs', expected: 'at least one', actual: 'none' });
  const total = (size: (graph: Graph) => number) => examples.reduce((sum, { graph }) => sum + size(graph), 0);
  const key = {
    training: 'fitLinkPredictor',
    model: model.name,
    graphs: examples.length,
    n: total(({ n }) => n),
    m: total(({ m }) => m),
    ...{ learningRate, weightDecay, edgeDropout, seed },
  };
  const file = checkpointFile<TrainingState<never>>(options.checkpoint, () => key);
  const { state, stopped } = await trainingLoop(
    { model, step: ({ step }, adam) => linkStep(model, examples, adam, { step, edgeDropout, seed }) },
    { steps, learningRate, weightDecay, onProgress, signal, checkpoint: file },
  );
  const { train } = state.seconds;
  return { losses: Float32Array.from(state.losses), steps: state.step, stopped, seconds: { train } };
}

function linkStep(
  model: GcnLinkPredictor,
  examples: readonly LinkExample[],
  adam: Adam,
  { step, edgeDropout, seed }: { step: number; edgeDropout: number; seed: number },
): number {
  const { graph, features } = examples[new Rng(mixSeed(seed, GRAPH, step)).int(examples.length)];
  const rng = new Rng(mixSeed(seed, EDGES, step));
  const adjacency = normalizedAdjacency(dropEdges(graph, edgeDropout, rng));
  const samples = linkSamples(graph, rng);
  const dropoutSeed = mixSeed(seed, step);
  try {
    return tf.tidy(() => {
      const { value, grads } = adam.computeGradients(() => {
        const logits = model.score({ adjacency, features }, samples, { dropoutSeed });
        return tf.losses.sigmoidCrossEntropy(tf.tensor1d(samples.labels), logits) as tf.Scalar;
      }, Object.values(model.variables));
      adam.applyGradients(grads);
      return value.dataSync()[0];
    });
  } finally {
    releaseAdjacency(adjacency);
  }
}

/** Streams of one seed: none changes when another draws more. */
const [EDGES, GRAPH] = [5, 7];

/** Each step has an adjacency of its own; its copies go with it. */
function releaseAdjacency({ rowPtr, colIdx, inverseDegree }: NormalizedAdjacency): void {
  const device = currentDevice();
  for (const array of [rowPtr, colIdx, inverseDegree]) device.release(array);
}
