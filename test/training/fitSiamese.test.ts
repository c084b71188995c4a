import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { Siamese } from '../../src/models/Siamese';
import { Rng } from '../../src/random/Rng';
import { fitSiamese } from '../../src/training/fitSiamese';
import { likePairs } from '../../src/training/likePairs';

/** Two clouds of 20 points on a line, 10 apart. */
function clouds() {
  const rng = new Rng(1);
  const values = Float32Array.from({ length: 40 }, (_, i) => rng.normal() * 0.3 + (i < 20 ? 0 : 10));
  return { kind: 'dense' as const, rows: 40, cols: 1, values };
}

const modelOf = (seed = 0) => new Siamese({ widths: [1, 16, 2], seed });

describe('likePairs', () => {
  it('pairs every point with its nearest ones and with as many others that are not', () => {
    const { heads, tails, alike } = likePairs(clouds(), { neighbors: 2, rng: new Rng(2) });
    expect(alike).toHaveLength(160);
    const { values } = clouds();
    for (let i = 0; i < 40; i++) {
      const own = Array.from(alike, (_, e) => e).filter((e) => heads[e] === i);
      const near = own.filter((e) => alike[e] === 1).map((e) => tails[e]!);
      const sorted = Array.from(values, (_, j) => j)
        .filter((j) => j !== i)
        .sort((a, b) => Math.abs(values[a]! - values[i]!) - Math.abs(values[b]! - values[i]!));
      expect(near.sort()).toEqual(sorted.slice(0, 2).sort());
      const others = own.filter((e) => alike[e] === 0).map((e) => tails[e]!);
      expect(others).toHaveLength(2);
      expect(others.some((j) => j === i || near.includes(j))).toBe(false);
    }
  });
});

describe('fitSiamese', () => {
  it('brings neighbours together and clouds a margin apart', async () => {
    const model = modelOf(1);
    const { losses } = await fitSiamese(model, clouds(), { epochs: 60, batch: 40, learningRate: 0.01, seed: 1 });
    const mean = (all: Float32Array) => all.reduce((a, b) => a + b, 0) / all.length;
    expect(mean(losses.slice(-8))).toBeLessThan(0.7 * mean(losses.slice(0, 8)));
    const { values } = model.embed(clouds());
    const between = (i: number, j: number) =>
      Math.hypot(values[2 * i]! - values[2 * j]!, values[2 * i + 1]! - values[2 * j + 1]!);
    const average = (from: number) => {
      let sum = 0;
      for (let i = 0; i < 20; i++) for (let j = 0; j < 20; j++) sum += between(i, from + j) / 400;
      return sum;
    };
    expect(average(20)).toBeGreaterThan(2 * average(0));
  });

  it('gives the same bits for the same seed, also across a checkpoint', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'siamese-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const options = { epochs: 3, batch: 32, seed: 4 };
    const whole = await fitSiamese(modelOf(), clouds(), options);
    const again = await fitSiamese(modelOf(), clouds(), options);
    expect(again.losses).toEqual(whole.losses);
    const checkpoint = { path: join(folder, 'a.json') };
    const aborter = new AbortController();
    const onProgress = ({ step }: { step: number }) => step === 7 && aborter.abort();
    await fitSiamese(modelOf(), clouds(), { ...options, checkpoint, signal: aborter.signal, onProgress });
    const resumed = await fitSiamese(modelOf(9), clouds(), { ...options, checkpoint });
    expect(Array.from(resumed.losses)).toEqual(Array.from(whole.losses));
  });

  it('leaves no tensor behind', async () => {
    const model = modelOf();
    const before = tf.memory().numTensors;
    await fitSiamese(model, clouds(), { epochs: 1 });
    model.embed(clouds());
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses too few points and no epochs', async () => {
    const two = { ...clouds(), rows: 2, values: clouds().values.slice(0, 2) };
    await expect(fitSiamese(modelOf(), two)).rejects.toThrow(/points: expected at least 3.* but got 2/);
    await expect(fitSiamese(modelOf(), clouds(), { epochs: 0 })).rejects.toThrow(/epochs: expected an integer/);
  });
});
