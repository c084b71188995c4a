import * as tf from '@tensorflow/tfjs-core';
import { currentDevice, isNative } from '../kernels/backend';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';

/** What a forward pass leaves: arrays from `device.alloc`, owned by the op from then on. */
export interface Forward {
  output: Floats;
  shape: number[];
  /** Intermediate results that the backward pass reads. */
  saved?: Floats[];
}

export interface Differentiable {
  /** Tensors that receive a gradient; everything else an op needs it closes over. */
  inputs: tf.Tensor[];
  /** Tensors that are read but are constants to the tape; default none. */
  constants?: tf.Tensor[];
  forward(device: Device, inputs: Floats[], constants: Floats[]): Forward;
  /** One fresh array per input, shaped like it; `dy` is shaped like the output. */
  backward(device: Device, dy: Floats, context: BackwardContext): Floats[];
}

/** Values of the forward pass, in the order in which they were given. */
export interface BackwardContext {
  inputs: Floats[];
  constants: Floats[];
  output: Floats;
  saved: Floats[];
}

/**
 * Turns a pair of kernel calls, y = f(inputs) and the product of dy with its Jacobian, into an ordinary differentiable tfjs op.
 * Every op of this folder is one call of it. On our own backends values are used where they lie; on any other they are copied
 * in and out. Arrays that `forward` and `backward` return belong to the op. Throws what they throw.
 *
 * @example
 * const doubled = ops.customOp({
 *   inputs: [x],
 *   forward(device, [v]) {
 *     const output = device.alloc(x.size);
 *     for (let i = 0; i < x.size; i++) output[i] = 2 * v[i];
 *     return { output, shape: x.shape };
 *   },
 *   backward(device, dy) {
 *     const dx = device.alloc(x.size);
 *     for (let i = 0; i < x.size; i++) dx[i] = 2 * dy[i];
 *     return [dx];
 *   },
 * });
 */
export function customOp<T extends tf.Tensor>(op: Differentiable): T {
  const count = op.inputs.length;
  const { constants = [] } = op;
  const given = count + constants.length;
  const run = tf.customGrad((...args) => {
    const save = args[count] as unknown as (tensors: tf.Tensor[]) => void;
    const tensors = args.slice(0, count) as tf.Tensor[];
    const device = currentDevice();
    const value = withValues(device, [...tensors, ...constants], (values) => {
      const { output, shape, saved = [] } = op.forward(device, values.slice(0, count), values.slice(count));
      const y = emit(device, output, shape);
      save([...tensors, ...constants, y, ...saved.map((array) => emit(device, array, [array.length]))]);
      return y;
    });
    const gradFunc = (dy: tf.Tensor, kept: tf.Tensor[]): tf.Tensor[] =>
      withValues(device, [dy, ...kept], ([g, ...values]) => {
        const grads = op.backward(device, g, {
          inputs: values.slice(0, count),
          constants: values.slice(count, given),
          output: values[given],
          saved: values.slice(given + 1),
        });
        return grads.map((grad, i) => emit(device, grad, tensors[i].shape));
      });
    return { value, gradFunc };
  });
  return run(...op.inputs) as T;
}

/** Calls `use` with the tensors' values in the device's memory; copies made for a foreign backend are freed after. */
export function withValues<R>(device: Device, tensors: tf.Tensor[], use: (values: Floats[]) => R): R {
  if (isNative()) return use(tensors.map((tensor) => device.valuesOf(tensor)));
  const copies = tensors.map((tensor) => {
    const values = tensor.dataSync();
    const copy = device.alloc(values.length);
    copy.set(values);
    return copy;
  });
  try {
    return use(copies);
  } finally {
    for (const copy of copies) device.free(copy);
  }
}

/** A tensor of `array`, which it takes over. */
export function emit(device: Device, array: Floats, shape: number[]): tf.Tensor {
  if (isNative()) return device.tensor(array, shape);
  const tensor = tf.tensor(array.slice() as Float32Array, shape, 'float32');
  device.free(array);
  return tensor;
}
