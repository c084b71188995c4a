import type { Floats } from '../../Floats';
import { softmaxRow } from '../math/softmax';

/**
 * The average of the n values weighted by softmax(temperature · values): their mean at 0, their maximum in the limit.
 *
 * @param values  n
 * @param weights n, receives the softmax
 * @returns Σ_i weights_i values_i
 */
export function softMaximum(values: Floats, n: number, temperature: number, weights: Floats): number {
  softmaxRow(values, 0, n, temperature, weights);
  let average = 0;
  for (let i = 0; i < n; i++) average += weights[i] * values[i];
  return average;
}

/**
 * Gradient of `softMaximum`, times the scalar g: out_i = g weights_i (1 + temperature (values_i − average)).
 *
 * @param weights, average the results of `softMaximum`
 * @param out n
 */
export function softMaximumGrad(
  values: Floats,
  weights: Floats,
  average: number,
  temperature: number,
  g: number,
  n: number,
  out: Floats,
): void {
  for (let i = 0; i < n; i++) out[i] = g * weights[i] * (1 + temperature * (values[i] - average));
}
