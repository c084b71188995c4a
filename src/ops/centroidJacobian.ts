import type * as tf from '@tensorflow/tfjs-core';
import { currentDevice } from '../kernels/backend';
import type { Floats } from '../kernels/Floats';
import { EMPTY_MASS } from '../kernels/twin/clustering/softKMeans';
import { updateOnce } from './centroidUpdate';
import { withValues } from './customOp';
import { requireCentres } from './requireCentres';

/**
 * How much a centre's update depends on the centres before it: ∂u/∂mu for u = centroidUpdate(x, mu), in float64 (ClusterNet,
 * appendix A.1, where df/dmu = I − ∂u/∂mu). With R_i = Σ_j r_ji, and cosine as similarity,
 *
 *   ∂u_i/∂mu_k = (beta / R_i) Σ_j (x_j − u_i) x_jᵀ r_ji ([i = k] − r_jk),
 *
 * and 0 for a cluster without mass, whose centre stays. O(n K² p²).
 *
 * @param x n x p, rows of unit length
 * @param mu K x p
 * @param beta inverse temperature, > 0
 * @returns K p x K p, row by row; entry (i p + m, k p + q) is ∂u_im/∂mu_kq
 * @throws InputError when x and mu have not the same number of columns
 * @example ops.centroidJacobian(x, ops.convergedCentroids(x, mu0, 30).mu, 30).length // (K p)²
 */
export function centroidJacobian(x: tf.Tensor2D, mu: tf.Tensor2D, beta: number): Float64Array {
  requireCentres('centroidJacobian', x, mu);
  const device = currentDevice();
  return withValues(device, [x], ([xs]) => {
    const { output, saved } = updateOnce(device, xs, mu, beta);
    const [start, r, mass] = saved;
    const jacobian = jacobianOf({ xs, u: output, r, mass }, x.shape[1], mu.shape[0], beta);
    for (const array of [output, start, r, mass]) device.free(array);
    return jacobian;
  });
}

/** What an update was made of. */
export interface UpdateValues {
  readonly xs: Floats;
  readonly u: Floats;
  readonly r: Floats;
  readonly mass: Floats;
}

export function jacobianOf({ xs, u, r, mass }: UpdateValues, p: number, k: number, beta: number): Float64Array {
  const size = k * p;
  const jacobian = new Float64Array(size * size);
  for (let j = 0; j < xs.length / p; j++) {
    for (let i = 0; i < k; i++) {
      if (mass[i] < EMPTY_MASS) continue;
      for (let l = 0; l < k; l++) {
        const weight = (beta / mass[i]) * r[j * k + i] * ((i === l ? 1 : 0) - r[j * k + l]);
        if (weight === 0) continue;
        for (let m = 0; m < p; m++) {
          const lever = weight * (xs[j * p + m] - u[i * p + m]);
          const row = (i * p + m) * size + l * p;
          for (let q = 0; q < p; q++) jacobian[row + q] += lever * xs[j * p + q];
        }
      }
    }
  }
  return jacobian;
}
