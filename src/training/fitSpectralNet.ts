import * as tf from '@tensorflow/tfjs-core';
import { requireInteger } from '../errors';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { currentDevice } from '../kernels/backend';
import type { SpectralNet } from '../models/SpectralNet';
import { laplacianEnergy } from '../ops/laplacianEnergy';
import { releaseGraph } from '../ops/releaseGraph';
import { mixSeed, Rng } from '../random/Rng';
import { type CheckpointKey, checkpointFile, namesAndValues, type TrainingState } from './checkpoint';
import { drawRows, pickRows, pointBatch } from './pointBatch';
import type { Stopped, TrainingHooks } from './Training';
import { trainingLoop } from './trainingLoop';

export interface FitSpectralNetOptions extends TrainingHooks {
  /** Default 600. */
  steps?: number;
  /** m, points of a batch; default 1024. */
  batch?: number;
  /** Neighbours of a point within its batch; default 3. */
  neighbors?: number;
  /** Of Adam; default 0.001. */
  learningRate?: number;
  /** Default 0. */
  seed?: number;
}

export interface FitSpectralNetResult {
  losses: Float32Array;
  steps: number;
  stopped: Stopped;
  seconds: { train: number };
}

const DEFAULTS = { steps: 600, batch: 1024, neighbors: 3, learningRate: 1e-3, seed: 0 };

/**
 * Trains a SpectralNet (Shaham et al. 2018, algorithm 1): each step makes outputs orthonormal over one batch, holds that map, and
 * lowers Σ w_ij ‖y_i − y_j‖² / m² on another with the affinity graph of that batch alone. At the end outputs are made orthonormal
 * over all points. Same seed and options, same bits, also across a checkpoint.
 *
 * @throws InputError for options out of range, a loss of NaN, or a checkpoint of another run
 * @example
 * const model = new SpectralNet({ features: points.cols, k: 10 });
 * await fitSpectralNet(model, points, { steps: 600, seed: 1 });
 */
export async function fitSpectralNet(
  model: SpectralNet,
  points: DenseMatrix,
  options: FitSpectralNetOptions = {},
): Promise<FitSpectralNetResult> {
  const settings = { ...DEFAULTS, ...options };
  const { seed, batch: size, neighbors, learningRate } = settings;
  requireInteger('batch', size, 2, Number.POSITIVE_INFINITY);
  requireInteger('neighbors', neighbors, 1, Number.POSITIVE_INFINITY);
  const key = (): CheckpointKey => ({
    training: 'fitSpectralNet',
    ...{ n: points.rows, widths: model.network.widths.join('-') },
    ...namesAndValues({ seed, batch: size, neighbors, learningRate }),
  });
  const affinity = { neighbors, kernel: 'gaussian' as const, countSelf: false };
  const { state, stopped } = await trainingLoop(
    {
      model,
      step({ step }, adam) {
        const rng = new Rng(mixSeed(seed, BATCHES, step));
        model.orthonormalize(pickRows(points, drawRows(points.rows, size, rng)));
        const batch = pointBatch(points, points, { size, affinity, rng });
        const loss = energyStep(model, batch, adam);
        releaseGraph(batch.graph);
        currentDevice().release(batch.points.values);
        return loss;
      },
    },
    { ...settings, weightDecay: 0, checkpoint: checkpointFile<TrainingState<never>>(settings.checkpoint, key) },
  );
  model.orthonormalize(points);
  const losses = Float32Array.from(state.losses);
  return { losses, steps: losses.length, stopped, seconds: { train: state.seconds.train } };
}

/** Stream of a training seed. */
const BATCHES = 49;

function energyStep(model: SpectralNet, batch: ReturnType<typeof pointBatch>, adam: tf.Optimizer): number {
  const { points, graph } = batch;
  return tf.tidy(() => {
    const { value, grads } = tf.variableGrads(
      () => tf.mul(laplacianEnergy(graph, model.rows(points)), 1 / points.rows ** 2) as tf.Scalar,
      Object.values(model.variables),
    );
    adam.applyGradients(grads);
    return value.dataSync()[0]!;
  });
}
