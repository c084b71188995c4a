import type { Floats } from '../../Floats';

/**
 * A 32-bit integer hash with good avalanche (two multiply-xorshift rounds; constants "lowbias32" of Chris Wellons'
 * hash-prospector).
 */
function hash(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * Whether dropout keeps element `index`: a pure function of (seed, index), so nothing has to be stored and any order of
 * evaluation, scalar or four at a time, gives the same mask.
 */
function keeps(seedHash: number, index: number, threshold: number): boolean {
  return hash(Math.imul(index, 0x9e3779b9) + seedHash) >= threshold;
}

/** P(hash < threshold) = rate for a uniform 32-bit hash. */
function dropThreshold(rate: number): number {
  return Math.floor(rate * 4294967296);
}

/**
 * ReLU followed by inverted dropout: out_i = max(x_i, 0) · mask_i / (1 − rate).
 *
 * @param rate probability of dropping an element, 0 <= rate < 1; 0 means plain ReLU
 * @param seed 32-bit integer that selects the mask
 * @param out  length; may be x
 */
export function reluDropout(x: Floats, length: number, rate: number, seed: number, out: Floats): void {
  const seedHash = hash(seed);
  const threshold = dropThreshold(rate);
  const scale = 1 / (1 - rate);
  for (let i = 0; i < length; i++) out[i] = keeps(seedHash, i, threshold) ? Math.max(x[i], 0) * scale : 0;
}

/**
 * Gradient of `reluDropout`: out_i = g_i / (1 − rate) where y_i > 0, else 0. The output y alone tells which elements were
 * both positive and kept.
 */
export function reluDropoutGrad(y: Floats, g: Floats, length: number, rate: number, out: Floats): void {
  const scale = 1 / (1 - rate);
  for (let i = 0; i < length; i++) out[i] = y[i] > 0 ? g[i] * scale : 0;
}

/** Inverted dropout: out_i = x_i · mask_i / (1 − rate). Linear and diagonal, so it is its own gradient with the same seed. */
export function dropout(x: Floats, length: number, rate: number, seed: number, out: Floats): void {
  const seedHash = hash(seed);
  const threshold = dropThreshold(rate);
  const scale = 1 / (1 - rate);
  for (let i = 0; i < length; i++) out[i] = keeps(seedHash, i, threshold) ? x[i] * scale : 0;
}
