import type * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { Policy } from '../models/Policy';
import type { Instance } from '../problems/Problem';
import { mixSeed, Rng } from '../random/Rng';
import type { Settings } from '../settings';
import type { Adam } from './Adam';
import {
  checkpointFile,
  modelWeights,
  namesAndValues,
  setModelWeights,
  type TrainingState,
  type Weighted,
} from './checkpoint';
import { type GuidedTask, guidedOf } from './guidedBatch';
import { GuidedRatio } from './guidedRatio';
import type { Stopped, TrainingHooks } from './Training';
import { trainingLoop } from './trainingLoop';

/** What every training of a policy can be told. */
export interface GuidedOptions extends TrainingHooks {
  /** Default 150. */
  steps?: number;
  /** Default 0.003. */
  learningRate?: number;
  /** Steps over which the learning rate falls linearly to 0, at least `steps`; 0: it stays. Default 500. */
  fallOver?: number;
  /** Instances a step, drawn with new weights each; default 20. */
  batch?: number;
  /** λ of λ‖Θ‖² over kernels (biases and a static Z are free); default 5e-4. */
  l2?: number;
  /** `batch`: one Adam step by the mean gradient of a batch; `each`: one by that of each instance, in random order. Default batch. */
  updates?: 'batch' | 'each';
  /** Instances by which the policy is chosen; default the first 20 of those trained on. */
  validation?: readonly Instance[];
  /** Fixed draws of weights of each validation instance; more where they are fewer than 100 in all. Default 10. */
  draws?: number;
  /** Steps between two looks at the validation instances; default 5. */
  selectEvery?: number;
  /** Seeds batches, weights, noise. The model's own seed draws its weights. Default 0. */
  seed?: number;
}

/** A look at the validation instances. */
export interface GuidedLook {
  readonly step: number;
  /** Of the heuristic, in training up to here. */
  readonly evaluations: number;
  /** Mean of value / value of the plain heuristic. */
  readonly ratio: number;
}

export interface GuidedResult {
  /** Steps taken. */
  readonly steps: number;
  /** Step whose weights the model has now: the best look's. */
  readonly bestStep: number;
  /** Ratio there. */
  readonly ratio: number;
  /** Of the heuristic while training; looks do not count. */
  readonly evaluations: number;
  readonly looks: readonly GuidedLook[];
  /** Of each step; what it is says the training. */
  readonly losses: Float32Array;
  readonly stopped: Stopped;
  readonly seconds: { readonly train: number; readonly select: number };
}

export const GUIDED_DEFAULTS = {
  steps: 150,
  learningRate: 3e-3,
  fallOver: 500,
  batch: 20,
  l2: 5e-4,
  updates: 'batch' as 'batch' | 'each',
  validation: [] as readonly Instance[],
  draws: 10,
  selectEvery: 5,
  seed: 0,
};

/** The gradient of one batch of instances, and its loss; the caller disposes of the tensors. */
export type GuidedGradient = (instances: readonly Instance[], rng: Rng) => { loss: number; grads: tf.NamedTensorMap };

/** What one way of training a policy is, beside what all share. */
export interface GuidedTraining {
  readonly model: Weighted & {
    readonly name: string;
    readonly undecayed: readonly tf.Variable[];
    readonly settings: Settings;
  };
  readonly policy: Policy;
  readonly gradient: GuidedGradient;
  /** Evaluations of the heuristic for each instance of a step. */
  readonly evaluationsEach: number;
  /** What else changes bits, by name. */
  readonly settings: Settings;
}

/**
 * The loop under `fitActorTwin` and `fitZeroOrder`: draws instances, redraws their weights, follows the gradient that the
 * training makes of them, and keeps the weights of the best look. Same seeds and options, same bits, also across a checkpoint.
 *
 * @throws InputError for no instance, impossible options, a loss of NaN, or a checkpoint of another run
 */
