import type { Rng } from './Rng';

/**
 * Independent standard Gumbel numbers, −ln(−ln u) with u uniform in (0, 1): the largest of z_c + G_c is class c with the chance
 * that the softmax of z gives it. A draw of u = 0, which would be infinite, is drawn again. Throws nothing.
 * @example gumbelNoise(new Rng(1), 3) // three numbers, the same every time
 */
export function gumbelNoise(rng: Rng, length: number): Float32Array {
  const noise = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    let u = rng.float();
    while (u === 0) u = rng.float();
    noise[i] = -Math.log(-Math.log(u));
  }
  return noise;
}
