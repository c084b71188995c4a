import * as tf from '@tensorflow/tfjs-core';
import type { Floats } from './Floats';
import type { ReferenceBackend } from './ReferenceBackend';
import type { WasmBackend } from './WasmBackend';

const OPS = ['Add', 'Sub', 'Multiply', 'RealDiv'] as const;
type Op = (typeof OPS)[number];

/** Ours, whose stock operations are made over: in float32, or in float64 to be tested by. */
export type StockBackend = WasmBackend | ReferenceBackend;

/**
 * tfjs's sums, differences, products and quotients with a plain loop for float tensors of at most two axes, of equal shape or
 * stretched: where a loss of one's own is spelt in stock ops, its gradient stretches scalars and rows over n x K numbers, and
 * the stock loop finds the place of each number anew. The same bits in float32, many times as fast.
 */
export function fastElementwise(backendName: string): tf.KernelConfig[] {
  return OPS.map((kernelName) => {
    const stock = tf.getKernel(kernelName, 'cpu');
    return {
      kernelName,
      backendName,
      kernelFunc(call) {
        const { a, b } = call.inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
        const isPlain = [a, b].every(({ dtype, shape }) => dtype === 'float32' && shape.length <= 2);
        if (!isPlain) return stock.kernelFunc(call);
        const shape = tf.backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
        const backend = call.backend as StockBackend;
        const out = backend.alloc(tf.util.sizeFromShape(shape));
        const [rows, cols] = asMatrix(shape);
        apply(
          kernelName,
          strided(backend.valuesOf(a), a.shape),
          strided(backend.valuesOf(b), b.shape),
          rows,
          cols,
          out,
        );
        return backend.takeOver(out, shape);
      },
    };
  });
}

/** A matrix as its values and the steps from row to row and from column to column; 0 where it is stretched. */
interface Strided {
  readonly values: Floats;
  readonly row: number;
  readonly col: number;
}

/** A shape of at most two axes as rows and columns. */
export function asMatrix(shape: readonly number[]): [rows: number, cols: number] {
  return [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
}

function strided(values: Floats, shape: readonly number[]): Strided {
  const [rows, cols] = asMatrix(shape);
  return { values, row: rows === 1 ? 0 : cols, col: cols === 1 ? 0 : 1 };
}

/** The operation is chosen within the loop, and not a function that the loop calls, which takes four times as long. */
function apply(op: Op, a: Strided, b: Strided, rows: number, cols: number, out: Floats): void {
  const [x, y] = [a.values, b.values];
  let at = 0;
  for (let i = 0; i < rows; i++) {
    let [p, q] = [i * a.row, i * b.row];
    for (let j = 0; j < cols; j++) {
      if (op === 'Multiply') out[at] = x[p]! * y[q]!;
      else if (op === 'RealDiv') out[at] = x[p]! / y[q]!;
      else if (op === 'Sub') out[at] = x[p]! - y[q]!;
      else out[at] = x[p]! + y[q]!;
      at++;
      p += a.col;
      q += b.col;
    }
  }
}
