import type { Graph } from '../graph/Graph';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { countTriangles } from '../graph/triangles';

/** Degrees 1, 2, 3, 4–5, 6–8, 9–15 and 16 or more, one column each; an isolated node has none of them. */
const DEGREE_BIN_STARTS = [1, 2, 3, 4, 6, 9, 16];
/** log(1 + degree), log(1 + mean neighbour degree), share of degree-1 neighbours, local clustering, log(1 + triangles). */
const SUMMARY_COLUMNS = 5;

export const STRUCTURAL_FEATURE_COLUMNS = SUMMARY_COLUMNS + DEGREE_BIN_STARTS.length;

/**
 * Twelve plain columns from each node's neighbourhood, n x 12, the same meaning on every graph (so a model can carry
 * over). A simple stand-in where role2vec columns are missing; it is not role2vec and makes no claim to equal it.
 * Edge weights are ignored. O(sum of squared degrees).
 */
export function structuralFeatures(graph: Graph): DenseMatrix {
  const { n, rowPtr, colIdx } = graph;
  const cols = STRUCTURAL_FEATURE_COLUMNS;
  const values = new Float32Array(n * cols);
  const triangles = countTriangles(graph);
  for (let i = 0; i < n; i++) {
    const degree = graph.degree(i);
    if (degree === 0) continue;
    let neighbourDegrees = 0;
    let leaves = 0;
    for (let e = rowPtr[i]; e < rowPtr[i + 1]; e++) {
      const d = graph.degree(colIdx[e]);
      neighbourDegrees += d;
      if (d === 1) leaves++;
    }
    const pairs = (degree * (degree - 1)) / 2;
    values.set(
      [
        Math.log1p(degree),
        Math.log1p(neighbourDegrees / degree),
        leaves / degree,
        pairs === 0 ? 0 : triangles[i] / pairs,
        Math.log1p(triangles[i]),
      ],
      i * cols,
    );
    const bin = DEGREE_BIN_STARTS.filter((start) => degree >= start).length - 1;
    values[i * cols + SUMMARY_COLUMNS + bin] = 1;
  }
  return { kind: 'dense', rows: n, cols, values };
}
