import type { Floats } from '../../Floats';

/**
 * DistMult scores of node pairs: out_i = Σ_c w_c e_{u_i, c} e_{v_i, c} (a diagonal bilinear form).
 *
 * @param e     embeddings, n x p
 * @param w     p
 * @param heads u, one node index per pair
 * @param tails v, one node index per pair
 * @param out   pairs
 */
export function linkScores(
  e: Floats,
  w: Floats,
  heads: Int32Array,
  tails: Int32Array,
  pairs: number,
  p: number,
  out: Floats,
): void {
  for (let i = 0; i < pairs; i++) {
    const [u, v] = [heads[i] * p, tails[i] * p];
    let sum = 0;
    for (let c = 0; c < p; c++) sum += w[c] * e[u + c] * e[v + c];
    out[i] = sum;
  }
}

/**
 * Gradient of `linkScores`: de_u += g w ∘ e_v, de_v += g w ∘ e_u, dw += g e_u ∘ e_v over all pairs.
 *
 * @param g    pairs, gradient with respect to the scores
 * @param outE n x p
 * @param outW p
 */
export function linkScoresGrad(
  e: Floats,
  w: Floats,
  heads: Int32Array,
  tails: Int32Array,
  g: Floats,
  pairs: number,
  n: number,
  p: number,
  outE: Floats,
  outW: Floats,
): void {
  outE.fill(0, 0, n * p);
  outW.fill(0, 0, p);
  for (let i = 0; i < pairs; i++) {
    const [u, v] = [heads[i] * p, tails[i] * p];
    for (let c = 0; c < p; c++) {
      const [a, b] = [e[u + c], e[v + c]];
      outE[u + c] += g[i] * w[c] * b;
      outE[v + c] += g[i] * w[c] * a;
      outW[c] += g[i] * a * b;
    }
  }
}
