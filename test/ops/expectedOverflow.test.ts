import type * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectedOverflow, type Preferences } from '../../src/ops/expectedOverflow';
import { Rng } from '../../src/random/Rng';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

/** p clients of n nodes, each with an order of its own. */
function preferences(n: number, p: number, seed: number): Preferences {
  const rng = new Rng(seed);
  const order = new Uint16Array(n * p);
  for (let t = 0; t < p; t++) {
    const row = Array.from({ length: n }, (_, u) => u);
    rng.shuffle(row);
    order.set(row, t * n);
  }
  return { n, order, demand: Float64Array.from({ length: p }, () => rng.uniform(0.5, 2)) };
}

/** Σ_u x_u max(0, E[load of u | u chosen] − c_u), the loads by all 2ⁿ sets. */
function byEnumeration({ n, order, demand }: Preferences, x: ArrayLike<number>, capacity: ArrayLike<number>): number {
  let sum = 0;
  for (let u = 0; u < n; u++) {
    let load = 0;
    for (let set = 0; set < 2 ** n; set++) {
      if (((set >> u) & 1) === 0) continue;
      let chance = 1;
      for (let w = 0; w < n; w++) if (w !== u) chance *= (set >> w) & 1 ? x[w]! : 1 - x[w]!;
      for (let t = 0; t < demand.length; t++) {
        const first = Array.from(order.subarray(t * n, (t + 1) * n)).find((w) => (set >> w) & 1);
        if (first === u) load += chance * demand[t]!;
      }
    }
    sum += x[u]! * Math.max(0, load - capacity[u]!);
  }
  return sum;
}

describe('expectedOverflow', () => {
  it('is the definition, by enumeration, and has its gradient', async () => {
    await inFloat64(() => {
      for (let seed = 0; seed < 5; seed++) {
        const told = preferences(7, 9, seed);
        const x = randomValues(7, seed, 0.05, 0.9);
        const capacity = randomValues(7, seed + 1, 0, 2);
        const at = exact<tf.Tensor1D>(x, [7]);
        expect(expectedOverflow(told, at, capacity).dataSync()[0]).toBeCloseTo(byEnumeration(told, x, capacity), 10);
        expect(gradientError((y) => expectedOverflow(told, y as tf.Tensor1D, capacity), [at])).toBeLessThan(1e-5);
      }
    });
  });

  it('counts at zeros and ones what first choices cannot take', () => {
    const told: Preferences = {
      n: 3,
      order: Uint16Array.of(0, 1, 2, 0, 2, 1, 2, 1, 0),
      demand: Float64Array.of(1, 2, 4),
    };
    const at = exact<tf.Tensor1D>(Float64Array.of(1, 0, 1), [3]);
    expect(expectedOverflow(told, at, [2, 9, 3]).dataSync()[0]).toBeCloseTo(1 + 1, 4);
  });

  it('refuses other lengths', () => {
    const told = preferences(3, 2, 0);
    const x = exact<tf.Tensor1D>(new Float64Array(2), [2]);
    expect(() => expectedOverflow(told, x, [1, 1, 1])).toThrow('expectedOverflow: expected n = 3 marginals, but got 2');
    const fine = exact<tf.Tensor1D>(new Float64Array(3), [3]);
    expect(() => expectedOverflow(told, fine, [1])).toThrow('expectedOverflow: expected n = 3 capacities, but got 1');
  });
});