export async function fitGuided(
  training: GuidedTraining,
  task: GuidedTask,
  instances: readonly Instance[],
  options: GuidedOptions,
): Promise<GuidedResult> {
  const settings = { ...GUIDED_DEFAULTS, ...options };
  requireOptions(settings, instances);
  const { learningRate, fallOver, batch, l2, seed, validation, draws, updates } = settings;
  const { model, policy } = training;
  const guided = guidedOf(task);
  const judged = validation.length > 0 ? validation : instances.slice(0, SHOWN);
  const ratio = new GuidedRatio(task, judged, { draws, seed });
  const { sense } = task.problem;
  const size = ({ graph }: Instance) => graph.n;
  const key = {
    training: model.name,
    problem: task.problem.name,
    graphs: instances.length,
    n: instances.map(size).reduce((a, b) => a + b, 0),
    validationGraphs: judged.length,
    validationN: judged.map(size).reduce((a, b) => a + b, 0),
    ...{ learningRate, fallOver, batch, l2, updates, draws, selectEvery: settings.selectEvery, seed },
    ...namesAndValues(model.settings, training.settings, task.heuristic),
  };
  const { state, best, stopped } = await trainingLoop<Record<string, Float32Array>>(
    {
      model,
      step({ step }, adam) {
        const rng = new Rng(mixSeed(seed, STEP, step));
        const drawn = Array.from({ length: batch }, () => guided.redraw(instances[rng.int(instances.length)]!, rng));
        return updates === 'batch' ? stepOnce(training, drawn, rng, adam) : stepEach(training, drawn, rng, adam);
      },
      look() {
        const value = ratio.of(policy);
        return { loss: sense === 'max' ? -value : value, value, collapsed: false, keep: () => modelWeights(model) };
      },
    },
    {
      ...settings,
      weightDecay: 2 * l2,
      undecayed: model.undecayed,
      epsilon: 1e-7,
      learningRateAt: (step) => (fallOver === 0 ? learningRate : learningRate * (1 - step / fallOver)),
      checkpoint: checkpointFile<TrainingState<Record<string, Float32Array>>>(options.checkpoint, () => key),
    },
  );
  if (best !== null) setModelWeights(model, best.kept);
  const evaluations = (step: number) => step * batch * training.evaluationsEach;
  return {
    steps: state.step,
    bestStep: best?.step ?? state.step,
    ratio: best === null ? ratio.of(policy) : Math.abs(best.loss),
    evaluations: evaluations(state.step),
    looks: state.looks.map(({ step, value }) => ({ step, evaluations: evaluations(step), ratio: value })),
    losses: Float32Array.from(state.losses),
    stopped,
    seconds: { train: state.seconds.train, select: state.seconds.look },
  };
}

/** One Adam step by the mean over the batch. */
function stepOnce({ gradient }: GuidedTraining, drawn: readonly Instance[], rng: Rng, adam: Adam): number {
  const { loss, grads } = gradient(drawn, rng);
  adam.applyGradients(grads);
  dispose(grads);
  return loss;
}

/** One Adam step an instance, all by gradients at the weights before the first: the released code's way. */
function stepEach({ gradient }: GuidedTraining, drawn: readonly Instance[], rng: Rng, adam: Adam): number {
  const all = drawn.map((instance) => gradient([instance], rng));
  for (const { grads } of rng.shuffle([...all])) adam.applyGradients(grads);
  for (const { grads } of all) dispose(grads);
  return all.reduce((sum, { loss }) => sum + loss / all.length, 0);
}

function dispose(grads: tf.NamedTensorMap): void {
  for (const tensor of Object.values(grads)) tensor?.dispose();
}

function requireOptions(settings: typeof GUIDED_DEFAULTS, instances: readonly Instance[]): void {
  if (instances.length === 0) throw new InputError({ what: 'instances', expected: 'at least one', actual: 'none' });
  requireInteger('batch', settings.batch, 1, Number.POSITIVE_INFINITY);
  requireInteger('draws', settings.draws, 1, Number.POSITIVE_INFINITY);
  const { fallOver, steps, l2 } = settings;
  if (fallOver !== 0 && !(fallOver >= steps)) {
    throw new InputError({ what: 'fallOver', expected: `0, or at least steps = ${steps}`, actual: String(fallOver) });
  }
  if (!(l2 >= 0)) throw new InputError({ what: 'l2', expected: 'a number of at least 0', actual: String(l2) });
}

/** Instances trained on that are looked at where there are none for it. */
const SHOWN = 20;

/** Stream of batches, weights and noise. */
const STEP = 74;
