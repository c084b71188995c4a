import type * as tf from '@tensorflow/tfjs-core';
import type { Floats } from './Floats';
import type { Kernels } from './Kernels';

/** Constant data that kernels read: graph structure, feature values, degrees. */
export type Constant = Int32Array | Uint16Array | Uint8Array | Float32Array | Float64Array;

/**
 * Where kernels run and their arrays live. Two exist: SIMD over WebAssembly memory (float32), and the plain
 * TypeScript twin (float64) that the tests hold it against. Ops know only this interface.
 */
export interface Device {
  readonly kernels: Kernels;

  /** A float array of this device's precision with undefined contents; give it back with `free` or hand it to `tensor`. */
  alloc(length: number): Floats;

  free(array: Floats): void;

  /** The device's copy of an array that never changes, made once and released when `array` is collected. */
  constant<A extends Constant>(array: A): A;

  /** Frees the copy that `constant` made, for data that changes from step to step; nothing happens when there is none. */
  release(array: Constant): void;

  /** The tensor's own values, not a copy: valid while the tensor lives. */
  valuesOf(tensor: tf.TensorInfo): Floats;

  /** A tensor that owns `array`, which came from `alloc`. */
  tensor<T extends tf.Tensor>(array: Floats, shape: number[]): T;

  /** True when nothing else shares the tensor's values, so that they may be updated in place. */
  ownsAlone(tensor: tf.Tensor): boolean;
}
