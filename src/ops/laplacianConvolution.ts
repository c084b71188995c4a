import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { SymmetricAdjacency } from '../graph/symmetricAdjacency';
import { customOp } from './customOp';
import { LaplacianLayer } from './LaplacianLayer';

/** Weights of one layer: Θ0 and Θ1, g x h each, and a bias b, h, or none. */
export interface LaplacianWeights {
  readonly own: tf.Tensor2D;
  readonly laplacian: tf.Tensor2D;
  readonly bias: tf.Tensor1D | null;
}

/**
 * A graph layer with two weights, S Θ0 + L S Θ1 + b, where L = I − D^−½ A D^−½ is the normalised Laplacian (GDPG-Twin, equation
 * 27); an isolated node has 1 on the diagonal of L.
 *
 * With Â = I − L it is S (Θ0 + Θ1) − Â S Θ1 + b, and Â is applied where the matrix is narrower: to S, or to S Θ1.
 * O(m min(g, h) + n g h). `laplacianStack` is several of them in one op.
 *
 * @param adjacency Â, n x n
 * @param s  n x g
 * @param weights Θ0 and Θ1, g x h, and b, h
 * @returns n x h
 * @throws InputError when sizes differ
 * @example
 * const weights = { own: tf.ones([1, 2]), laplacian: tf.zeros([1, 2]), bias: null };
 * ops.laplacianConvolution(symmetricAdjacency(graph), tf.ones([graph.n, 1]), weights) // n x 2 ones
 */
export function laplacianConvolution(
  adjacency: SymmetricAdjacency,
  s: tf.Tensor2D,
  weights: LaplacianWeights,
): tf.Tensor2D {
  requireLayer('laplacianConvolution', adjacency, s, weights);
  const { own, laplacian, bias } = weights;
  const layer = new LaplacianLayer(adjacency, s.shape[1], own.shape[1]);
  return customOp<tf.Tensor2D>({
    inputs: bias === null ? [s, own, laplacian] : [s, own, laplacian, bias],
    forward(device, [xs, w0, w1, b = null]) {
      const { output, propagated } = layer.forward(device, xs!, { own: w0!, laplacian: w1!, bias: b });
      return { output, shape: [adjacency.n, layer.h], saved: propagated === null ? [] : [propagated] };
    },
    backward(device, dy, { inputs: [xs, w0, w1, b = null], saved: [propagated = null] }) {
      const propagatedDy = layer.propagatedGradient(device, dy);
      const grads = [
        layer.inputGradient(device, dy, propagatedDy, { own: w0!, laplacian: w1!, bias: b }),
        ...layer.weightGradients(device, xs!, dy, propagated, propagatedDy),
        ...(bias === null ? [] : [layer.biasGradient(device, dy)]),
      ];
      if (propagatedDy !== null) device.free(propagatedDy);
      return grads;
    },
  });
}

/** @throws InputError when the sizes of a layer do not fit, naming the op */
export function requireLayer(
  what: string,
  { n }: SymmetricAdjacency,
  { shape: [rows, g] }: { shape: readonly number[] },
  { own, laplacian, bias }: LaplacianWeights,
): void {
  if (rows !== n) throw new InputError({ what, expected: `n = ${n} rows`, actual: `${rows}` });
  const [first, h] = own.shape;
  if (first !== g) throw new InputError({ what, expected: `weights with ${g} rows`, actual: `${first}` });
  if (laplacian.shape[0] !== g || laplacian.shape[1] !== h) {
    throw new InputError({ what, expected: `a second weight of ${g} x ${h}`, actual: laplacian.shape.join(' x ') });
  }
  if (bias !== null && bias.size !== h) {
    throw new InputError({ what, expected: `a bias of ${h}`, actual: `${bias.size}` });
  }
}
