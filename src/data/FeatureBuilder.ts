import type { Features } from '../graph/SparseMatrix';

/** Below this share of non-zero entries a feature matrix is kept sparse. */
const SPARSE_BELOW_DENSITY = 0.3;

/** Collects the non-zero entries of a matrix row by row, then decides between the sparse and the dense form. */
export class FeatureBuilder {
  private count = 0;
  private columns = new Int32Array(1 << 12);
  private values = new Float32Array(1 << 12);
  private readonly rowEnds: number[] = [];

  /** Columns ascend within a row. */
  push(column: number, value: number): void {
    if (this.count === this.columns.length) this.grow();
    this.columns[this.count] = column;
    this.values[this.count++] = value;
  }

  endRow(): void {
    this.rowEnds.push(this.count);
  }

  /** The finished matrix, rows x cols: sparse when fewer than 30 % of its entries are non-zero. */
  build(cols: number): Features {
    const rows = this.rowEnds.length;
    const rowPtr = new Int32Array(rows + 1);
    rowPtr.set(this.rowEnds, 1);
    if (this.count < SPARSE_BELOW_DENSITY * rows * cols) {
      const colIdx = this.columns.slice(0, this.count);
      return { kind: 'sparse', rows, cols, rowPtr, colIdx, values: this.values.slice(0, this.count) };
    }
    const values = new Float32Array(rows * cols);
    for (let i = 0; i < rows; i++) {
      for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) values[i * cols + this.columns[e]!] = this.values[e]!;
    }
    return { kind: 'dense', rows, cols, values };
  }

  private grow(): void {
    const columns = new Int32Array(this.columns.length * 2);
    const values = new Float32Array(this.values.length * 2);
    columns.set(this.columns);
    values.set(this.values);
    this.columns = columns;
    this.values = values;
  }
}
