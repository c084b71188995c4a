import { softmaxRows } from '../math/softmax';
import { dot } from '../math/vector';

export function softMaximum(values: usize, n: usize, temperature: f32, weights: usize): f64 {
  softmaxRows(values, 1, n, temperature, weights);
  return dot(weights, values, n);
}

export function softMaximumGrad(
  values: usize,
  weights: usize,
  average: f32,
  temperature: f32,
  g: f32,
  n: usize,
  out: usize,
): void {
  const bytes = n << 2;
  for (let o: usize = 0; o < bytes; o += 4) {
    store<f32>(out + o, g * load<f32>(weights + o) * (1 + temperature * (load<f32>(values + o) - average)));
  }
}
