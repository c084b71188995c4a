import type { Features } from '../SparseMatrix';
import { selectRows } from '../selectRows';

/** Rows of features in another order: row i of the result is row `nodes[i]`. Dense values are copied only when asked for. */
export function reorderRows(x: Features, nodes: Int32Array): Features {
  const { rows, cols } = x;
  if (x.kind === 'sparse') return selectRows(x, nodes);
  let values: Float32Array | undefined;
  const copyTo = (target: Float32Array | Float64Array): void => {
    for (let i = 0; i < rows; i++) {
      const to = i * cols;
      const from = nodes[i] * cols;
      for (let c = 0; c < cols; c++) target[to + c] = x.values[from + c];
    }
  };
  return {
    kind: 'dense',
    rows,
    cols,
    copyTo,
    get values() {
      if (values === undefined) {
        values = new Float32Array(rows * cols);
        copyTo(values);
      }
      return values;
    },
  };
}
