import type * as tf from '@tensorflow/tfjs-core';
import { updateOnce } from './centroidUpdate';
import { customOp } from './customOp';
import { gmres } from './gmres';

/**
 * Centres at a fixed point of soft k-means, with the exact gradient of the implicit function theorem (ClusterNet, section 4.2 and
 * appendix A): for u(mu, x) the update, dL/dx = (∂u/∂x)ᵀ v where (I − ∂u/∂mu)ᵀ v = dL/dmu. The K p x K p system is never
 * formed: GMRES needs only products with (∂u/∂mu)ᵀ, each one backward pass of the update. Throws nothing; shapes are not checked.
 *
 * @param x n x p, rows of unit length
 * @param mu fixed point for x, K x p (`warmCentroids` until it no longer moves); a constant to the tape
 * @param beta inverse temperature, > 0
 * @returns u(mu, x), K x p
 * @example ops.implicitCentroids(x, ops.warmCentroids(x, mu0, 30, 200), 30) // K x p
 */
export function implicitCentroids(x: tf.Tensor2D, mu: tf.Tensor2D, beta: number): tf.Tensor2D {
  const [n, p] = x.shape;
  const k = mu.shape[0];
  return customOp<tf.Tensor2D>({
    inputs: [x],
    forward: (device, [xs]) => updateOnce(device, xs, mu, beta),
    backward(device, g, { inputs: [xs], output, saved: [start, r, mass] }) {
      const dx = device.alloc(n * p);
      const v = device.alloc(k * p);
      const product = device.alloc(k * p);
      const transposedUpdate = () =>
        device.kernels.centroidUpdateGrad(xs, start, output, r, mass, v, n, p, k, beta, dx, product);
      const { solution } = gmres((from, out) => {
        v.set(from);
        transposedUpdate();
        for (let i = 0; i < out.length; i++) out[i] = from[i] - product[i];
      }, Float64Array.from(g));
      v.set(solution);
      transposedUpdate();
      device.free(v);
      device.free(product);
      return [dx];
    },
  });
}
