import type * as tf from '@tensorflow/tfjs-core';
import type { Floats } from '../../kernels/Floats';
import { customOp } from '../../ops/customOp';

/**
 * K Σ_c s_c² − 1, or its root form √K ‖s‖ − 1, with s_c = Σ_i r_ic / n: 0 for parts of equal size, and K − 1 or √K − 1 where one
 * part has all. Throws nothing.
 *
 * @param r n x K, rows sum to 1
 */
export function unevenness(r: tf.Tensor2D, form: 'square' | 'root'): tf.Scalar {
  const [n, k] = r.shape;
  const square = (y: Floats) => {
    const shares = new Float64Array(k);
    for (let at = 0; at < n * k; at++) shares[at % k]! += y[at]! / n;
    return { shares, sum: k * shares.reduce((sum, s) => sum + s * s, 0) };
  };
  return customOp<tf.Scalar>({
    inputs: [r],
    forward(device, [y]) {
      const output = device.alloc(1);
      const { sum } = square(y!);
      output[0] = (form === 'square' ? sum : Math.sqrt(sum)) - 1;
      return { output, shape: [] };
    },
    backward(device, [g], { inputs: [y] }) {
      const { shares, sum } = square(y!);
      const scale = (g! * 2 * k) / n / (form === 'square' ? 1 : 2 * Math.sqrt(sum));
      const dr = device.alloc(n * k);
      for (let at = 0; at < n * k; at++) dr[at] = scale * shares[at % k]!;
      return [dr];
    },
  });
}
