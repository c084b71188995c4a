import type { Floats } from '../../Floats';

/** Inner product Σ_i a_i b_i, summed in float64. */
export function dot(a: Floats, b: Floats, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[i] * b[i];
  return sum;
}

/** out ← a + b; `out` may be one of them. */
export function add(a: Floats, b: Floats, length: number, out: Floats): void {
  for (let i = 0; i < length; i++) out[i] = a[i] + b[i];
}

/** out ← out + alpha x, in place. */
export function axpy(alpha: number, x: Floats, length: number, out: Floats): void {
  for (let i = 0; i < length; i++) out[i] += alpha * x[i];
}
