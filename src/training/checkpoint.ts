import type * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import { assignValues } from '../models/initialize';
import type { Settings } from '../settings';
import type { AdamState } from './Adam';
import { type CheckpointKey, loadState, saveState } from './stateFile';

export type { CheckpointKey } from './stateFile';

/** What was found by the best look so far, and where. */
export interface BestLook<Kept> {
  readonly kept: Kept;
  readonly loss: number;
  readonly collapsed: boolean;
  readonly step: number;
}

/** Everything that a training needs to go on as if it had never stopped: the same bits come out. `Kept`: what a look keeps. */
export interface TrainingState<Kept = unknown> {
  attempt: number;
  /** Steps done in this attempt. */
  step: number;
  weights: Record<string, Float32Array>;
  adam: AdamState;
  /** Of each step of this attempt. */
  losses: Float32Array;
  /** Of this attempt, in order. */
  looks: { step: number; loss: number; value: number }[];
  /** How many looks in a row, up to now, have found everything in one cluster. */
  collapsedLooks: number;
  looksSinceBest: number;
  best: BestLook<Kept> | null;
  /** Of gradient steps and of looks, over all attempts. */
  seconds: { train: number; look: number };
}

/** As options of a training say it. */
export interface CheckpointOptions {
  path: string;
  /** Steps between two saves; default 100. */
  every?: number;
}

/** Settings of a model and of a loss as parts of a key. */
export function namesAndValues(...settings: readonly (Settings | undefined)[]): CheckpointKey {
  const all = settings.flatMap((one) => Object.entries(one ?? {}));
  return Object.fromEntries(all.map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]));
}

/**
 * A file for the states of one training, as the training loop takes it; undefined without options.
 * @throws InputError for `every` below 1
 */
export function checkpointFile<State extends { readonly step: number }>(
  options: CheckpointOptions | undefined,
  key: (step: number) => CheckpointKey,
) {
  if (options === undefined) return undefined;
  const { path, every = 100 } = options;
  requireInteger('checkpoint.every', every, 1, Number.POSITIVE_INFINITY);
  return {
    every,
    load: () => loadState<State>(path, key),
    save: (state: State) => saveState(path, key(state.step), state),
  };
}

/** Whatever has trained tensors, and perhaps constant ones. */
export interface Weighted {
  /** By name. */
  readonly variables: Readonly<Record<string, tf.Variable>>;
  /** By name; default none. */
  readonly constants?: Readonly<Record<string, tf.Variable>>;
}

/** Trained and constant tensors of a model, copied out by name. */
export function modelWeights(model: Weighted): Record<string, Float32Array> {
  return Object.fromEntries(
    Object.entries(tensorsOf(model)).map(([name, v]) => [name, Float32Array.from(v.dataSync())]),
  );
}

/** @throws InputError when a tensor is missing or has another size */
export function setModelWeights(model: Weighted, weights: Readonly<Record<string, Float32Array>>): void {
  for (const [name, variable] of Object.entries(tensorsOf(model))) {
    const values = weights[name];
    if (values === undefined || values.length !== variable.size) {
      const actual = values === undefined ? 'none' : `${values.length}`;
      throw new InputError({ what: `weights "${name}"`, expected: `${variable.size} values`, actual });
    }
    assignValues(variable, values);
  }
}

function tensorsOf({ variables, constants = {} }: Weighted): Record<string, tf.Variable> {
  return { ...variables, ...constants };
}
