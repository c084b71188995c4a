import { existsSync } from 'node:fs';
import type * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import { assignValues } from '../models/initialize';
import { readSealedJson, sealedJson } from '../sealedJson';
import type { Settings } from '../settings';
import { writeWhole } from '../writeWhole';
import type { AdamState } from './Adam';

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

/**
 * What a checkpoint belongs to: whatever changes bits, by name. It may depend on how many steps of an attempt are done, so that
 * only what has happened need agree. Resuming under another key is refused.
 */
export type CheckpointKey = Readonly<Record<string, number | string>>;

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
    load: () => loadCheckpoint<State>(path, key),
    save: (state: State) => saveCheckpoint(path, key(state.step), state),
  };
}

const FORMAT = 'clusternet-checkpoint/3';

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

/** One JSON file with its hash; a kill never leaves half of one. */
function saveCheckpoint(path: string, key: CheckpointKey, state: object): void {
  const text = JSON.stringify({ format: FORMAT, key: inWords(key), state }, (_, value) => encoded(value));
  writeWhole(path, sealedJson(text));
}

/**
 * The state saved at `path`, or undefined when there is no such file.
 * @throws InputError for a damaged file, or another run's: it names what differs
 */
function loadCheckpoint<State extends { readonly step: number }>(
  path: string,
  key: (step: number) => CheckpointKey,
): State | undefined {
  if (!existsSync(path)) return undefined;
  const read = readSealedJson(path, FORMAT, (_, value) => (isEncoded(value) ? decode(value) : value));
  const { key: found, state } = read as { key?: CheckpointKey | null; state?: State | null };
  if (!Number.isInteger(state?.step) || state!.step < 0 || typeof found !== 'object') {
    throw new InputError({ file: path, expected: 'a key, and a state after some steps', actual: 'less' });
  }
  requireKey(path, inWords(key(state!.step)), found ?? {});
  return state!;
}

/** As text, which is compared and shown. */
function inWords(key: CheckpointKey): CheckpointKey {
  return Object.fromEntries(Object.entries(key).map(([name, value]) => [name, String(value)]));
}

function requireKey(path: string, wanted: CheckpointKey, found: CheckpointKey): void {
  const names = Object.keys({ ...wanted, ...found }).filter((name) => wanted[name] !== found[name]);
  if (names.length === 0) return;
  const describe = (key: CheckpointKey) => names.map((name) => `${name} ${key[name] ?? 'unknown'}`).join(', ');
  throw new InputError({
    file: path,
    expected: `a checkpoint of ${describe(wanted)}`,
    actual: `one of ${describe(found)}`,
  });
}

/** What JSON has no words for: typed arrays, and numbers such as −0 and Infinity. */
type Encoded = { type: 'float32' | 'int32'; base64: string } | { type: 'number'; text: string };

function encoded(value: unknown): unknown {
  if (value instanceof Float32Array || value instanceof Int32Array) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return { type: value instanceof Float32Array ? 'float32' : 'int32', base64: bytes.toString('base64') };
  }
  if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0))) return value;
  return { type: 'number', text: value === 0 ? '-0' : String(value) };
}

function isEncoded(value: unknown): value is Encoded {
  return typeof value === 'object' && value !== null && ('base64' in value || 'text' in value);
}

function decode(value: Encoded): Float32Array | Int32Array | number {
  if (value.type === 'number') return Number(value.text);
  const bytes = Uint8Array.from(Buffer.from(value.base64, 'base64'));
  return value.type === 'float32' ? new Float32Array(bytes.buffer) : new Int32Array(bytes.buffer);
}
