import { countTriangles } from '../graph/countTriangles';
import type { Graph } from '../graph/Graph';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { coreNumbers } from './coreNumbers';
import { twoHopCounts } from './twoHopCounts';

/** The columns of `structural`, in order. */
export const STRUCTURAL_COLUMNS = ['degree', 'triangles', 'clustering', 'core', 'two-hop'] as const;

/**
 * Five plain columns from each node's neighbourhood, n x 5: degree, triangles, core number and nodes two hops away as
 * log(1 + count), and the share of joined neighbour pairs (0 below degree 2). Each column is then standardised over the
 * nodes to mean 0 and variance 1; a constant column becomes 0. Nothing random, edge weights are ignored.
 * O(sum of squared degrees). Throws nothing.
 * @example structural(karateClub().graph).cols // 5
 */
export function structural(graph: Graph): DenseMatrix {
  const { n } = graph;
  const cols = STRUCTURAL_COLUMNS.length;
  const values = new Float32Array(n * cols);
  const triangles = countTriangles(graph);
  const core = coreNumbers(graph);
  const twoHop = twoHopCounts(graph);
  for (let i = 0; i < n; i++) {
    const degree = graph.degree(i);
    const clustering = degree < 2 ? 0 : triangles[i] / ((degree * (degree - 1)) / 2);
    const row = [Math.log1p(degree), Math.log1p(triangles[i]), clustering, Math.log1p(core[i]), Math.log1p(twoHop[i])];
    values.set(row, i * cols);
  }
  standardize(values, n, cols);
  return { kind: 'dense', rows: n, cols, values };
}

function standardize(values: Float32Array, n: number, cols: number): void {
  for (let c = 0; c < cols; c++) {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += values[i * cols + c] / n;
    let variance = 0;
    for (let i = 0; i < n; i++) variance += (values[i * cols + c] - mean) ** 2 / n;
    const scale = variance > VANISHING ? 1 / Math.sqrt(variance) : 0;
    for (let i = 0; i < n; i++) values[i * cols + c] = (values[i * cols + c] - mean) * scale;
  }
}

/** Below this a column varies by rounding only. */
const VANISHING = 1e-10;
