import * as tf from '@tensorflow/tfjs-core';
import type { Floats } from './Floats';
import type { WasmBackend } from './WasmBackend';

/**
 * tfjs's `Sum` and `Mean` of a float matrix over its rows, read where it lies: the stock kernels transpose it first. Other
 * axes and shapes are the stock kernel's. The same bits: added up in the same order and precision, a mean divided first.
 */
export function fastSums(backendName: string): tf.KernelConfig[] {
  return ['Sum', 'Mean'].map((kernelName) => {
    const stock = tf.getKernel(kernelName, 'cpu');
    return {
      kernelName,
      backendName,
      kernelFunc(call) {
        const { x } = call.inputs as { x: tf.TensorInfo };
        const { axis, keepDims } = call.attrs as unknown as { axis: number | number[]; keepDims: boolean };
        const axes = tf.util.parseAxisParam(axis, x.shape);
        const overRows = x.shape.length === 2 && axes.length === 1 && axes[0] === 0;
        if (x.dtype !== 'float32' || !overRows) return stock.kernelFunc(call);
        const [rows, cols] = x.shape as [number, number];
        const backend = call.backend as WasmBackend;
        const out = backend.alloc(cols);
        columnSums(backend.valuesOf(x), rows, kernelName === 'Mean' ? rows : 1, out);
        return backend.takeOver(out, keepDims ? [1, cols] : [cols]);
      },
    };
  });
}

function columnSums(values: Floats, rows: number, divisor: number, out: Floats): void {
  const cols = out.length;
  const sums = new Float64Array(cols);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) sums[j]! += Math.fround(values[at++]! / divisor);
  out.set(sums);
}
