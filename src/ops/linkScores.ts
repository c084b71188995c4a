import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Device } from '../kernels/Device';
import { customOp } from './customOp';
import { requirePairs } from './requirePairs';

/** Node pairs to score: edges and non-edges. */
export interface NodePairs {
  /** Node indices, one per pair. */
  heads: Int32Array;
  tails: Int32Array;
}

/**
 * DistMult scores of node pairs, Σ_c w_c e_uc e_vc (the link predictor of Schlichtkrull et al. 2018, one relation, which
 * ClusterNet's two-stage baseline uses).
 *
 * The pairs are read where they lie, not kept: leave them unchanged until the backward pass is done.
 *
 * @param e embeddings, n x p
 * @param w relation weights, p
 * @returns one logit per pair
 * @throws InputError when heads and tails differ in length or name a node that is none, or for other than p weights
 * @example
 * const pairs = { heads: Int32Array.of(0), tails: Int32Array.of(1) };
 * ops.linkScores(tf.tensor2d([[1, 2], [3, 4]]), tf.tensor1d([1, 1]), pairs) // 11
 */
export function linkScores(e: tf.Tensor2D, w: tf.Tensor1D, pairs: NodePairs): tf.Tensor1D {
  const [n, p] = e.shape;
  const count = pairs.heads.length;
  requirePairs('linkScores', pairs, n);
  if (w.size !== p) throw new InputError({ what: 'linkScores', expected: `p = ${p} weights`, actual: `${w.size}` });
  return customOp<tf.Tensor1D>({
    inputs: [e, w],
    forward(device, [embedding, weights]) {
      const output = device.alloc(count);
      withPairs(device, pairs, (heads, tails) =>
        device.kernels.linkScores(embedding, weights, heads, tails, count, p, output),
      );
      return { output, shape: [count] };
    },
    backward(device, g, { inputs: [embedding, weights] }) {
      const de = device.alloc(n * p);
      const dw = device.alloc(p);
      withPairs(device, pairs, (heads, tails) =>
        device.kernels.linkScoresGrad(embedding, weights, heads, tails, g, count, n, p, de, dw),
      );
      return [de, dw];
    },
  });
}

function withPairs(device: Device, pairs: NodePairs, use: (heads: Int32Array, tails: Int32Array) => void): void {
  try {
    use(device.constant(pairs.heads), device.constant(pairs.tails));
  } finally {
    device.release(pairs.heads);
    device.release(pairs.tails);
  }
}
