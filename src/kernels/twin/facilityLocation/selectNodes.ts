import type { Floats } from '../../Floats';
import { softmaxRow } from '../math/softmax';

/**
 * From scores to marginals (ClusterNet section 4, subset selection): every centre spreads one unit of probability over
 * the nodes, and a sigmoid keeps what a node gets below 1:
 *
 *   a = softmax over nodes of eta s,   b_j = Σ_k a_jk,   out_j = 2 (sigmoid(gamma b_j) − 1/2) = tanh(gamma b_j / 2)
 *
 * @param s   n x k scores
 * @param a   k x n, receives the shares, rows sum to 1
 * @param out n, in [0, 1)
 */
export function selectNodes(s: Floats, n: number, k: number, eta: number, gamma: number, a: Floats, out: Floats): void {
  for (let c = 0; c < k; c++) {
    for (let j = 0; j < n; j++) a[c * n + j] = s[j * k + c];
    softmaxRow(a, c * n, n, eta, a);
  }
  for (let j = 0; j < n; j++) {
    let b = 0;
    for (let c = 0; c < k; c++) b += a[c * n + j];
    out[j] = Math.tanh((gamma * b) / 2);
  }
}

/**
 * Gradient of `selectNodes` with respect to s:
 *
 *   db_j = g_j (gamma / 2) (1 − y_j²),   out_jk = eta a_jk (db_j − Σ_i a_ik db_i)
 *
 * @param a, y the outputs of `selectNodes`
 * @param g    n
 * @param out  n x k
 */
export function selectNodesGrad(
  a: Floats,
  y: Floats,
  g: Floats,
  n: number,
  k: number,
  eta: number,
  gamma: number,
  out: Floats,
): void {
  for (let c = 0; c < k; c++) {
    let mean = 0;
    for (let j = 0; j < n; j++) mean += a[c * n + j] * g[j] * (gamma / 2) * (1 - y[j] * y[j]);
    for (let j = 0; j < n; j++) {
      out[j * k + c] = eta * a[c * n + j] * (g[j] * (gamma / 2) * (1 - y[j] * y[j]) - mean);
    }
  }
}
