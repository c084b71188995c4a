import type * as tf from '@tensorflow/tfjs-core';
import type { ReferenceBackend } from './ReferenceBackend';

/** Float64 forms of more stock kernels that composed losses and the gradient tape use, for `ReferenceBackend`. */
export function float64Kernels(backendName: string): tf.KernelConfig[] {
  const unary = (kernelName: string, apply: (x: number) => number): tf.KernelConfig => ({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, backend }) => {
      const device = backend as ReferenceBackend;
      const { x } = inputs as { x: tf.TensorInfo };
      return device.takeOver(Float64Array.from(device.valuesOf(x), apply), x.shape);
    },
  });
  return [
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
        return device.takeOver(out, terms[0].shape);
      },
    },
  ];
}
