import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { SymmetricAdjacency } from '../graph/symmetricAdjacency';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';
import { customOp } from './customOp';
import { LaplacianLayer, type LayerValues } from './LaplacianLayer';
import { type LaplacianWeights, requireLayer } from './laplacianConvolution';

export interface LaplacianStackOptions {
  /** Of the leaky ReLU after every layer but the last; default 0.2. */
  slope?: number;
  /**
   * Who learns from the output.
   * - `all` (default): weights and input.
   * - `weights`, `input`: these alone; the other is a constant.
   * - `apart`: the output comes twice, the second n rows below the first. Gradients of the first go to the weights alone, those
   *   of the second to the input alone: what a critic learns by, and whoever follows it.
   */
  gradients?: 'all' | 'weights' | 'input' | 'apart';
}

/**
 * Layers S ← σ(S Θ0 + L S Θ1 + b) one after the other (GDPG-Twin, equation 27), σ leaky ReLU but after the last, as one op.
 *
 * @param adjacency Â = I − L, n x n
 * @param s n x g0
 * @param layers at least one; the rows of each are the columns of the one before
 * @returns n x gL, with `apart` 2n x gL
 * @throws InputError when sizes differ, or for no layer
 * @example ops.laplacianStack(symmetricAdjacency(graph), s, [first, second]) // n x gL
 */
export function laplacianStack(
  adjacency: SymmetricAdjacency,
  s: tf.Tensor2D,
  layers: readonly LaplacianWeights[],
  { slope = 0.2, gradients = 'all' }: LaplacianStackOptions = {},
): tf.Tensor2D {
  const { n } = adjacency;
  if (layers.length === 0)
    throw new InputError({ what: 'laplacianStack', expected: 'at least one layer', actual: 'none' });
  layers.forEach((layer, l) => {
    const columns = l === 0 ? s.shape[1] : layers[l - 1]!.own.shape[1];
    requireLayer(`laplacianStack, layer ${l + 1}`, adjacency, { shape: [s.shape[0], columns] }, layer);
  });
  const stack = new Stack(adjacency, layers, slope);
  const last = layers.at(-1)!.own.shape[1];
  const weights = layers.flatMap(({ own, laplacian, bias }) => [own, laplacian, ...(bias === null ? [] : [bias])]);
  const [wantsInput, wantsWeights] = [gradients !== 'weights', gradients !== 'input'];
  const split = (some: Floats[], others: Floats[]) => (wantsInput ? [...some, ...others] : [...others, ...some]);
  return customOp<tf.Tensor2D>({
    inputs: [...(wantsInput ? [s] : []), ...(wantsWeights ? weights : [])],
    constants: [...(wantsInput ? [] : [s]), ...(wantsWeights ? [] : weights)],
    forward(device, some, others) {
      const [xs, ...values] = split(some, others);
      const { output, saved } = stack.forward(device, xs!, values);
      return gradients === 'apart'
        ? { output: twice(device, output), shape: [2 * n, last], saved }
        : { output, shape: [n, last], saved };
    },
    backward(device, dy, { inputs: some, constants: others, saved }) {
      const [xs, ...values] = split(some, others);
      const passed = { xs: xs!, values, saved, wantsInput, wantsWeights };
      const { ofInput, ofWeights } = stack.backward(device, dy, passed);
      return ofInput === null ? ofWeights : [ofInput, ...ofWeights];
    },
  });
}

/** What the backward pass of a stack reads. */
interface Passed {
  readonly xs: Floats;
  readonly values: readonly Floats[];
  /** Of each layer Â S where it was made, and of each but the last its output after σ. */
  readonly saved: readonly Floats[];
  readonly wantsInput: boolean;
  readonly wantsWeights: boolean;
}

class Stack {
  private readonly layers: readonly LaplacianLayer[];
  private readonly hasBias: readonly boolean[];

  constructor(
    adjacency: SymmetricAdjacency,
    weights: readonly LaplacianWeights[],
    private readonly slope: number,
  ) {
    this.layers = weights.map(({ own }) => new LaplacianLayer(adjacency, own.shape[0], own.shape[1]));
    this.hasBias = weights.map(({ bias }) => bias !== null);
  }

  forward(device: Device, xs: Floats, values: readonly Floats[]): { output: Floats; saved: Floats[] } {
    const saved: Floats[] = [];
    const weights = this.perLayer(values);
    let input = xs;
    this.layers.forEach((layer, l) => {
      const { output, propagated } = layer.forward(device, input, weights[l]!);
      if (propagated !== null) saved.push(propagated);
      if (l < this.layers.length - 1) {
        device.kernels.leakyRelu(output, output.length, this.slope, output);
        saved.push(output);
      }
      input = output;
    });
    return { output: input, saved };
  }

  /** Gradients of the weights are those of the first n rows of dY, that of the input is of the last n. */
  backward(device: Device, dy: Floats, { xs, values, saved, wantsInput, wantsWeights }: Passed) {
    const weights = this.perLayer(values);
    const left = [...saved];
    const ofWeights: Floats[] = [];
    let g = dy;
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const layer = this.layers[l]!;
      const propagated = layer.inputIsNarrow ? left.pop()! : null;
      const input = l === 0 ? xs : left.pop()!;
      const propagatedG = layer.propagatedGradient(device, g);
      if (wantsWeights) {
        if (this.hasBias[l]!) ofWeights.unshift(layer.biasGradient(device, g));
        ofWeights.unshift(...layer.weightGradients(device, input, g, propagated, propagatedG));
      }
      const next = l > 0 || wantsInput ? layer.inputGradient(device, g, propagatedG, weights[l]!) : null;
      if (propagatedG !== null) device.free(propagatedG);
      if (g !== dy) device.free(g);
      if (next === null) return { ofInput: null, ofWeights };
      if (l > 0) this.throughSigma(device, input, next);
      g = next;
    }
    return { ofInput: lastRows(device, g, xs.length), ofWeights };
  }

  /** A gradient, of as many rows as there are copies of the output, times σ' there; in place. */
  private throughSigma(device: Device, output: Floats, g: Floats): void {
    const { length } = output;
    for (let from = 0; from < g.length; from += length) {
      const copy = g.subarray(from, from + length);
      device.kernels.leakyReluGrad(output, copy, length, this.slope, copy);
    }
  }

  private perLayer(values: readonly Floats[]): LayerValues[] {
    let at = 0;
    return this.hasBias.map((has) => ({
      own: values[at++]!,
      laplacian: values[at++]!,
      bias: has ? values[at++]! : null,
    }));
  }
}

/** The array below itself; frees what it was given. */
function twice(device: Device, x: Floats): Floats {
  const out = device.alloc(2 * x.length);
  out.set(x);
  out.set(x, x.length);
  device.free(x);
  return out;
}

/** The last `length` numbers, on their own; frees what they were taken from. */
function lastRows(device: Device, x: Floats, length: number): Floats {
  if (x.length === length) return x;
  const out = device.alloc(length);
  out.set(x.subarray(x.length - length));
  device.free(x);
  return out;
}
