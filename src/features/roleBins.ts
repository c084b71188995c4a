import { countTriangles } from '../graph/countTriangles';
import type { Graph } from '../graph/Graph';

/** Counts that say what part a node plays: edges, triangles, and paths of two edges that end at it and close no triangle. */
export const ROLE_COUNTS = 3;

/**
 * Log-binned motif counts of every node, n x 3: bins floor(log_base(1 + count)). Two nodes with the same bins play the
 * same role, in whatever graphs they are (Ahmed et al. 2018, section 3.1). Edge weights are ignored.
 * @param base of the logarithm, above 1; smaller means finer roles
 */
export function roleBins(graph: Graph, base: number): Int32Array {
  const { n, rowPtr, colIdx } = graph;
  const triangles = countTriangles(graph);
  const bins = new Int32Array(n * ROLE_COUNTS);
  const scale = 1 / Math.log(base);
  const bin = (count: number): number => Math.floor(Math.log1p(count) * scale + ROUNDING);
  for (let i = 0; i < n; i++) {
    let paths = -2 * triangles[i];
    for (let e = rowPtr[i]; e < rowPtr[i + 1]; e++) paths += graph.degree(colIdx[e]) - 1;
    bins.set([bin(graph.degree(i)), bin(triangles[i]), bin(paths)], i * ROLE_COUNTS);
  }
  return bins;
}

/** So that an exact power of the base falls into its own bin whichever way the logarithm was rounded. */
const ROUNDING = 1e-9;
