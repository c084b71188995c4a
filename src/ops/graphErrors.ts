import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

/** What a graph's error is: the mean of squares over its nodes, or the root of that. */
export type ErrorKind = 'mse' | 'rms';

/**
 * The error of a prediction, as a mean over the graphs of a batch: `mse` is Σ_i (x_i − t_i)² / n over the nodes of a graph, as
 * GDPG-Twin's equation 9 has it, `rms` its root, as the released code has it. A graph without nodes, or without error, adds
 * nothing.
 *
 * @param x one number a node, n
 * @param targets t, n
 * @param starts where each graph's nodes begin, and n at the end, as `batchGraphs` has them
 * @returns a scalar
 * @throws InputError when lengths differ
 * @example ops.graphErrors(tf.tensor1d([1, 3]), [0, 0], Int32Array.of(0, 2), 'mse') // 5
 */
export function graphErrors(
  x: tf.Tensor1D,
  targets: ArrayLike<number>,
  starts: Int32Array,
  kind: ErrorKind,
): tf.Scalar {
  const n = x.size;
  if (targets.length !== n || starts.at(-1) !== n) {
    const actual = `${targets.length} and ${starts.at(-1)}`;
    throw new InputError({ what: 'graphErrors', expected: `${n} targets, and starts that end there`, actual });
  }
  const graphs = starts.length - 1;
  return customOp<tf.Scalar>({
    inputs: [x],
    forward(device, [values]) {
      const errors = device.alloc(graphs);
      const output = device.alloc(1).fill(0);
      for (let g = 0; g < graphs; g++) {
        const [from, to] = [starts[g]!, starts[g + 1]!];
        let squares = 0;
        for (let i = from; i < to; i++) squares += (values[i]! - targets[i]!) ** 2;
        const mse = to === from ? 0 : squares / (to - from);
        errors[g] = kind === 'mse' ? mse : Math.sqrt(mse);
        output[0]! += errors[g]! / graphs;
      }
      return { output, shape: [], saved: [errors] };
    },
    backward(device, dy, { inputs: [values], saved: [errors] }) {
      const dx = device.alloc(n);
      for (let g = 0; g < graphs; g++) {
        const [from, to] = [starts[g]!, starts[g + 1]!];
        const inner = kind === 'mse' ? 2 : errors[g] === 0 ? 0 : 1 / errors[g]!;
        const scale = (dy[0]! * inner) / ((to - from) * graphs);
        for (let i = from; i < to; i++) dx[i] = scale * (values![i]! - targets[i]!);
      }
      return [dx];
    },
  });
}
