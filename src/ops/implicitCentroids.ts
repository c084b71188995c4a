import type * as tf from '@tensorflow/tfjs-core';
import { FixedPointError } from '../errors';
import { updateOnce } from './centroidUpdate';
import { customOp } from './customOp';
import { gmres } from './gmres';
import { solveDense } from './solveDense';

export interface ImplicitCentroidsOptions {
  /** Largest K p at which the system is formed and solved directly; above it, GMRES. Default 32. */
  directUpTo?: number;
  /** ‖b − A v‖ / ‖b‖ at which GMRES stops; default 1e-6. */
  tolerance?: number;
}

/**
 * Centres at a fixed point of soft k-means, with the exact gradient of the implicit function theorem (ClusterNet, section 4.2 and
 * appendix A): for u(mu, x) the update, dL/dx = (∂u/∂x)ᵀ v where (I − ∂u/∂mu)ᵀ v = dL/dmu. A small K p x K p system is formed
 * and solved by elimination; a larger one never is: GMRES needs only products with (∂u/∂mu)ᵀ, each one backward pass of the
 * update. Shapes are not checked.
 *
 * @param x n x p, rows of unit length
 * @param mu fixed point for x, K x p (`convergedCentroids`); a constant to the tape
 * @param beta inverse temperature, > 0
 * @returns u(mu, x), K x p
 * @throws FixedPointError, in the backward pass, when I − ∂u/∂mu is singular or GMRES does not converge: the centres are then no
 *   differentiable function of x
 * @example ops.implicitCentroids(x, ops.convergedCentroids(x, mu0, 30).mu, 30) // K x p
 */
export function implicitCentroids(
  x: tf.Tensor2D,
  mu: tf.Tensor2D,
  beta: number,
  options: ImplicitCentroidsOptions = {},
): tf.Tensor2D {
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
      try {
        v.set(
          adjoint(Float64Array.from(g), g instanceof Float32Array ? 2 ** -23 : 2 ** -52, options, (from, out) => {
            v.set(from);
            transposedUpdate();
            for (let i = 0; i < out.length; i++) out[i] = from[i] - product[i];
          }),
        );
        transposedUpdate();
        return [dx];
      } catch (error) {
        device.free(dx);
        throw error;
      } finally {
        device.free(v);
        device.free(product);
      }
    },
  });
}

/** v of A v = b. @param epsilon relative precision of `apply`, which writes A v into `out` */
function adjoint(
  b: Float64Array,
  epsilon: number,
  { directUpTo = 32, tolerance = 1e-6 }: ImplicitCentroidsOptions,
  apply: (v: Float64Array, out: Float64Array) => void,
): Float64Array {
  const size = b.length;
  // An eigenvalue that rounding cannot tell from 0; those of I are 1.
  const noise = 100 * epsilon;
  if (size <= directUpTo) {
    const { solution, smallestPivot } = solveDense(matrixOf(size, apply), b);
    if (smallestPivot > noise) return solution;
    throw singular(`a pivot of ${smallestPivot.toExponential(1)}`, smallestPivot, size);
  }
  const { solution, residual, iterations } = gmres(apply, b, { tolerance, maxIterations: MAX_PRODUCTS });
  const growth = norm(solution) / norm(b);
  if (growth * noise > 1) throw singular(`a solution ${growth.toExponential(1)} times as long`, residual, iterations);
  if (residual <= tolerance) return solution;
  throw singular(`a residual of ${residual.toExponential(1)} after ${iterations} products`, residual, iterations);
}

/** Row by row: its columns are the products with the unit vectors. */
function matrixOf(size: number, apply: (v: Float64Array, out: Float64Array) => void): Float64Array {
  const matrix = new Float64Array(size * size);
  const unit = new Float64Array(size);
  const column = new Float64Array(size);
  for (let c = 0; c < size; c++) {
    unit.fill(0);
    unit[c] = 1;
    apply(unit, column);
    for (let i = 0; i < size; i++) matrix[i * size + c] = column[i];
  }
  return matrix;
}

const norm = (v: Float64Array): number => Math.sqrt(v.reduce((sum, one) => sum + one * one, 0));

function singular(actual: string, residual: number, steps: number): FixedPointError {
  const expected = 'clusters that follow the embedding: an invertible df/dmu at the fixed point';
  return new FixedPointError({ what: 'exact backward pass', expected, actual }, { residual, steps });
}

/** Products that GMRES may take: it needs a handful where clusters are apart. */
const MAX_PRODUCTS = 200;
