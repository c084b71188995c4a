import * as tf from '@tensorflow/tfjs-core';
import { currentDevice, isNative } from '../kernels/backend';
import type { Rng } from '../random/Rng';

/** An untrained variable of the current backend's precision, filled by `reset`. */
export function emptyVariable(shape: number[], options: { trainable: boolean }): tf.Variable {
  const size = tf.util.sizeFromShape(shape);
  const start = isNative() ? currentDevice().tensor(zeros(size), shape) : tf.zeros(shape);
  const variable = tf.variable(start, options.trainable);
  start.dispose();
  return variable;
}

/** Overwrites a variable with uniform draws from [low, high). */
export function fillUniform(variable: tf.Variable, rng: Rng, low: number, high: number): void {
  const values = Float64Array.from({ length: variable.size }, () => rng.uniform(low, high));
  assignValues(variable, values);
}

/** Overwrites a variable's values; lengths must agree. */
export function assignValues(variable: tf.Variable, values: ArrayLike<number>): void {
  if (values.length !== variable.size) throw new Error(`expected ${variable.size} values, but got ${values.length}`);
  tf.tidy(() => {
    if (!isNative()) {
      variable.assign(tf.tensor(Float32Array.from(values), variable.shape));
      return;
    }
    const device = currentDevice();
    const fresh = device.alloc(variable.size);
    fresh.set(values);
    variable.assign(device.tensor(fresh, variable.shape));
  });
}

function zeros(size: number) {
  return currentDevice().alloc(size).fill(0);
}
