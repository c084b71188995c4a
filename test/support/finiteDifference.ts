import * as tf from '@tensorflow/tfjs-core';
import { currentDevice, REFERENCE_BACKEND } from '../../src/kernels/backend';
import { Rng } from '../../src/random/Rng';

/** Runs `body` with every tensor in float64 on the plain TypeScript kernels. */
export async function inFloat64<R>(body: () => R | Promise<R>): Promise<R> {
  const before = tf.getBackend();
  await tf.setBackend(REFERENCE_BACKEND);
  try {
    return await body();
  } finally {
    await tf.setBackend(before);
  }
}

/** A tensor with the given values at the precision of the current backend. */
export function exact<T extends tf.Tensor>(values: ArrayLike<number>, shape: number[]): T {
  const device = currentDevice();
  const array = device.alloc(values.length);
  array.set(values);
  return device.tensor<T>(array, shape);
}

export function randomValues(length: number, seed: number, low = -1, high = 1): Float64Array {
  const rng = new Rng(seed);
  return Float64Array.from({ length }, () => rng.uniform(low, high));
}

/**
 * Largest relative error between the gradient of `f` by the tape and central differences, over all entries of all inputs.
 * Outputs that are not scalars are contracted with fixed random weights, so that the whole Jacobian is seen.
 */
export function gradientError(f: (...inputs: tf.Tensor[]) => tf.Tensor, inputs: tf.Tensor[], epsilon = 1e-6): number {
  const device = currentDevice();
  const weights = randomValues(
    tf.tidy(() => f(...inputs).size),
    99,
  );
  const scalar = (...args: tf.Tensor[]): tf.Scalar => contract(f(...args), weights);
  const { grads } = tf.valueAndGrads(scalar)(inputs);
  let worst = 0;
  let scale = 0;
  inputs.forEach((input, which) => {
    const values = device.valuesOf(input);
    const gradient = device.valuesOf(grads[which]);
    for (let i = 0; i < values.length; i++) {
      const held = values[i];
      const at = (x: number): number => {
        values[i] = x;
        return tf.tidy(() => device.valuesOf(scalar(...inputs))[0]);
      };
      const numeric = (at(held + epsilon) - at(held - epsilon)) / (2 * epsilon);
      values[i] = held;
      worst = Math.max(worst, Math.abs(numeric - gradient[i]));
      scale = Math.max(scale, Math.abs(numeric), Math.abs(gradient[i]));
    }
  });
  return worst / Math.max(scale, 1e-8);
}

/** Σ_i w_i y_i as an op of its own, exact in float64. */
function contract(y: tf.Tensor, weights: Float64Array): tf.Scalar {
  const device = currentDevice();
  return tf.customGrad((...args) => {
    const values = device.valuesOf(args[0] as tf.Tensor);
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += weights[i] * values[i];
    const gradFunc = (dy: tf.Tensor) => {
      const g = device.valuesOf(dy)[0];
      return exact(
        weights.map((w) => w * g),
        y.shape,
      );
    };
    return { value: exact<tf.Scalar>([sum], []), gradFunc };
  })(y) as tf.Scalar;
}
