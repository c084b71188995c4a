import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';
import { withinBudget } from './withinBudget';

export interface SelectNodesOptions {
  /** Inverse temperature of the softmax over nodes; default 100 (the appendix calls this one gamma). */
  eta?: number;
  /** Steepness of the sigmoid that keeps marginals below 1; default 4, as released. */
  gamma?: number;
}

/**
 * The selection half of ClusterNet (section 4.3, subset selection): each of K centres spreads one unit of probability over
 * the nodes most similar to it, and what the nodes get becomes marginals that sum to at most K:
 *
 *   a = softmax over nodes of eta s,   b_j = Σ_k a_jk,   x = 2 (sigmoid(gamma b) − 1/2),   x ← K x / Σx if Σx > K.
 *
 * The paper prints 2 sigmoid(gamma b) − 1/2, which would be above 1; the released code has the form here. Throws nothing.
 *
 * @param s similarity of nodes to centres, n x K
 * @returns n marginals in [0, 1)
 * @example ops.selectNodes(tf.tensor2d([[1], [0], [0]])) // about 0.96, 0, 0
 */
export function selectNodes(s: tf.Tensor2D, options: SelectNodesOptions = {}): tf.Tensor1D {
  const { eta = 100, gamma = 4 } = options;
  const [n, k] = s.shape;
  const x = customOp<tf.Tensor1D>({
    inputs: [s],
    forward(device, [scores]) {
      const shares = device.alloc(k * n);
      const output = device.alloc(n);
      device.kernels.selectNodes(scores, n, k, eta, gamma, shares, output);
      return { output, shape: [n], saved: [shares] };
    },
    backward(device, g, { output, saved: [shares] }) {
      const ds = device.alloc(n * k);
      device.kernels.selectNodesGrad(shares, output, g, n, k, eta, gamma, ds);
      return [ds];
    },
  });
  return withinBudget(x, k);
}
