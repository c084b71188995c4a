import { InputError } from '../../errors';
import type { Graph } from '../Graph';
import type { Features, SparseMatrix } from '../SparseMatrix';

/** The edges of a graph: what both `Graph` and `NormalizedAdjacency` have. */
export type Edges = Pick<Graph, 'n' | 'rowPtr' | 'colIdx' | 'weights'>;

/**
 * The same edges with the nodes in another order: node i of the result is node `nodes[i]`. O(n + m).
 *
 * @param nodes each of the n nodes once
 * @throws InputError when it is not a permutation
 */
export function reorderEdges(edges: Edges, nodes: Int32Array): Edges {
  const { n, rowPtr: oldPtr, colIdx: oldCols, weights: oldWeights } = edges;
  const place = inversePermutation(nodes, n);
  const rowPtr = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) rowPtr[i + 1] = rowPtr[i] + oldPtr[nodes[i] + 1] - oldPtr[nodes[i]];
  const colIdx = new Int32Array(oldCols.length);
  const weights = oldWeights === null ? null : new Float32Array(oldCols.length);
  // Each row, in ascending order, tells its neighbours of itself: so every row fills up ascending, without a sort.
  const next = rowPtr.slice(0, n);
  for (let i = 0; i < n; i++) {
    const u = nodes[i];
    for (let e = oldPtr[u]; e < oldPtr[u + 1]; e++) {
      const at = next[place[oldCols[e]]]++;
      colIdx[at] = i;
      if (weights !== null) weights[at] = oldWeights![e];
    }
  }
  return { n, rowPtr, colIdx, weights };
}

/** Rows of features in another order: row i of the result is row `nodes[i]`. Dense values are copied only when asked for. */
export function reorderRows(x: Features, nodes: Int32Array): Features {
  const { rows, cols } = x;
  if (x.kind === 'sparse') return reorderSparseRows(x, nodes);
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

function reorderSparseRows(x: SparseMatrix, nodes: Int32Array): SparseMatrix {
  const { rows, cols, rowPtr: oldPtr } = x;
  const rowPtr = new Int32Array(rows + 1);
  for (let i = 0; i < rows; i++) rowPtr[i + 1] = rowPtr[i] + oldPtr[nodes[i] + 1] - oldPtr[nodes[i]];
  const colIdx = new Int32Array(x.colIdx.length);
  const values = x.values === null ? null : new Float32Array(x.values.length);
  for (let i = 0; i < rows; i++) {
    const [from, to] = [oldPtr[nodes[i]], oldPtr[nodes[i] + 1]];
    colIdx.set(x.colIdx.subarray(from, to), rowPtr[i]);
    if (values !== null) values.set(x.values!.subarray(from, to), rowPtr[i]);
  }
  return { kind: 'sparse', rows, cols, rowPtr, colIdx, values };
}

/** Place of each node in `nodes`, length n. @throws InputError when `nodes` has not each of n nodes once */
export function inversePermutation(nodes: Int32Array, n: number): Int32Array {
  const place = new Int32Array(n).fill(-1);
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (!(node >= 0 && node < n) || place[node] >= 0) {
      const actual = node >= 0 && node < n ? `${node} again` : String(node);
      throw new InputError({ what: `node order, place ${i}`, expected: `each of ${n} nodes once`, actual });
    }
    place[node] = i;
  }
  if (nodes.length !== n) {
    throw new InputError({ what: 'node order', expected: `n = ${n} nodes`, actual: `${nodes.length}` });
  }
  return place;
}
