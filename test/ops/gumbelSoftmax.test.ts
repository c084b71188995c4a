import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { gumbelSoftmax } from '../../src/ops/gumbelSoftmax';
import { gumbelNoise } from '../../src/random/gumbelNoise';
import { Rng } from '../../src/random/Rng';

it('is the softmax of (z + G) / tau', () => {
  const noise = [0.5, -0.25];
  const [first, second] = gumbelSoftmax(tf.tensor2d([[1, 2]]), { tau: 0.5, noise }).dataSync();
  expect(first).toBeCloseTo(1 / (1 + Math.exp((1.75 - 1.5) / 0.5)), 6);
  expect(first! + second!).toBeCloseTo(1, 6);
});

it('the largest entry is class c with the chance that softmax gives it, and the same seed draws the same bits', () => {
  const z = [0, 1, -1];
  const total = z.reduce((sum, value) => sum + Math.exp(value), 0);
  const draws = 20000;
  const noise = gumbelNoise(new Rng(3), 3 * draws);
  const counts = [0, 0, 0];
  for (let i = 0; i < draws; i++) {
    const shifted = z.map((value, c) => value + noise[3 * i + c]!);
    counts[shifted.indexOf(Math.max(...shifted))]! += 1;
  }
  for (const c of [0, 1, 2]) expect(counts[c]! / draws).toBeCloseTo(Math.exp(z[c]!) / total, 2);
  expect(gumbelNoise(new Rng(3), 50)).toEqual(noise.slice(0, 50));
  expect(gumbelNoise({ float: zeroThenHalf() } as unknown as Rng, 1)[0]).toBeCloseTo(-Math.log(Math.LN2), 6);
});

/** A uniform draw of 0, of which the noise would be infinite, and then ½. */
function zeroThenHalf(): () => number {
  let calls = 0;
  return () => (calls++ === 0 ? 0 : 0.5);
}

it('refuses a temperature of 0 and noise of another length', () => {
  const z = tf.tensor2d([[1, 2]]);
  expect(() => gumbelSoftmax(z, { tau: 0 })).toThrow('tau: expected a temperature above 0, but got 0');
  expect(() => gumbelSoftmax(z, { noise: [1] })).toThrow('noise: expected n K = 2 numbers, but got 1');
});
