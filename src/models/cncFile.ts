import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { readSealedJson, sealedJson } from '../sealedJson';
import { writeWhole } from '../writeWhole';
import { Cnc } from './Cnc';
import { assignValues } from './initialize';
import type { Activation } from './Mlp';
import { Siamese } from './Siamese';

/** Of a layer: more are a mistake, found before there is memory for it. */
const WIDEST = 2 ** 17;
const FORMAT = 'clusternet-cnc/2';

/** A model as JSON keeps it. */
interface Saved {
  readonly format: string;
  readonly features: number;
  readonly k: number;
  readonly heads: number;
  readonly hidden: readonly number[];
  readonly activation: Activation;
  /** The cluster of each head. */
  readonly map: readonly number[];
  /** Widths of the embedding; null where there is none. */
  readonly embedding: readonly number[] | null;
  /** Of F, and of the embedding with `embedding.` before their names: float32 in base64. */
  readonly weights: Readonly<Record<string, string>>;
}

/**
 * Writes everything that assigning points takes: both networks and the map of heads to clusters. Not what made the points, such as
 * principal components of images.
 * @example saveCnc(model, 'digits.json')
 */
export function saveCnc(model: Cnc, file: string): void {
  const { k, heads, hidden, embedding, network } = model;
  const weights = Object.entries(tensorsOf(model)).map(([name, variable]) => [name, encode(variable.dataSync())]);
  const saved: Saved = {
    format: FORMAT,
    features: (embedding ?? network).widths[0]!,
    k,
    heads,
    hidden,
    activation: network.activation,
    map: Array.from(model.map),
    embedding: embedding?.widths ?? null,
    weights: Object.fromEntries(weights),
  };
  writeWhole(file, sealedJson(JSON.stringify(saved)));
}

/**
 * A model that `saveCnc` wrote, which assigns points as it did; the caller disposes of it.
 * @throws InputError for a file that is no such model, naming what is wrong
 * @example loadCnc('digits.json').assign(points)
 */
export function loadCnc(file: string): Cnc {
  const saved = readSaved(file);
  const { features, k, heads, hidden, activation, map, embedding, weights } = saved;
  const model = new Cnc({
    features,
    k,
    heads,
    hidden,
    activation,
    ...(embedding === null ? {} : { embedding: new Siamese({ widths: embedding }) }),
  });
  try {
    model.headsTo(map);
    for (const [name, variable] of Object.entries(tensorsOf(model))) {
      const values = decode(weights[name] ?? '');
      if (values.length !== variable.size || !values.every(Number.isFinite)) {
        const expected = `${variable.size} finite weights ${name}`;
        throw new InputError({ file, expected, actual: `${values.length}` });
      }
      assignValues(variable, values);
    }
  } catch (error) {
    model.dispose();
    throw error;
  }
  return model;
}

function readSaved(file: string): Saved {
  const saved = readSealedJson(file, FORMAT) as Partial<Saved>;
  const { hidden, map, heads, weights, embedding } = saved;
  const whole = Array.isArray(hidden) && Array.isArray(map) && map.length === heads && typeof weights === 'object';
  const texts = Object.values(weights ?? {}).every((text) => typeof text === 'string');
  const widths = [saved.features, saved.k, heads, ...listOf(hidden), ...listOf(embedding)];
  const narrow = widths.every((width) => Number.isInteger(width) && width! > 0 && width! <= WIDEST);
  if (!whole || !texts || !narrow || weights === null || !(embedding === null || Array.isArray(embedding))) {
    throw new InputError({ file, expected: 'hidden widths, a map with a cluster a head, weights', actual: 'less' });
  }
  return saved as Saved;
}

const listOf = <T>(list: T[] | readonly T[] | null | undefined): readonly T[] => (Array.isArray(list) ? list : []);

function tensorsOf({ network, embedding }: Cnc): Record<string, tf.Variable> {
  const ofEmbedding = Object.entries(embedding?.variables ?? {}).map(([name, one]) => [`embedding.${name}`, one]);
  return { ...network.variables, ...Object.fromEntries(ofEmbedding) };
}

const encode = (values: ArrayLike<number>): string => Buffer.from(Float32Array.from(values).buffer).toString('base64');

function decode(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float32Array(bytes.buffer, 0, bytes.byteLength >> 2);
}
