import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';

/** @throws InputError when x is not n x K; returns K */
export function requireNodeRows(what: string, { n }: Pick<Graph, 'n'>, x: tf.Tensor): number {
  const [rows, k] = x.shape;
  if (x.rank === 2 && rows === n) return k!;
  throw new InputError({ what, expected: `n x K with n = ${n} rows`, actual: `a tensor of shape [${x.shape}]` });
}
