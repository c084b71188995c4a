import * as tf from '@tensorflow/tfjs-core';
import type { Floats } from './Floats';
import { asMatrix, type StockBackend } from './fastElementwise';

/**
 * tfjs's `Sum` and `Mean` of float vectors and matrices, read where they lie: the stock kernels turn a matrix over to sum over its
 * rows. The same bits in float32: added up in the same order and precision, a mean divided first.
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
        const rank = x.shape.length;
        if (x.dtype !== 'float32' || rank === 0 || rank > 2) return stock.kernelFunc(call);
        const axes = tf.util.parseAxisParam(axis, x.shape);
        const [shape, reduced] = tf.backend_util.computeOutAndReduceShapes(x.shape, axes);
        const backend = call.backend as StockBackend;
        const out = backend.alloc(tf.util.sizeFromShape(shape));
        const keep = { rows: !axes.includes(rank - 2), cols: !axes.includes(rank - 1) };
        const divisor = kernelName === 'Mean' ? tf.util.sizeFromShape(reduced) : 1;
        sumUp(backend.valuesOf(x), asMatrix(x.shape), keep, divisor, out);
        return backend.takeOver(out, keepDims ? tf.backend_util.expandShapeToKeepDim(shape, axes) : shape);
      },
    };
  });
}

function sumUp(
  values: Floats,
  [rows, cols]: readonly [number, number],
  keep: { readonly rows: boolean; readonly cols: boolean },
  divisor: number,
  out: Floats,
): void {
  const sums = new Float64Array(out.length);
  const col = keep.cols ? 1 : 0;
  const row = keep.rows ? (keep.cols ? cols : 1) : 0;
  const exact = out instanceof Float64Array;
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const share = values[at++]! / divisor;
      sums[i * row + j * col]! += exact ? share : Math.fround(share);
    }
  }
  out.set(sums);
}
