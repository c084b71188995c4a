import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { currentDevice } from '../kernels/backend';
import type { Siamese } from '../models/Siamese';
import { type ContrastiveOptions, contrastive } from '../ops/contrastive';
import { mixSeed, Rng } from '../random/Rng';
import { type CheckpointKey, checkpointFile, namesAndValues, type TrainingState } from './checkpoint';
import { likePairs, type PointPairs } from './likePairs';
import { pickRows } from './pointBatch';
import type { Stopped, TrainingHooks } from './Training';
import { trainingLoop } from './trainingLoop';

export interface FitSiameseOptions extends TrainingHooks {
  /** Passes over all pairs; default 10. */
  epochs?: number;
  /** Pairs a step; default 128. */
  batch?: number;
  /** Nearest points of each that it is paired with, and as many others; default 2. */
  neighbors?: number;
  /** Of Adam; default 0.001. */
  learningRate?: number;
  /** Of `ops.contrastive`; default the paper's, the squared distance with margin 1. */
  form?: ContrastiveOptions['form'] & {};
  /** Default 0. */
  seed?: number;
}

export interface FitSiameseResult {
  /** Loss of every step. */
  losses: Float32Array;
  steps: number;
  stopped: Stopped;
  seconds: { train: number };
}

const DEFAULTS = {
  epochs: 10,
  batch: 128,
  neighbors: 2,
  learningRate: 1e-3,
  form: 'squared' as 'squared' | 'distance',
  seed: 0,
};

/**
 * Trains an embedding on pairs of points (CNC, section 4.2): neighbours near each other, others a margin apart. Pairs come in a new
 * order every epoch. Same seed and options, same bits, also across a checkpoint.
 *
 * @throws InputError for options out of range, fewer than three points, a loss of NaN, or a checkpoint of another run
 * @example
 * const siamese = new Siamese({ widths: [points.cols, 256, 256, 10] });
 * await fitSiamese(siamese, points, { epochs: 10, seed: 1 });
 * const embedded = siamese.embed(points);
 */
export async function fitSiamese(
  model: Siamese,
  points: DenseMatrix,
  options: FitSiameseOptions = {},
): Promise<FitSiameseResult> {
  const settings = { ...DEFAULTS, ...options };
  for (const what of ['epochs', 'batch', 'neighbors'] as const) {
    requireInteger(what, settings[what], 1, Number.POSITIVE_INFINITY);
  }
  if (points.rows < 3) {
    throw new InputError({
      what: 'points',
      expected: 'at least 3, to have pairs of both kinds',
      actual: `${points.rows}`,
    });
  }
  const { seed, batch, epochs, neighbors, form, learningRate } = settings;
  const pairs = likePairs(points, { neighbors, rng: new Rng(mixSeed(seed, PAIRS)) });
  const count = pairs.alike.length;
  const perEpoch = Math.ceil(count / batch);
  const order = orderOf(count, seed);
  const key = (): CheckpointKey => ({
    training: 'fitSiamese',
    ...{ n: points.rows, widths: model.widths.join('-') },
    ...namesAndValues({ seed, batch, neighbors, form, learningRate }),
  });
  const { state, stopped } = await trainingLoop(
    {
      model,
      step({ step }, adam) {
        const which = order(Math.floor(step / perEpoch));
        const from = (step % perEpoch) * batch;
        return pairStep(model, points, pairs, { which: which.subarray(from, from + batch), form, adam });
      },
    },
    {
      ...settings,
      steps: epochs * perEpoch,
      weightDecay: 0,
      checkpoint: checkpointFile<TrainingState<never>>(settings.checkpoint, key),
    },
  );
  const losses = Float32Array.from(state.losses);
  return { losses, steps: losses.length, stopped, seconds: { train: state.seconds.train } };
}

/** Streams of one training seed. */
const PAIRS = 44;
const ORDER = 45;

/** The order of the pairs in an epoch; the last one asked for is kept. */
function orderOf(count: number, seed: number): (epoch: number) => Int32Array {
  let kept = { epoch: -1, order: new Int32Array(0) };
  return (epoch) => {
    if (kept.epoch !== epoch) {
      const rng = new Rng(mixSeed(seed, ORDER, epoch));
      kept = { epoch, order: rng.shuffle(Int32Array.from({ length: count }, (_, e) => e)) };
    }
    return kept.order;
  };
}

function pairStep(
  model: Siamese,
  points: DenseMatrix,
  pairs: PointPairs,
  { which, form, adam }: { which: Int32Array; form: 'squared' | 'distance'; adam: tf.Optimizer },
): number {
  const count = which.length;
  const of = (side: 'heads' | 'tails') => Int32Array.from(which, (pair) => pairs[side][pair]!);
  const both = new Int32Array(2 * count);
  both.set(of('heads'));
  both.set(of('tails'), count);
  const rows = pickRows(points, both);
  const batch = {
    heads: Int32Array.from(which, (_, e) => e),
    tails: Int32Array.from(which, (_, e) => count + e),
    alike: Uint8Array.from(which, (pair) => pairs.alike[pair]!),
  };
  const loss = tf.tidy(() => {
    const { value, grads } = tf.variableGrads(
      () => contrastive(model.rows(rows), batch, { form }),
      Object.values(model.variables),
    );
    adam.applyGradients(grads);
    return value.dataSync()[0]!;
  });
  currentDevice().release(rows.values);
  return loss;
}
