import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Floats } from '../kernels/Floats';
import { customOp } from './customOp';
import type { NodePairs } from './linkScores';
import { requirePairs } from './requirePairs';

/** Pairs of rows, and which of them belong together. */
export interface LikePairs extends NodePairs {
  /** One a pair: 1 for two that are alike, 0 for two that are not. */
  alike: ArrayLike<number>;
}

export interface ContrastiveOptions {
  /**
   * `squared`, the paper's: ‖v_i − v_j‖² for a pair that is alike, max(margin − ‖v_i − v_j‖², 0)² for another. `distance`, the
   * released code's, with d = ‖v_i − v_j‖: max(d − slack, 0)² and max(margin − d, 0)². Default `squared`.
   */
  form?: 'squared' | 'distance';
  /** Beyond it a pair that is not alike costs nothing; default 1. */
  margin?: number;
  /** Within it a pair that is alike costs nothing, in the form `distance`; default 0.05. */
  slack?: number;
}

/**
 * Contrastive loss of embeddings (CNC, section 4.2; Hadsell et al. 2006), the mean over pairs.
 *
 * The pairs are read where they lie, not kept: leave them unchanged until the backward pass is done.
 *
 * @param v n x d, embeddings
 * @returns a scalar of at least 0
 * @throws InputError for no pairs, for heads, tails and likes of unequal length, or a node that is none
 * @example
 * const pairs = { heads: Int32Array.of(0), tails: Int32Array.of(1), alike: [1] };
 * ops.contrastive(tf.tensor2d([[0, 0], [3, 4]]), pairs) // 25
 */
export function contrastive(v: tf.Tensor2D, pairs: LikePairs, options: ContrastiveOptions = {}): tf.Scalar {
  const { form = 'squared', margin = 1, slack = 0.05 } = options;
  const { heads, tails, alike } = pairs;
  const count = heads.length;
  if (count === 0 || tails.length !== count || alike.length !== count) {
    const actual = `${count} heads, ${tails.length} tails and ${alike.length} likes`;
    throw new InputError({
      what: 'contrastive',
      expected: 'at least one pair: a head, a tail and a like each',
      actual,
    });
  }
  const [n, d] = v.shape;
  requirePairs('contrastive', pairs, n);
  /** Of a pair at squared distance s: its cost, and the derivative of it with respect to s. */
  const costOf = (s: number, like: boolean): [cost: number, slope: number] => {
    if (form === 'squared') {
      if (like) return [s, 1];
      const short = Math.max(margin - s, 0);
      return [short * short, -2 * short];
    }
    const distance = Math.sqrt(s);
    const over = like ? Math.max(distance - slack, 0) : Math.max(margin - distance, 0);
    // Two embeddings in one place have no direction to part in.
    return [over * over, distance === 0 ? 0 : ((like ? 1 : -1) * over) / distance];
  };
  return customOp<tf.Scalar>({
    inputs: [v],
    forward(device, [x]) {
      let sum = 0;
      for (let e = 0; e < count; e++) sum += costOf(squaredDistance(x, heads[e], tails[e], d), alike[e] === 1)[0];
      const output = device.alloc(1);
      output[0] = sum / count;
      return { output, shape: [] };
    },
    backward(device, g, { inputs: [x] }) {
      const dv = device.alloc(v.size);
      dv.fill(0);
      for (let e = 0; e < count; e++) {
        const [i, j] = [heads[e] * d, tails[e] * d];
        const scale = (2 * g[0] * costOf(squaredDistance(x, heads[e], tails[e], d), alike[e] === 1)[1]) / count;
        if (scale === 0) continue;
        for (let c = 0; c < d; c++) {
          const step = scale * (x[i + c] - x[j + c]);
          dv[i + c] += step;
          dv[j + c] -= step;
        }
      }
      return [dv];
    },
  });
}

function squaredDistance(x: Floats, i: number, j: number, d: number): number {
  let sum = 0;
  for (let c = 0; c < d; c++) sum += (x[i * d + c] - x[j * d + c]) ** 2;
  return sum;
}
