import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { identityFeatures } from '../../src/features/identityFeatures';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';
import { graphInput } from '../../src/models/graphInput';
import { assignValues } from '../../src/models/initialize';
import { MeanField } from '../../src/models/MeanField';
import { modularity } from '../../src/ops';
import { modularityOf } from '../../src/problems/modularity/modularityOf';
import { argmax } from '../../src/problems/rounding/argmax';
import { inFloat64 } from '../support/finiteDifference';

const { graph } = karateClub();
const input = graphInput(graph, identityFeatures(graph.n));
const decide = (model: MeanField, mode = {}) => model.decide(input, 'partition', mode).dataSync();

describe('MeanField', () => {
  it('finds communities before it has learned anything, drawn by its seed or by a pass’s', () => {
    const model = new MeanField({ k: 4, seed: 1 });
    const r = decide(model);
    for (let i = 0; i < graph.n; i++) {
      expect(Array.from(r.slice(4 * i, 4 * i + 4)).reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    }
    expect(modularityOf(graph, argmax(r, 4))).toBeGreaterThan(0.35);
    expect(decide(new MeanField({ k: 4, seed: 1 }))).toEqual(r);
    expect(decide(new MeanField({ k: 4, seed: 2 }))).not.toEqual(r);
    expect(decide(model, { dropoutSeed: 5 })).not.toEqual(r);
    expect(decide(new MeanField({ k: 4, seed: 2 ** 53 - 1 }))).not.toEqual(
      decide(new MeanField({ k: 4, seed: 2 ** 53 - 2 })),
    );
    model.reset(2);
    expect(decide(model)).toEqual(decide(new MeanField({ k: 4, seed: 2 })));
  });

  it('has weights that no K changes, nor nodes without an edge', () => {
    const shapes = (k: number) => Object.values(new MeanField({ k }).variables).map(({ shape }) => shape);
    expect(shapes(2)).toEqual(shapes(7));
    const lone = Graph.fromEdges(4, [0], [1]);
    const r = new MeanField({ k: 2 }).decide(graphInput(lone, identityFeatures(4)), 'partition').dataSync();
    expect(r.every(Number.isFinite)).toBe(true);
  });

  it('has the gradient of finite differences at the layers’ weights, and one at the gates', async () => {
    await inFloat64(() => {
      const model = new MeanField({ k: 3, seed: 3, vectors: 6, diffusion: 3, layers: 2, beta: 2 });
      const loss = () => modularity(graph, model.decide(input, 'partition') as tf.Tensor2D) as tf.Scalar;
      const all = Object.values(model.variables);
      const { grads } = tf.variableGrads(loss, all);
      const { gates, ...layers } = model.variables;
      // Where the clustering starts moves with them, in jumps, which no gradient tells.
      expect(tf.min(tf.abs(grads[gates.name]!)).dataSync()[0]).toBeGreaterThan(0);
      for (const variable of Object.values(layers)) {
        const values = Float64Array.from(variable.dataSync());
        const gradient = grads[variable.name]!.dataSync();
        values.forEach((held, i) => {
          const at = (x: number) => {
            assignValues(
              variable,
              values.map((one, j) => (j === i ? x : one)),
            );
            return tf.tidy(() => loss().dataSync()[0]!);
          };
          const numeric = (at(held + 1e-3) - at(held - 1e-3)) / 2e-3;
          assignValues(variable, values);
          expect(gradient[i]!).toBeCloseTo(numeric, 5);
        });
      }
    });
  });

  it('refuses what it cannot do, and leaves no tensor behind', () => {
    expect(() => new MeanField({ k: 0 })).toThrow('K');
    expect(() => new MeanField({ k: 2, layers: 0 })).toThrow('layers');
    expect(() => new MeanField({ k: 2, beta: 0 })).toThrow('beta: expected a number above 0, but got 0');
    const model = new MeanField({ k: 2 });
    expect(() => model.decide(input, 'selection')).toThrow('MeanField: expected partition, but got selection');
    expect(() => new MeanField({ k: 35 }).decide(input, 'partition')).toThrow('K');
    const before = tf.memory().numTensors;
    model.decide(input, 'partition').dispose();
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before - 5);
  });
});
