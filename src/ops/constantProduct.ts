import { type Features, type SparseMatrix, transpose } from '../graph/SparseMatrix';
import type { Constant, Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';

/** X = diag(rowScale) P for constant features X, n x F, and its products with h columns; what they return the caller frees. */
export interface ConstantProduct {
  /** n, or null for all ones. */
  readonly rowScale: Float32Array | null;
  /** X W for W, F x h. */
  times(device: Device, w: Floats, h: number): Floats;
  /** Xᵀ g for g, n x h; with `scaled`, Pᵀ g: for a g whose rows have been multiplied by `rowScale` on the way, which is faster. */
  transposedTimes(device: Device, g: Floats, h: number, options?: { scaled?: boolean }): Floats;
}

const products = new WeakMap<Features, ConstantProduct>();

/** The products of X, prepared once per matrix. Sparse ones cost O(nnz h), not O(n F h). */
export function constantProduct(x: Features): ConstantProduct {
  let product = products.get(x);
  if (product === undefined) {
    product = x.kind === 'sparse' ? sparseProduct(x) : denseProduct(x.values, x.rows, x.cols);
    products.set(x, product);
  }
  return product;
}

function denseProduct(values: Float32Array, n: number, f: number): ConstantProduct {
  return {
    rowScale: null,
    times(device, w, h) {
      const output = device.alloc(n * h);
      device.kernels.gemm(device.constant(values), w, n, f, h, output);
      return output;
    },
    transposedTimes(device, g, h) {
      const output = device.alloc(f * h);
      device.kernels.gemmTransposedLeft(device.constant(values), g, n, f, h, output);
      return output;
    },
  };
}

function sparseProduct(x: SparseMatrix): ConstantProduct {
  const rowScale = constantRows(x);
  const pattern = rowScale === null ? x : { ...x, values: null };
  let transposed: SparseMatrix | undefined;
  return {
    rowScale,
    times: (device, w, h) => spmm(device, pattern, { rows: rowScale }, w, h),
    transposedTimes(device, g, h, { scaled = false } = {}) {
      transposed ??= transpose(pattern); // a product by rows, too
      return spmm(device, transposed, { columns: scaled ? null : rowScale }, g, h);
    },
  };
}

type Scales = Partial<Record<'rows' | 'columns', Float32Array | null>>;

function spmm(device: Device, a: SparseMatrix, scales: Scales, b: Floats, h: number): Floats {
  const on = <A extends Constant>(array: A | null | undefined) => (array ? device.constant(array) : null);
  const [rowPtr, colIdx] = [device.constant(a.rowPtr), device.constant(a.colIdx)];
  const output = device.alloc(a.rows * h);
  const { rows, columns } = scales;
  device.kernels.spmm(rowPtr, colIdx, on(a.values), on(rows), on(columns), 0, b, h, null, a.rows, output);
  return output;
}

/**
 * The value of each row when none has two: so are normalised bags of words, whose products then need no values from memory
 * and hardly a multiplication. Null for other matrices and for those of ones.
 */
function constantRows({ rows, rowPtr, values }: SparseMatrix): Float32Array | null {
  if (values === null) return null;
  const scale = new Float32Array(rows).fill(1);
  for (let i = 0; i < rows; i++) {
    for (let e = rowPtr[i]; e < rowPtr[i + 1]; e++) {
      if (e === rowPtr[i]) scale[i] = values[e];
      else if (values[e] !== scale[i]) return null;
    }
  }
  return scale;
}
