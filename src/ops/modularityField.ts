import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { edgeOfEntry } from '../graph/edgeOfEntry';
import type { Graph } from '../graph/Graph';
import { customOp } from './customOp';
import { requireNodeRows } from './requireNodeRows';

/** A symmetric matrix in compressed sparse rows; null weights are all 1. */
type Rows = Pick<Graph, 'n' | 'rowPtr' | 'colIdx' | 'weights'>;

/**
 * B r, with B = W − γ d dᵀ / 2m: what modularity, times m, gains for each node and part as the node's share of that part grows while r
 * stays elsewhere. Gradients reach r, and the edges' weights where they are a tensor. O((m + n) K), forward and backward; a
 * graph without edges gives zeros.
 *
 * @param graph the n nodes and m edges, with their weights (1 without)
 * @param r n x K
 * @param options.weights m, in the order of `graph.forEachEdge`, in place of the graph's own
 * @param options.resolution γ, default 1
 * @returns n x K
 * @throws InputError when r has not n rows, for weights that are not one an edge, or a resolution below 0
 * @example ops.modularityField(Graph.fromEdges(2, [0], [1]), tf.tensor2d([[1, 0], [0, 1]])) // -0.5, 0.5, 0.5, -0.5
 */
export function modularityField(
  graph: Rows,
  r: tf.Tensor,
  { weights, resolution = 1 }: { weights?: tf.Tensor1D; resolution?: number } = {},
): tf.Tensor2D {
  const k = requireNodeRows('modularityField', graph, r);
  const m = graph.colIdx.length / 2;
  if (weights !== undefined && weights.size !== m)
    throw new InputError({ what: 'modularityField', expected: `m = ${m} weights`, actual: `${weights.size}` });
  if (!(resolution >= 0 && Number.isFinite(resolution)))
    throw new InputError({ what: 'resolution', expected: 'a number of at least 0', actual: String(resolution) });
  return customOp<tf.Tensor2D>({
    inputs: weights === undefined ? [r] : [r, weights],
    forward(device, [values, given]) {
      const matrix = matrixOf(graph, given, resolution);
      const output = device.alloc(graph.n * k);
      multiply(graph, matrix, values!, partsOf(matrix, values!, k), output);
      return { output, shape: [graph.n, k] };
    },
    backward(device, g, { inputs: [values, given] }) {
      const matrix = matrixOf(graph, given, resolution);
      const ofG = partsOf(matrix, g, k);
      const dr = device.alloc(graph.n * k);
      multiply(graph, matrix, g, ofG, dr); // B is symmetric
      if (given === undefined) return [dr];
      const dw = device.alloc(given.length);
      const ofR = partsOf(matrix, values!, k);
      gradientOfWeights(graph, matrix.total, resolution, { r: values!, g, ofR, ofG }, dw);
      return [dr, dw];
    },
  });
}

/** The entries of W along the rows, its row sums d, and their sum 2m over γ (1 for none). */
interface Matrix {
  readonly entries: ArrayLike<number> | null;
  readonly strengths: Float64Array;
  readonly total: number;
}

function matrixOf(graph: Rows, weights: ArrayLike<number> | undefined, resolution: number): Matrix {
  const { n, rowPtr } = graph;
  const entries = weights === undefined ? graph.weights : entriesOf(graph, weights);
  const strengths = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) strengths[i]! += entries === null ? 1 : entries[e]!;
  }
  return { entries, strengths, total: (strengths.reduce((sum, d) => sum + d, 0) || 1) / resolution };
}

function entriesOf(graph: Rows, weights: ArrayLike<number>): Float64Array {
  const edges = edgeOfEntry(graph);
  const entries = new Float64Array(edges.length);
  for (let e = 0; e < edges.length; e++) entries[e] = weights[edges[e]!]!;
  return entries;
}

/** dᵀ x. */
function partsOf({ strengths }: Matrix, x: ArrayLike<number>, k: number): Float64Array {
  const parts = new Float64Array(k);
  strengths.forEach((d, i) => {
    for (let c = 0; c < k; c++) parts[c]! += d * x[i * k + c]!;
  });
  return parts;
}

/** B x, from x and dᵀ x. */
function multiply(
  { n, rowPtr, colIdx }: Rows,
  { entries, strengths, total }: Matrix,
  x: ArrayLike<number>,
  parts: Float64Array,
  product: { [index: number]: number },
): void {
  const k = parts.length;
  const row = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) row[c] = (-strengths[i]! * parts[c]!) / total;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
      const weight = entries === null ? 1 : entries[e]!;
      const from = colIdx[e]! * k;
      for (let c = 0; c < k; c++) row[c]! += weight * x[from + c]!;
    }
    for (let c = 0; c < k; c++) product[i * k + c] = row[c]!;
  }
}

/** An edge's weight is in two entries, in two row sums and twice in the total. */
function gradientOfWeights(
  { n, rowPtr, colIdx }: Rows,
  total: number,
  resolution: number,
  { r, g, ofR, ofG }: { r: ArrayLike<number>; g: ArrayLike<number>; ofR: Float64Array; ofG: Float64Array },
  dw: { [index: number]: number },
): void {
  const k = ofR.length;
  const ends = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) ends[i]! -= (g[i * k + c]! * ofR[c]! + r[i * k + c]! * ofG[c]!) / total;
  }
  let both = 0;
  for (let c = 0; c < k && resolution > 0; c++) both += (2 * ofR[c]! * ofG[c]!) / (total ** 2 * resolution);
  let edge = 0;
  for (let u = 0; u < n; u++) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const v = colIdx[e]!;
      if (v < u) continue;
      let sum = ends[u]! + ends[v]! + both;
      for (let c = 0; c < k; c++) sum += g[u * k + c]! * r[v * k + c]! + g[v * k + c]! * r[u * k + c]!;
      dw[edge++] = sum;
    }
  }
}
