import type { Floats } from '../../Floats';

/**
 * One step of Adam as in torch.optim.Adam, with weight decay as an L2 term in the gradient, in place on param, m and v:
 *
 *   g ← grad + weightDecay · param
 *   m ← beta1 m + (1 − beta1) g,   v ← beta2 v + (1 − beta2) g²
 *   param ← param − (lr / correction1) · m / (sqrt(v / correction2) + eps)
 *
 * @param correction1 1 − beta1^t at step t = 1, 2, …
 * @param correction2 1 − beta2^t
 */
export function adam(
  param: Floats,
  grad: Floats,
  m: Floats,
  v: Floats,
  length: number,
  lr: number,
  beta1: number,
  beta2: number,
  eps: number,
  weightDecay: number,
  correction1: number,
  correction2: number,
): void {
  for (let i = 0; i < length; i++) {
    const g = grad[i] + weightDecay * param[i];
    m[i] = beta1 * m[i] + (1 - beta1) * g;
    v[i] = beta2 * v[i] + (1 - beta2) * g * g;
    param[i] -= ((lr / correction1) * m[i]) / (Math.sqrt(v[i] / correction2) + eps);
  }
}
