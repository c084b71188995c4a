import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { Graph } from '../graph/Graph';
import { type NormalizedAdjacency, normalizedAdjacency } from '../graph/normalizedAdjacency';
import type { Features } from '../graph/SparseMatrix';
import { currentDevice } from '../kernels/backend';
import type { GcnLinkPredictor } from '../models/GcnLinkPredictor';
import { mixSeed, Rng } from '../random/Rng';
import { Adam } from './Adam';
import { breather } from './breather';
import { dropEdges, linkSamples } from './linkSamples';
import type { TrainingProgress } from './progress';

export interface FitLinkPredictorOptions {
  /** Default 300, the released code's for a single graph. */
  steps?: number;
  /** Default 0.01. */
  learningRate?: number;
  /** L2 term, default 0: with 5e-4 all scores shrink to the same number on bag-of-words features. */
  weightDecay?: number;
  /** Probability that an edge is hidden from the input of a step; default 0.2. */
  edgeDropout?: number;
  /** Default 0. */
  seed?: number;
  onProgress?: (progress: TrainingProgress) => void;
  signal?: AbortSignal;
}

/** A graph to predict the edges of: what is observed of it. */
export interface LinkExample {
  graph: Graph;
  /** n x F. */
  features: Features;
}

/**
 * Trains a link predictor on the observed edges: binary cross-entropy over all of them and one negative each, drawn anew
 * every step, from an input that lacks a fifth of the edges.
 *
 * @returns the training loss of every step
 */
export function fitLinkPredictor(
  model: GcnLinkPredictor,
  graph: Graph,
  features: Features,
  options: FitLinkPredictorOptions = {},
): Promise<Float32Array> {
  return fitLinkPredictorInductive(model, [{ graph, features }], options);
}

/**
 * The same over many graphs, a random one each step.
 * @throws InputError for no graph
 */
export async function fitLinkPredictorInductive(
  model: GcnLinkPredictor,
  examples: readonly LinkExample[],
  options: FitLinkPredictorOptions = {},
): Promise<Float32Array> {
  const { steps = 300, learningRate = 0.01, weightDecay = 0, edgeDropout = 0.2, seed = 0 } = options;
  requireInteger('steps', steps, 1, Number.POSITIVE_INFINITY);
  if (examples.length === 0) throw new InputError({ what: 'graphs', expected: 'at least one', actual: 'none' });
  const variables = Object.values(model.variables);
  const adam = new Adam({ learningRate, weightDecay });
  const losses: number[] = [];
  const begun = performance.now();
  const breathe = breather();
  try {
    for (let step = 0; step < steps && options.signal?.aborted !== true; step++) {
      const { graph, features } = examples[new Rng(mixSeed(seed, GRAPH, step)).int(examples.length)];
      const rng = new Rng(mixSeed(seed, EDGES, step));
      const adjacency = normalizedAdjacency(dropEdges(graph, edgeDropout, rng));
      const samples = linkSamples(graph, rng);
      const loss = tf.tidy(() => {
        const { value, grads } = adam.computeGradients(() => {
          const logits = model.score({ adjacency, features }, samples, { dropoutSeed: mixSeed(seed, step) });
          return tf.losses.sigmoidCrossEntropy(tf.tensor1d(samples.labels), logits) as tf.Scalar;
        }, variables);
        adam.applyGradients(grads);
        return value.dataSync()[0];
      });
      releaseAdjacency(adjacency);
      losses.push(loss);
      options.onProgress?.({ step: step + 1, steps, loss, seconds: (performance.now() - begun) / 1000 });
      await breathe();
    }
  } finally {
    adam.dispose();
  }
  return Float32Array.from(losses);
}

const EDGES = 5;
const GRAPH = 7;

/** Each step has an adjacency of its own; its copies go with it. */
function releaseAdjacency({ rowPtr, colIdx, inverseDegree }: NormalizedAdjacency): void {
  const device = currentDevice();
  for (const array of [rowPtr, colIdx, inverseDegree]) device.release(array);
}
