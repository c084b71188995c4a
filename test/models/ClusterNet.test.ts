import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import type { Features } from '../../src/graph/SparseMatrix';
import { currentDevice } from '../../src/kernels/backend';
import { ClusterNet, type ClusterNetOptions } from '../../src/models/ClusterNet';
import type { GraphInput } from '../../src/models/Model';
import { problems } from '../../src/problems';
import { relax } from '../../src/problems/relax';
import { modelWeights } from '../../src/training/checkpoint';
import { inFloat64, randomValues } from '../support/finiteDifference';

/** Two triangles joined by an edge, a separate edge and an isolated node without features. */
const graph = Graph.fromEdges(9, [0, 1, 2, 3, 4, 5, 2, 6], [1, 2, 0, 4, 5, 3, 3, 7]);
const values = Float32Array.from(randomValues(9 * 4, 3));
values.fill(0, 8 * 4);
const features: Features = { kind: 'dense', rows: 9, cols: 4, values };
const input: GraphInput = { adjacency: normalizedAdjacency(graph), features };
const small: ClusterNetOptions = { features: 4, k: 3, hidden: 5, embedding: 3, beta: 5, seed: 1 };

/** Largest relative difference between the tape's gradient of the training loss and central differences. */
function modelGradientError(options: Partial<ClusterNetOptions>, iterations: number): number {
  const model = new ClusterNet({ ...small, ...options });
  const problem = relax(problems.modularity, problems.modularity.pose(graph, { k: 3 }));
  const loss = () => problem.loss(model.decide(input, 'partition', { iterations, dropoutSeed: 7 }));
  const device = currentDevice();
  const { grads } = tf.variableGrads(loss, Object.values(model.variables));
  let worst = 0;
  let scale = 0;
  for (const variable of Object.values(model.variables)) {
    const parameters = device.valuesOf(variable);
    const gradient = device.valuesOf(grads[variable.name]);
    for (let i = 0; i < parameters.length; i++) {
      const held = parameters[i];
      const at = (x: number): number => {
        parameters[i] = x;
        return tf.tidy(() => device.valuesOf(loss())[0]);
      };
      const numeric = (at(held + 1e-6) - at(held - 1e-6)) / 2e-6;
      parameters[i] = held;
      worst = Math.max(worst, Math.abs(numeric - gradient[i]));
      scale = Math.max(scale, Math.abs(numeric));
    }
  }
  model.dispose();
  return worst / scale;
}

describe('ClusterNet', () => {
  // The approximate backward pass is a true gradient only where no warm update depends on the embedding: T = 0.
  it.each([
    ['one differentiated update', { backward: 'approximate' as const }, 0],
    ['unrolled through four updates', { backward: 'unrolled' as const }, 3],
    ['rows centred', { backward: 'approximate' as const, centred: true }, 0],
  ])('has the gradient of its loss: %s', async (_, options, iterations) => {
    await inFloat64(() => expect(modelGradientError(options, iterations)).toBeLessThan(1e-5));
  });

  it('assigns every node with weights that sum to 1, also nodes without edges or features', () => {
    const model = new ClusterNet({ ...small, beta: 50 });
    const r = model.decide(input, 'partition', { iterations: 5 }).arraySync() as number[][];
    for (const row of r) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    model.dispose();
  });

  it('takes the mean off the embedding where told, before rows get unit length', () => {
    const [plain, centred] = [new ClusterNet(small), new ClusterNet({ ...small, centred: true })];
    const embedded = plain.gcn.embed(input).arraySync() as number[][];
    const mean = embedded[0]!.map((_, c) => embedded.reduce((sum, row) => sum + row[c]!, 0) / embedded.length);
    const x = centred.cluster(input).x.arraySync() as number[][];
    for (const [i, row] of embedded.entries()) {
      const apart = row.map((value, c) => value - mean[c]!);
      const length = Math.hypot(...apart);
      for (const [c, value] of apart.entries()) expect(x[i]![c]).toBeCloseTo(value / length, 4);
    }
    expect([plain.settings.centred, centred.settings.centred]).toEqual([undefined, true]);
    plain.dispose();
    centred.dispose();
  });

  it('gives the same bits for the same seed and others for another', () => {
    const decide = (seed: number) => {
      const model = new ClusterNet({ ...small, seed });
      const r = tf.tidy(() => model.decide(input, 'partition').dataSync());
      model.dispose();
      return Array.from(r);
    };
    expect(decide(4)).toEqual(decide(4));
    expect(decide(4)).not.toEqual(decide(5));
  });

  it('refuses K = 0 and K > n by name and number', () => {
    expect(() => new ClusterNet({ features: 4, k: 0 })).toThrow('K: expected an integer of at least 1, but got 0');
    const model = new ClusterNet({ ...small, k: 10 });
    expect(() => model.decide(input, 'partition')).toThrow('K: expected an integer between 1 and n = 9, but got 10');
    model.dispose();
  });

  it('clusters to a fixed point where a tolerance or the exact pass asks for one, whatever T is', async () => {
    await inFloat64(() => {
      const decide = (options: Partial<ClusterNetOptions>, iterations: number) => {
        const model = new ClusterNet({ ...small, ...options });
        const r = tf.tidy(() => Array.from(model.decide(input, 'partition', { iterations }).dataSync()));
        model.dispose();
        return r;
      };
      const near = decide({}, 500);
      for (const options of [
        { tolerance: 1e-13 },
        { tolerance: 1e-13, backward: 'exact' as const },
        { backward: 'exact' as const },
      ]) {
        const r = decide(options, 0);
        for (const [i, value] of r.entries())
          expect(value).toBeCloseTo(near[i], options.tolerance === undefined ? 2 : 9);
        expect(decide(options, 7)).toEqual(r);
      }
    });
  });

  it.each(['k-means++', 'lloyd', 'mini-batch'] as const)(
    'starts clustering from %s, drawn with the model',
    (forward) => {
      const decide = (options: Partial<ClusterNetOptions>) => {
        const model = new ClusterNet({ ...small, ...options });
        const r = tf.tidy(() => Array.from(model.decide(input, 'partition', { iterations: 0 }).dataSync()));
        model.dispose();
        return r;
      };
      expect(decide({ forward })).toEqual(decide({ forward }));
      expect(decide({ forward })).not.toEqual(decide({}));
    },
  );

  it('refuses a tolerance below 0', () => {
    expect(() => new ClusterNet({ ...small, tolerance: -1 })).toThrow(
      'tolerance: expected a number of at least 0, but got -1',
    );
  });

  it.each(['uniform', 'zero'] as const)('a reset for a start draws what a new model has, biases %s', (biases) => {
    const fresh = new ClusterNet({ ...small, biases, seed: 9 });
    const model = new ClusterNet({ ...small, biases, seed: 1 });
    model.reset(9, 'start');
    expect(modelWeights(model)).toEqual(modelWeights(fresh));
    model.dispose();
    fresh.dispose();
  });

  it('a reset after a collapse draws centres of the seed and biases of zero, whatever they were', () => {
    const fresh = new ClusterNet({ ...small, seed: 9 });
    const model = new ClusterNet({ ...small, biases: 'uniform', seed: 1 });
    model.reset(9);
    const { b1, b2, mu0 } = modelWeights(model);
    expect([...b1!, ...b2!].every((bias) => bias === 0)).toBe(true);
    expect(mu0).toEqual(modelWeights(fresh).mu0);
    model.dispose();
    fresh.dispose();
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    const model = new ClusterNet(small);
    model.decide(input, 'partition').dispose();
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
