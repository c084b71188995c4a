import { kmeans } from 'ml-kmeans';
import { requireInteger } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import { multiplyAdjacency } from '../../graph/multiplyAdjacency';
import { mixSeed } from '../../random/Rng';
import { relabel } from './relabel';
import { topEigenvectors } from './topEigenvectors';

export interface SpectralOptions {
  /** Number of clusters K, between 1 and n. */
  k: number;
  /** Of the eigensolver's and k-means' starts; default 0. */
  seed?: number;
  /** γ: of the term w wᵀ / Σw that B takes off, default 1. */
  resolution?: number;
  /** k-means runs, of which the one with the least inertia counts; default 10. */
  restarts?: number;
  /**
   * τ: every pair of nodes gets a further weight of τ/n, in multiples of the mean degree; default 0, as in the paper. At 1, small
   * components and pendant trees no longer take up the leading eigenvectors, and rows are scaled to unit length.
   */
  regularization?: number;
}

/**
 * Spectral clustering of the modularity matrix of the degree-normalised graph: W = D^-1/2 A D^-1/2 with D the degrees counting a
 * self-loop of weight 1 (so an isolated node is no division by zero), B = W − γ w wᵀ / Σw with w the row sums of W, the top K + 1
 * eigenvectors of B as coordinates, k-means. The released code normalises by D^-1 from the left and then reads the lower
 * triangle of that asymmetric matrix only; the symmetric form here has the eigenvalues that the left one should have.
 *
 * @returns the cluster in [0, K) of every node, length n; k-means may leave a cluster empty.
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition) and restarts >= 1.
 * @see von Luxburg, "A tutorial on spectral clustering", 2007; Amini, Chen, Bickel & Levina, "Pseudo-likelihood methods for
 * community detection", 2013 (regularisation); ClusterNet, section 5.
 * @example spectral(Graph.fromEdges(4, [0, 2], [1, 3]), { k: 2 }) // Int32Array [0, 0, 1, 1]
 */
export function spectral(graph: AnyGraph, options: SpectralOptions): Int32Array {
  const { k, seed = 0, restarts = 10, regularization = 0, resolution = 1 } = options;
  const { n } = graph;
  if (n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, n, 'n');
  requireInteger('restarts', restarts, 1, Number.POSITIVE_INFINITY);
  if (k === 1) return new Int32Array(n);
  if (k === n) return Int32Array.from({ length: n }, (_, i) => i);
  const product = normalizedModularity(graph, { regularization, resolution });
  const { vectors } = topEigenvectors(n, k + 1, product, { seed, tolerance: 1e-4 });
  const rows = Array.from({ length: n }, (_, i) => vectors.map((vector) => vector[i]!));
  if (regularization > 0) for (const row of rows) scaleToUnitLength(row);
  return relabel(bestKMeans(rows, k, seed, restarts));
}

/** The product with B, matrix-free: A is never changed, and the rank-one terms are added by hand. */
function normalizedModularity(
  graph: AnyGraph,
  { regularization, resolution }: { regularization: number; resolution: number },
) {
  const { n } = graph;
  const strengths = graph.strengths();
  const extra = (regularization * graph.totalStrength()) / n;
  const scale = strengths.map((d) => 1 / Math.sqrt(d + 1 + extra));
  const scaled = new Float64Array(n);
  const normalized = (x: Float64Array, out: Float64Array): void => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      scaled[i] = scale[i]! * x[i]!;
      sum += scaled[i]!;
    }
    multiplyAdjacency(graph, scaled, out);
    for (let i = 0; i < n; i++) out[i] = scale[i]! * (out[i]! + (extra / n) * (sum - scaled[i]!));
  };
  const rowSums = new Float64Array(n);
  normalized(new Float64Array(n).fill(1), rowSums);
  const total = rowSums.reduce((sum, x) => sum + x, 0);
  return (x: Float64Array, out: Float64Array): void => {
    normalized(x, out);
    if (total === 0) return;
    let along = 0;
    for (let i = 0; i < n; i++) along += rowSums[i]! * x[i]!;
    for (let i = 0; i < n; i++) out[i]! -= resolution * ((rowSums[i]! * along) / total);
  };
}

function scaleToUnitLength(row: number[]): void {
  const length = Math.hypot(...row);
  if (length > 1e-12) for (let c = 0; c < row.length; c++) row[c]! /= length;
}

function bestKMeans(rows: number[][], k: number, seed: number, restarts: number): number[] {
  let best: number[] = [];
  let bestInertia = Number.POSITIVE_INFINITY;
  for (let run = 0; run < restarts; run++) {
    const { clusters, centroids } = kmeans(rows, k, { seed: mixSeed(seed, run), maxIterations: 300 });
    let inertia = 0;
    rows.forEach((row, i) => {
      const centre = centroids[clusters[i]!]!;
      for (let c = 0; c < row.length; c++) inertia += (row[c]! - centre[c]!) ** 2;
    });
    if (inertia < bestInertia) {
      bestInertia = inertia;
      best = clusters;
    }
  }
  return best;
}
