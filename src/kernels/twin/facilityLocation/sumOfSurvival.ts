import type { Floats } from '../../Floats';

/**
 * E[d] = Σ_{t < cap} P[d > t], with P[d > t] = exp(Σ_{t' <= t} sums[t']) written into `survival`.
 *
 * @param sums     at least cap: per distance, the sum of log(1 − x_u) over the nodes u that far away
 * @param survival cap
 */
export function sumOfSurvival(sums: Floats, survival: Floats): number {
  let within = 0;
  let expected = 0;
  for (let t = 0; t < survival.length; t++) {
    within += sums[t];
    survival[t] = Math.exp(within);
    expected += survival[t];
  }
  return expected;
}
