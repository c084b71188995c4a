import type { Floats } from '../../Floats';

/**
 * x scaled down to the budget: out = scale · x with scale = k / Σx if that sum is above k, else 1.
 *
 * @param x   n, not negative
 * @param out n
 * @returns scale
 */
export function withinBudget(x: Floats, n: number, k: number, out: Floats): number {
  let sum = 0;
  for (let j = 0; j < n; j++) sum += x[j];
  const scale = sum > k ? k / sum : 1;
  for (let j = 0; j < n; j++) out[j] = scale * x[j];
  return scale;
}

/**
 * Gradient of `withinBudget`: g itself below the budget, else out_j = scale (g_j − Σ_i g_i y_i / k).
 *
 * @param y     n, the output of `withinBudget`
 * @param scale what it returned
 * @param out   n
 */
export function withinBudgetGrad(y: Floats, scale: number, g: Floats, n: number, k: number, out: Floats): void {
  let along = 0;
  if (scale < 1) for (let j = 0; j < n; j++) along += g[j] * y[j];
  for (let j = 0; j < n; j++) out[j] = scale * (g[j] - along / k);
}
