import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { SpectralNet } from '../../src/models/SpectralNet';
import { Rng } from '../../src/random/Rng';
import { fitSpectralNet } from '../../src/training/fitSpectralNet';

/** Two clouds of 30 points in the plane. */
function clouds() {
  const rng = new Rng(3);
  const values = Float32Array.from({ length: 120 }, (_, e) => rng.normal() * 0.2 + (e < 60 ? 0 : 3));
  return { kind: 'dense' as const, rows: 60, cols: 2, values };
}

const modelOf = (seed = 0) => new SpectralNet({ features: 2, k: 2, hidden: [16, 16], seed });

it('SpectralNet is orthonormal over the points that it was made so for: YᵀY = n I', () => {
  const model = modelOf(1);
  model.orthonormalize(clouds());
  const y = model.embed(clouds());
  const product = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < 60; i++) sum += y[2 * i + a]! * y[2 * i + b]!;
    return sum / 60;
  };
  expect(product(0, 0)).toBeCloseTo(1, 3);
  expect(product(1, 1)).toBeCloseTo(1, 3);
  expect(product(0, 1)).toBeCloseTo(0, 3);
});

it('fitSpectralNet gives points of one cloud nearly one place, the same bits every time', async () => {
  const [model, again] = [modelOf(2), modelOf(2)];
  const options = { steps: 150, batch: 40, learningRate: 5e-3, seed: 2 };
  const { losses } = await fitSpectralNet(model, clouds(), options);
  expect((await fitSpectralNet(again, clouds(), options)).losses).toEqual(losses);
  expect(losses.at(-1)).toBeLessThan(losses[0]!);
  const y = model.embed(clouds());
  const distance = (i: number, j: number) => Math.hypot(y[2 * i]! - y[2 * j]!, y[2 * i + 1]! - y[2 * j + 1]!);
  expect(Math.max(distance(0, 15), distance(31, 45))).toBeLessThan(0.5 * distance(0, 40));
});

it('fitSpectralNet leaves no tensor behind, and refuses a batch of one', async () => {
  const model = modelOf();
  const before = tf.memory().numTensors;
  await fitSpectralNet(model, clouds(), { steps: 2 });
  expect(tf.memory().numTensors).toBe(before);
  await expect(fitSpectralNet(model, clouds(), { batch: 1 })).rejects.toThrow(
    /batch: expected an integer of at least 2/,
  );
});
