import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { SymmetricAdjacency } from '../graph/symmetricAdjacency';
import type { Floats } from '../kernels/Floats';
import { customOp } from './customOp';
import { LaplacianLayer } from './LaplacianLayer';

/** Weights of one layer: Θ0 and Θ1, g x h each, and a bias b, h, or none. */
export interface LaplacianWeights {
  readonly own: tf.Tensor2D;
  readonly laplacian: tf.Tensor2D;
  readonly bias: tf.Tensor1D | null;
}

export interface LaplacianConvolutionOptions {
  /** What is a constant to the gradient tape: it gets no gradient and costs none. Default nothing. */
  constant?: 'weights' | 'input';
}

/**
 * A graph layer with two weights, S Θ0 + L S Θ1 + b, where L = I − D^−½ A D^−½ is the normalised Laplacian (GDPG-Twin, equation
 * 27); an isolated node has 1 on the diagonal of L.
 *
 * With Â = I − L it is S (Θ0 + Θ1) − Â S Θ1 + b, and Â is applied where the matrix is narrower: to S, or to S Θ1. Â is
 * symmetric, so the backward pass walks the same rows. O(m min(g, h) + n g h).
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
  { constant }: LaplacianConvolutionOptions = {},
): tf.Tensor2D {
  requireSizes(adjacency, s, weights);
  const { own, laplacian, bias } = weights;
  const learned = bias === null ? [own, laplacian] : [own, laplacian, bias];
  const [inputConstant, weightsConstant] = [constant === 'input', constant === 'weights'];
  const ordered = (some: Floats[], others: Floats[]) => (inputConstant ? [...others, ...some] : [...some, ...others]);
  const layer = new LaplacianLayer(adjacency, s.shape[1], own.shape[1]);
  return customOp<tf.Tensor2D>({
    inputs: [...(inputConstant ? [] : [s]), ...(weightsConstant ? [] : learned)],
    constants: [...(inputConstant ? [s] : []), ...(weightsConstant ? learned : [])],
    forward(device, some, others) {
      const [xs, w0, w1, b] = ordered(some, others);
      const { output, propagated } = layer.forward(device, xs!, w0!, w1!, b ?? null);
      if (weightsConstant && propagated !== null) device.free(propagated);
      return {
        output,
        shape: [adjacency.n, own.shape[1]],
        saved: weightsConstant || propagated === null ? [] : [propagated],
      };
    },
    backward(device, g, { inputs: some, constants: others, saved: [propagated] }) {
      const [xs, w0, w1] = ordered(some, others);
      const gradient = layer.gradient(device, g);
      const ofInput = inputConstant ? [] : [gradient.ofInput(w0!, w1!)];
      const ofWeights = weightsConstant ? [] : gradient.ofWeights(xs!, propagated ?? null);
      const ofBias = weightsConstant || bias === null ? [] : [gradient.ofBias()];
      gradient.free();
      return [...ofInput, ...ofWeights, ...ofBias];
    },
  });
}

function requireSizes(
  { n }: SymmetricAdjacency,
  { shape: [rows, g] }: tf.Tensor2D,
  { own, laplacian, bias }: LaplacianWeights,
): void {
  const what = 'laplacianConvolution';
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
