import * as tf from '@tensorflow/tfjs-core';
import type { Floats } from './Floats';
import type { ReferenceBackend } from './ReferenceBackend';

/**
 * Float64 forms of the few stock kernels that composed losses and the gradient tape use, for `ReferenceBackend`.
 * Same-shape or scalar operands only: that is all the tape needs.
 */
export function float64Kernels(backendName: string): tf.KernelConfig[] {
  const binary = (kernelName: string, apply: (a: number, b: number) => number): tf.KernelConfig => ({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, backend }) => {
      const { a, b } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
      const device = backend as ReferenceBackend;
      const x = device.valuesOf(a);
      const y = device.valuesOf(b);
      const shape = x.length >= y.length ? a.shape : b.shape;
      const size = tf.util.sizeFromShape(shape);
      if ((x.length !== size && x.length !== 1) || (y.length !== size && y.length !== 1)) {
        throw new Error(`${kernelName} in float64 takes equal shapes or a scalar, not [${a.shape}] and [${b.shape}]`);
      }
      const out = new Float64Array(size);
      for (let i = 0; i < size; i++) out[i] = apply(x[x.length === 1 ? 0 : i], y[y.length === 1 ? 0 : i]);
      return made(device, shape, out);
    },
  });
  const unary = (kernelName: string, apply: (x: number) => number): tf.KernelConfig => ({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, backend }) => {
      const device = backend as ReferenceBackend;
      const { x } = inputs as { x: tf.TensorInfo };
      return made(device, x.shape, Float64Array.from(device.valuesOf(x), apply));
    },
  });
  return [
    binary('Add', (a, b) => a + b),
    binary('Sub', (a, b) => a - b),
    binary('Multiply', (a, b) => a * b),
    binary('RealDiv', (a, b) => a / b),
    unary('Neg', (x) => -x),
    unary('Square', (x) => x * x),
    {
      kernelName: 'AddN',
      backendName,
      kernelFunc: ({ inputs, backend }) => {
        const device = backend as ReferenceBackend;
        const terms = inputs as unknown as tf.Tensor[];
        const out = Float64Array.from(device.valuesOf(terms[0]));
        for (const term of terms.slice(1)) {
          const values = device.valuesOf(term);
          for (let i = 0; i < out.length; i++) out[i] += values[i];
        }
        return made(device, terms[0].shape, out);
      },
    },
  ];
}

function made(backend: ReferenceBackend, shape: number[], values: Floats): tf.TensorInfo {
  return backend.makeTensorInfo(shape, 'float32', values as Float32Array);
}
