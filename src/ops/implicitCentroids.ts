import type * as tf from '@tensorflow/tfjs-core';
import { LuDecomposition, Matrix } from 'ml-matrix';
import { FixedPointError } from '../errors';
import { EMPTY_MASS } from '../kernels/twin/clustering/softKMeans';
import { jacobianOf } from './centroidJacobian';
import { updateOnce } from './centroidUpdate';
import { customOp } from './customOp';
import { gmres } from './gmres';
import { requireCentres } from './requireCentres';

export interface ImplicitCentroidsOptions {
  /** Largest K p at which the system is formed and solved directly; above it, GMRES. Default 32. */
  directUpTo?: number;
  /** ‖b − A v‖ / ‖b‖ at which GMRES stops; default 1e-6. */
  tolerance?: number;
}

/**
 * Centres at a fixed point of soft k-means, with the exact gradient of the implicit function theorem (ClusterNet, section 4.2 and
 * appendix A): for u(mu, x) the update, dL/dx = (∂u/∂x)ᵀ v where (I − ∂u/∂mu)ᵀ v = dL/dmu. A small K p x K p system is formed
 * (`centroidJacobian`) and solved by elimination; a larger one never is: GMRES needs only products with (∂u/∂mu)ᵀ, each one backward pass of the
 * update.
 *
 * @param x n x p, rows of unit length
 * @param mu fixed point for x, K x p (`convergedCentroids`); a constant to the tape
 * @param beta inverse temperature, > 0
 * @returns u(mu, x), K x p
 * @throws InputError when x and mu have not the same number of columns
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
  requireCentres('implicitCentroids', x, mu);
  const [n, p] = x.shape;
  const k = mu.shape[0];
  return customOp<tf.Tensor2D>({
    inputs: [x],
    forward: (device, [xs]) => updateOnce(device, xs, mu, beta),
    backward(device, g, { inputs: [xs], output, saved: [start, r, mass] }) {
      const dx = device.alloc(n * p);
      const v = device.alloc(k * p);
      const product = device.alloc(k * p);
      const gradients = () =>
        device.kernels.centroidUpdateGrad(xs, start, output, r, mass, v, n, p, k, beta, dx, product);
      const { directUpTo = 32, tolerance = 1e-6 } = options;
      const b = Float64Array.from(g);
      // An eigenvalue of df/dmu that rounding cannot tell from 0; those of clusters far apart are 1.
      const noise = g instanceof Float32Array ? 1e-5 : 1e-8;
      try {
        if (k * p <= directUpTo) v.set(direct(jacobianOf({ xs, u: output, r, mass }, p, k, beta), b, noise));
        else {
          const apply = (from: Float64Array, out: Float64Array) => {
            v.set(from);
            gradients();
            // A cluster without mass follows nothing.
            for (let i = 0; i < out.length; i++)
              out[i] = from[i] - (mass[Math.floor(i / p)] < EMPTY_MASS ? 0 : product[i]);
          };
          v.set(iterative(apply, b, noise, tolerance));
        }
        gradients();
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

/** (I − J)⁻ᵀ b, of the matrix itself. */
function direct(jacobian: Float64Array, b: Float64Array, noise: number): Float64Array {
  const size = b.length;
  const matrix = Matrix.eye(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) matrix.set(i, j, matrix.get(i, j) - jacobian[j * size + i]);
  }
  const lu = new LuDecomposition(matrix);
  const smallestPivot = Math.min(...lu.upperTriangularMatrix.diagonal().map(Math.abs));
  if (smallestPivot > noise) return Float64Array.from(lu.solve(Matrix.columnVector(b)).to1DArray());
  throw singular(`a pivot of ${smallestPivot.toExponential(1)}`, smallestPivot, size);
}

/** A⁻¹ b of a matrix that is known by its products. */
function iterative(
  apply: (v: Float64Array, out: Float64Array) => void,
  b: Float64Array,
  noise: number,
  tolerance: number,
): Float64Array {
  const { solution, residual, iterations } = gmres(apply, b, { tolerance, maxIterations: MAX_PRODUCTS });
  const growth = norm(solution) / norm(b);
  if (growth * noise > 1) throw singular(`a solution ${growth.toExponential(1)} times as long`, residual, iterations);
  if (residual <= tolerance) return solution;
  throw singular(`a residual of ${residual.toExponential(1)} after ${iterations} products`, residual, iterations);
}

const norm = (v: Float64Array): number => Math.sqrt(v.reduce((sum, one) => sum + one * one, 0));

function singular(actual: string, residual: number, steps: number): FixedPointError {
  const expected = 'clusters that follow the embedding: an invertible df/dmu at the fixed point';
  return new FixedPointError({ what: 'exact backward pass', expected, actual }, { residual, steps });
}

/** Products that GMRES may take: it needs a handful where clusters are apart. */
const MAX_PRODUCTS = 200;
