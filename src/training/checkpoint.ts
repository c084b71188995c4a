import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { assignValues } from '../models/initialize';
import type { Model } from '../models/Model';
import type { AdamState } from './Adam';

/** Everything that `fit` needs to go on as if it had never stopped: the same bits come out. */
export interface TrainingState {
  attempt: number;
  /** Steps done in this attempt. */
  step: number;
  weights: Record<string, Float32Array>;
  adam: AdamState;
  losses: number[];
  collapsedChecks: number;
  checksSinceBest: number;
  best: { solution: Int32Array; loss: number; step: number; attempt: number } | null;
  seconds: number;
}

/** What a checkpoint belongs to; resuming under another set-up is refused. */
export interface CheckpointKey {
  model: string;
  k: number;
  nodes: number;
  edges: number;
  problem: string;
  seed: number;
}

const FORMAT = 'clusternet-checkpoint/1';

/** Trained and constant tensors of a model, copied out by name. */
export function modelWeights(model: Model): Record<string, Float32Array> {
  return Object.fromEntries(
    Object.entries(tensorsOf(model)).map(([name, v]) => [name, Float32Array.from(v.dataSync())]),
  );
}

/** @throws InputError when a tensor is missing or has another size */
export function setModelWeights(model: Model, weights: Readonly<Record<string, Float32Array>>): void {
  for (const [name, variable] of Object.entries(tensorsOf(model))) {
    const values = weights[name];
    if (values === undefined || values.length !== variable.size) {
      const actual = values === undefined ? 'none' : `${values.length}`;
      throw new InputError({ what: `weights "${name}"`, expected: `${variable.size} values`, actual });
    }
    assignValues(variable, values);
  }
}

function tensorsOf(model: Model): Record<string, tf.Variable> {
  return { ...model.variables, ...model.constants };
}

/** One JSON file, written beside and renamed, so that a kill never leaves half a checkpoint. */
export function saveCheckpoint(path: string, key: CheckpointKey, state: TrainingState): void {
  const text = JSON.stringify({ format: FORMAT, key, state }, (_, value) =>
    value instanceof Float32Array || value instanceof Int32Array ? encode(value) : value,
  );
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

/** The state saved at `path`, or undefined when there is no such file. @throws InputError for a damaged file or another run's. */
export function loadCheckpoint(path: string, key: CheckpointKey): TrainingState | undefined {
  if (!existsSync(path)) return undefined;
  let read: { format?: string; key?: CheckpointKey; state?: TrainingState };
  try {
    read = JSON.parse(readFileSync(path, 'utf8'), (_, value) => (isEncoded(value) ? decode(value) : value));
  } catch (error) {
    throw new InputError({ file: path, expected: 'a checkpoint in JSON', actual: (error as Error).message });
  }
  if (read.format !== FORMAT || read.state === undefined) {
    throw new InputError({ file: path, expected: `format ${FORMAT}`, actual: String(read.format) });
  }
  const [wanted, found] = [JSON.stringify(key), JSON.stringify(read.key)];
  if (wanted !== found) throw new InputError({ file: path, expected: `a checkpoint of ${wanted}`, actual: found });
  return read.state;
}

interface Encoded {
  type: 'float32' | 'int32';
  base64: string;
}

function encode(array: Float32Array | Int32Array): Encoded {
  const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  return { type: array instanceof Float32Array ? 'float32' : 'int32', base64: bytes.toString('base64') };
}

function isEncoded(value: unknown): value is Encoded {
  return typeof value === 'object' && value !== null && 'base64' in value;
}

function decode({ type, base64 }: Encoded): Float32Array | Int32Array {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  return type === 'float32' ? new Float32Array(bytes.buffer) : new Int32Array(bytes.buffer);
}
