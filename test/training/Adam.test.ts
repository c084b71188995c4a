import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import '../../src/kernels/backend';
import { Adam } from '../../src/training/Adam';

describe('Adam', () => {
  it('takes the steps of the formula, with weight decay as an L2 term', () => {
    const w = tf.variable(tf.tensor1d([1, -2]));
    const adam = new Adam({ learningRate: 0.1, weightDecay: 0.5 });
    const expected = [1, -2];
    const m = [0, 0];
    const v = [0, 0];
    for (let t = 1; t <= 5; t++) {
      adam.minimize(() => tf.sum(tf.square(w)) as tf.Scalar, false, [w]);
      for (let i = 0; i < 2; i++) {
        const g = 2 * expected[i] + 0.5 * expected[i];
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.999 * v[i] + 0.001 * g * g;
        expected[i] -= (0.1 * (m[i] / (1 - 0.9 ** t))) / (Math.sqrt(v[i] / (1 - 0.999 ** t)) + 1e-8);
      }
    }
    const values = w.dataSync();
    for (let i = 0; i < 2; i++) expect(values[i]).toBeCloseTo(expected[i], 5);
    adam.dispose();
    w.dispose();
  });

  it('leaves a clone of the variable as it was', () => {
    const w = tf.variable(tf.tensor1d([1]));
    const adam = new Adam({ learningRate: 0.1 });
    const clone = w.clone();
    adam.minimize(() => tf.sum(tf.square(w)) as tf.Scalar, false, [w]);
    expect(Array.from(clone.dataSync())).toEqual([1]);
    expect(w.dataSync()[0]).toBeCloseTo(0.9, 5);
    adam.dispose();
    tf.dispose([w, clone]);
  });

  it('refuses a learning rate of 0', () => {
    expect(() => new Adam({ learningRate: 0 })).toThrow('learning rate: expected a number above 0, but got 0');
  });
});
