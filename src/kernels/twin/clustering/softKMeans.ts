import type { Floats } from '../../Floats';
import { softmaxRows, softmaxRowsGrad } from '../math/softmax';
import { gemm, gemmTransposedLeft, gemmTransposedRight } from '../products/gemm';

/** A cluster with less mass than this is empty and keeps its centre: dividing by its mass would be noise. */
export const EMPTY_MASS = 1e-30;

/**
 * Soft assignment of rows to centres (ClusterNet section 4, with cosine similarity once rows have unit length):
 *
 *   r = softmax_k(beta · x muᵀ)
 *
 * @param x    n x p
 * @param mu   k x p centres
 * @param beta inverse temperature
 * @param r    n x k, rows sum to 1
 */
export function softAssign(x: Floats, mu: Floats, n: number, p: number, k: number, beta: number, r: Floats): void {
  const s = new Float64Array(n * k);
  gemmTransposedRight(x, mu, n, p, k, s);
  softmaxRows(s, n, k, beta, r);
}

/**
 * Gradient of `softAssign`: with ds = the softmax gradient of g, outX = ds mu and outMu = dsᵀ x.
 *
 * @param r     n x k, the output of `softAssign`
 * @param g     n x k, gradient with respect to r
 * @param outX  n x p
 * @param outMu k x p
 */
export function softAssignGrad(
  x: Floats,
  mu: Floats,
  r: Floats,
  g: Floats,
  n: number,
  p: number,
  k: number,
  beta: number,
  outX: Floats,
  outMu: Floats,
): void {
  const ds = new Float64Array(n * k);
  softmaxRowsGrad(r, g, n, k, beta, ds);
  gemm(ds, mu, n, k, p, outX);
  gemmTransposedLeft(ds, x, n, k, p, outMu);
}

/**
 * One iteration of soft k-means: assign as in `softAssign`, then move each centre to its weighted mean,
 *
 *   mass_k = Σ_j r_jk,   outMu_k = Σ_j r_jk x_j / mass_k,
 *
 * except that a cluster with mass below 1e-30 keeps its centre.
 *
 * @param x     n x p
 * @param mu    k x p centres before
 * @param outMu k x p centres after
 * @param r     n x k assignment to the centres before
 * @param mass  k
 */
export function centroidUpdate(
  x: Floats,
  mu: Floats,
  n: number,
  p: number,
  k: number,
  beta: number,
  outMu: Floats,
  r: Floats,
  mass: Floats,
): void {
  softAssign(x, mu, n, p, k, beta, r);
  gemmTransposedLeft(r, x, n, k, p, outMu);
  for (let a = 0; a < k; a++) {
    let total = 0;
    for (let j = 0; j < n; j++) total += r[j * k + a];
    mass[a] = total;
    const empty = total < EMPTY_MASS;
    for (let c = 0; c < p; c++) outMu[a * p + c] = empty ? mu[a * p + c] : outMu[a * p + c] / total;
  }
}

/**
 * Gradient of `centroidUpdate` with respect to x and mu, through the weighted mean and through the assignment r:
 *
 *   u_k   = g_k / mass_k                                  (0 for an empty cluster)
 *   dr_jk = u_k · (x_j − outMu_k)                         mean with respect to its weights
 *   ds_jk = beta r_jk (dr_jk − Σ_a r_ja dr_ja)            softmax
 *   outX_j     = Σ_k (r_jk u_k + ds_jk mu_k)
 *   outMuGrad_k = Σ_j ds_jk x_j   (+ g_k for an empty cluster, whose centre was passed through)
 *
 * @param outMu, r, mass the outputs of `centroidUpdate`
 * @param g         k x p, gradient with respect to outMu
 * @param outX      n x p
 * @param outMuGrad k x p, or null when the centres before are constants (ClusterNet's detached warm start)
 */
export function centroidUpdateGrad(
  x: Floats,
  mu: Floats,
  outMu: Floats,
  r: Floats,
  mass: Floats,
  g: Floats,
  n: number,
  p: number,
  k: number,
  beta: number,
  outX: Floats,
  outMuGrad: Floats | null,
): void {
  const u = new Float64Array(k * p);
  const offset = new Float64Array(k);
  for (let a = 0; a < k; a++) {
    for (let c = 0; c < p && mass[a] >= EMPTY_MASS; c++) {
      u[a * p + c] = g[a * p + c] / mass[a];
      offset[a] += u[a * p + c] * outMu[a * p + c];
    }
  }
  const dr = new Float64Array(n * k);
  gemmTransposedRight(x, u, n, p, k, dr);
  for (let j = 0; j < n; j++) for (let a = 0; a < k; a++) dr[j * k + a] -= offset[a];
  const ds = new Float64Array(n * k);
  softmaxRowsGrad(r, dr, n, k, beta, ds);

  const throughAssignment = new Float64Array(n * p);
  gemm(r, u, n, k, p, outX);
  gemm(ds, mu, n, k, p, throughAssignment);
  for (let i = 0; i < n * p; i++) outX[i] += throughAssignment[i];

  if (outMuGrad === null) return;
  gemmTransposedLeft(ds, x, n, k, p, outMuGrad);
  for (let a = 0; a < k; a++) {
    for (let c = 0; c < p && mass[a] < EMPTY_MASS; c++) outMuGrad[a * p + c] += g[a * p + c];
  }
}
