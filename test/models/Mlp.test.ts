import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { currentDevice } from '../../src/kernels/backend';
import { assignValues } from '../../src/models/initialize';
import { type Activation, Mlp } from '../../src/models/Mlp';
import { inFloat64, randomValues } from '../support/finiteDifference';

const points = { kind: 'dense' as const, rows: 2, cols: 2, values: Float32Array.of(1, -1, 0.5, 2) };

/** Two inputs, two hidden, one output, of weights known. */
function small(activation: Activation): Mlp {
  const model = new Mlp({ widths: [2, 2, 1], activation });
  const { w1, b1, w2, b2 } = model.variables;
  assignValues(w1!, [1, 2, 0, -1]);
  assignValues(b1!, [0, 0.5]);
  assignValues(w2!, [1, 10]);
  assignValues(b2!, [3]);
  return model;
}

describe('Mlp', () => {
  it('is x W + b with the activation between layers, the last one linear', () => {
    // Hidden before σ: (1, 3.5) and (0.5, −0.5).
    expect(Array.from(small('relu').rows(points).dataSync())).toEqual([1 + 35 + 3, 0.5 + 3]);
    const tanh = small('tanh').rows(points).dataSync();
    expect(tanh[0]).toBeCloseTo(Math.tanh(1) + 10 * Math.tanh(3.5) + 3, 5);
    expect(tanh[1]).toBeCloseTo(Math.tanh(0.5) + 10 * Math.tanh(-0.5) + 3, 5);
  });

  it('starts Glorot-uniform with biases of 0, the same for the same seed', () => {
    const [a, b, other] = [4, 4, 5].map((seed) => new Mlp({ widths: [30, 20, 5], seed }));
    const values = (model: Mlp, name: string) => Array.from(model.variables[name]!.dataSync());
    expect(values(a!, 'w1')).toEqual(values(b!, 'w1'));
    expect(values(a!, 'w1')).not.toEqual(values(other!, 'w1'));
    const largest = Math.max(...values(a!, 'w1').map(Math.abs));
    expect(largest).toBeLessThanOrEqual(Math.sqrt(6 / 50));
    expect(largest).toBeGreaterThan(0.9 * Math.sqrt(6 / 50));
    expect(values(a!, 'b1').every((one) => one === 0)).toBe(true);
  });

  it.each(['relu', 'tanh'] as const)('has the gradients of finite differences with %s', async (activation) => {
    await inFloat64(() => {
      const model = new Mlp({ widths: [3, 4, 4, 2], activation, seed: 1 });
      const input = { kind: 'dense' as const, rows: 5, cols: 3, values: Float32Array.from(randomValues(15, 2)) };
      const loss = () => tf.sum(tf.square(model.rows(input))) as tf.Scalar;
      const { grads } = tf.variableGrads(loss, Object.values(model.variables));
      const device = currentDevice();
      for (const variable of Object.values(model.variables)) {
        const values = device.valuesOf(variable);
        const gradient = device.valuesOf(grads[variable.name]!);
        for (let i = 0; i < values.length; i++) {
          const held = values[i]!;
          const at = (x: number) => {
            values[i] = x;
            return tf.tidy(() => Array.from(device.valuesOf(model.rows(input))).reduce((sum, y) => sum + y * y, 0));
          };
          const numeric = (at(held + 1e-6) - at(held - 1e-6)) / 2e-6;
          values[i] = held;
          expect(gradient[i]).toBeCloseTo(numeric, 4);
        }
      }
    });
  });

  it('refuses too few widths, widths of 0, another activation, points of other columns', () => {
    expect(() => new Mlp({ widths: [3] })).toThrow(/widths: expected at least 2, but got 1/);
    expect(() => new Mlp({ widths: [3, 0] })).toThrow(/width: expected an integer of at least 1, but got 0/);
    expect(() => new Mlp({ widths: [3, 2], activation: 'gelu' as Activation })).toThrow(/relu or tanh, but got "gelu"/);
    expect(() => new Mlp({ widths: [3, 2] }).rows(points)).toThrow(/expected weights with F = 2 rows, but got 3/);
  });
});
