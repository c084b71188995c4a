import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

/**
 * Entries of each graph's rows, all of them together, brought to mean ½ and standard deviation 1/6: (x − mean) / 6 sd + ½.
 * The gradient goes through mean and sd, so a change that every entry of a graph shares, or a common factor, has none. Where
 * all entries of a graph are equal the result is ½ and the gradient 0.
 *
 * So GDPG-Twin's released code makes the input of the twin for independent sets, whose heuristic does not see the scale of Z
 * either. O(n F). Throws nothing but for sizes.
 *
 * @param x n x F
 * @param starts where each graph's rows begin, and n at the end, as `batchGraphs` has them
 * @returns n x F
 * @throws InputError when starts do not end at n
 * @example ops.standardizeGraphs(tf.tensor2d([[1], [3]]), Int32Array.of(0, 2)) // 1/3, 2/3
 */
export function standardizeGraphs(x: tf.Tensor2D, starts: Int32Array): tf.Tensor2D {
  const [n, f] = x.shape;
  if (starts.at(-1) !== n) {
    const expected = `starts that end at n = ${n}`;
    throw new InputError({ what: 'standardizeGraphs', expected, actual: String(starts.at(-1)) });
  }
  const graphs = starts.length - 1;
  return customOp<tf.Tensor2D>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(n * f);
      const deviations = device.alloc(graphs);
      for (let g = 0; g < graphs; g++) {
        const [from, to] = [starts[g]! * f, starts[g + 1]! * f];
        let mean = 0;
        for (let i = from; i < to; i++) mean += values[i]! / (to - from);
        let variance = 0;
        for (let i = from; i < to; i++) variance += (values[i]! - mean) ** 2 / (to - from);
        const sd = Math.sqrt(variance) <= FLAT * Math.abs(mean) ? 0 : Math.sqrt(variance);
        for (let i = from; i < to; i++) output[i] = sd === 0 ? 0.5 : (values[i]! - mean) / (6 * sd) + 0.5;
        deviations[g] = sd;
      }
      return { output, shape: [n, f], saved: [deviations] };
    },
    backward(device, dy, { output, saved: [deviations] }) {
      const dx = device.alloc(n * f);
      for (let g = 0; g < graphs; g++) {
        const [from, to, sd] = [starts[g]! * f, starts[g + 1]! * f, deviations[g]!];
        let [shared, along] = [0, 0];
        for (let i = from; i < to; i++) {
          shared += dy[i]! / (to - from);
          along += (dy[i]! * (output[i]! - 0.5) * 6) / (to - from);
        }
        const scale = sd === 0 ? 0 : 1 / (6 * sd);
        for (let i = from; i < to; i++) dx[i] = scale * (dy[i]! - shared - (output[i]! - 0.5) * 6 * along);
      }
      return [dx];
    },
  });
}

/** Deviations below this part of the mean are rounding. */
const FLAT = 1e-6;
