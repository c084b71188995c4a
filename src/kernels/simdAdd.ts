import * as tf from '@tensorflow/tfjs-core';
import type { WasmBackend } from './WasmBackend';

/**
 * tfjs's `Add`, with a SIMD path for two float tensors of one shape: that is how the tape sums the gradients of a tensor
 * used more than once, n x p numbers at every step, and the stock loop takes as long as half a GCN layer. Anything else is for
 * the `Add` that the backend has so far.
 */
export function simdAdd(backendName: string): tf.KernelConfig {
  const other = tf.getKernel('Add', backendName);
  return {
    kernelName: 'Add',
    backendName,
    kernelFunc(call) {
      const { a, b } = call.inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
      const bothFloat = a.dtype === 'float32' && b.dtype === 'float32';
      if (!bothFloat || !tf.util.arraysEqual(a.shape, b.shape)) return other.kernelFunc(call);
      const backend = call.backend as WasmBackend;
      const size = tf.util.sizeFromShape(a.shape);
      const out = backend.alloc(size);
      backend.kernels.add(backend.valuesOf(a), backend.valuesOf(b), size, out);
      return backend.takeOver(out, a.shape);
    },
  };
}
