import type * as tf from '@tensorflow/tfjs-core';
import type { Floats } from '../../kernels/Floats';
import { customOp } from '../../ops/customOp';

/**
 * Σ_c max(0, s_c / L − 1)² with s_c = Σ_u r_uc: 0 where no part holds more than its room L. Throws nothing.
 *
 * @param r n x K
 * @param room L
 * @example overload(tf.tensor2d([[1, 0], [1, 0]]), 1) // 1
 */
export function overload(r: tf.Tensor, room: number): tf.Scalar {
  const [n, k] = r.shape as [number, number];
  const over = (values: Floats): Float64Array => {
    const held = new Float64Array(k);
    for (let at = 0; at < n * k; at++) held[at % k]! += values[at]!;
    return held.map((one) => Math.max(0, one / room - 1));
  };
  return customOp<tf.Scalar>({
    inputs: [r],
    forward(device, [values]) {
      const output = device.alloc(1);
      output[0] = over(values!).reduce((sum, one) => sum + one * one, 0);
      return { output, shape: [] };
    },
    backward(device, [g], { inputs: [values] }) {
      const slopes = over(values!).map((one) => (2 * g! * one) / room);
      const dr = device.alloc(n * k);
      for (let at = 0; at < n * k; at++) dr[at] = slopes[at % k]!;
      return [dr];
    },
  });
}
