import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { batchGraphs } from '../../src/graph/batchGraphs';
import { Graph } from '../../src/graph/Graph';
import { currentDevice } from '../../src/kernels/backend';
import { Actor } from '../../src/models/Actor';
import { ActorTwin } from '../../src/models/ActorTwin';
import { LaplacianGcn } from '../../src/models/LaplacianGcn';
import { StaticPolicy } from '../../src/models/StaticPolicy';
import { Twin } from '../../src/models/Twin';
import { appendColumns, graphErrors, weightedSum } from '../../src/ops';
import { Rng } from '../../src/random/Rng';
import { exact, inFloat64, randomValues } from '../support/finiteDifference';

const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3]);
const star = Graph.fromEdges(5, [0, 0, 0], [1, 2, 3]);
const batch = batchGraphs([path, star]);
const { n } = batch.adjacency;
const ones = () => exact<tf.Tensor2D>(new Float64Array(n).fill(1), [n, 1]);

describe('LaplacianGcn', () => {
  it('draws kernels within ±√(6 / 2(g + h)), biases 0, the same for the same stream', () => {
    const [a, b] = [
      new LaplacianGcn({ widths: [3, 8, 2] }, new Rng(1)),
      new LaplacianGcn({ widths: [3, 8, 2] }, new Rng(1)),
    ];
    const bound = Math.sqrt(6 / (2 * 11));
    const values = Array.from(a.variables.own1!.dataSync());
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(bound);
    expect(Math.max(...values.map(Math.abs))).toBeGreaterThan(0.7 * bound);
    expect(Array.from(a.variables.bias2!.dataSync())).toEqual([0, 0]);
    expect(b.variables.laplacian2!.dataSync()).toEqual(a.variables.laplacian2!.dataSync());
    expect(Object.keys(a.variables)).toEqual(['own1', 'laplacian1', 'bias1', 'own2', 'laplacian2', 'bias2']);
    a.dispose();
    b.dispose();
  });

  it('refuses widths that are none', () => {
    expect(() => new LaplacianGcn({ widths: [3] }, new Rng(0))).toThrow(InputError);
    expect(() => new LaplacianGcn({ widths: [3, 0] }, new Rng(0))).toThrow(/integer of at least 1/);
  });
});

describe('Actor', () => {
  it.each([
    ['leaky-relu', 1],
    ['relu', 1],
    ['linear', -2],
    ['sigmoid', 0.5],
    ['leaky-relu', -1],
  ] as const)('that ends in %s starts near %d', (output, start) => {
    const actor = new Actor({ output, near: [start], seed: 3 });
    const z = Array.from(tf.tidy(() => actor.z(batch, tf.ones([n, 1])).dataSync()));
    for (const value of z) expect(Math.abs(value - start)).toBeLessThan(0.1);
    expect(new Set(z.map((value) => value.toFixed(6))).size).toBeGreaterThan(1);
    actor.dispose();
  });

  it('has a channel for each number of its start, and refuses what its output cannot be', () => {
    const actor = new Actor({ channels: 2, near: [1, 0], output: 'linear' });
    expect(tf.tidy(() => actor.z(batch, tf.ones([n, 1])).shape)).toEqual([n, 2]);
    actor.dispose();
    expect(() => new Actor({ output: 'sigmoid', near: [1] })).toThrow(/between 0 and 1/);
    expect(() => new Actor({ output: 'relu', near: [0] })).toThrow(InputError);
    expect(() => new Actor({ biases: false, near: [1] })).toThrow(/biases/);
    expect(() => new Actor({ layers: 0 })).toThrow(InputError);
  });

  it('starts again as a new one of that seed', () => {
    const [a, b] = [new Actor({ near: [1], seed: 1 }), new Actor({ near: [1], seed: 2 })];
    a.reset(2);
    const z = (actor: Actor) => tf.tidy(() => actor.z(batch, tf.ones([n, 1])).dataSync());
    expect(z(a)).toEqual(z(b));
    a.dispose();
    b.dispose();
  });
});

describe('StaticPolicy', () => {
  it('says the same Z for every copy of its graph, and refuses others', () => {
    const policy = new StaticPolicy(4, [1, 0]);
    const z = tf.tidy(() => policy.z(batchGraphs([path, path])).dataSync());
    expect(Array.from(z)).toEqual(new Array(8).fill([1, 0]).flat());
    expect(() => policy.z(batch)).toThrow(/copies of a graph of n = 4 nodes/);
    policy.dispose();
  });
});

describe('Twin', () => {
  it('foretells numbers in [0, 1], twice the same', () => {
    const twin = new Twin({ hidden: 8, seed: 1 });
    const [a, b] = tf.tidy(() => {
      const { learned, followed } = twin.foretell(batch, tf.randomUniform([n, 2], 0, 1, 'float32', 1));
      return [learned.dataSync(), followed.dataSync()];
    }) as unknown as [Float32Array, Float32Array];
    expect(a.length).toBe(n);
    expect(b).toEqual(a);
    expect(Math.min(...a)).toBeGreaterThan(0);
    expect(Math.max(...a)).toBeLessThan(1);
    twin.dispose();
  });

  it('does not see the scale of Z where it is standardised, and sees it where not', () => {
    const foretold = (standardise: boolean, factor: number) => {
      const twin = new Twin({ columns: 1, hidden: 8, standardise, seed: 1 });
      const input = tf.tensor2d(
        Float32Array.from(randomValues(n, 3), (z) => factor * z),
        [n, 1],
      );
      const values = Array.from(tf.tidy(() => twin.foretell(batch, input).learned.dataSync()));
      twin.dispose();
      return values;
    };
    foretold(true, 1).forEach((value, i) => {
      expect(foretold(true, 50)[i]).toBeCloseTo(value, 4);
    });
    expect(foretold(false, 50)).not.toEqual(foretold(false, 1));
  });
});

describe('the gradient through the twin', () => {
  it.each([true, false])(
    'is that of finite differences in every weight of the actor, standardised %s',
    async (standardise) => {
      await inFloat64(() => {
        const model = new ActorTwin(
          new Actor({ hidden: 3, near: [1], seed: 2 }),
          new Twin({ hidden: 4, layers: 3, standardise, seed: 5 }),
        );
        const noise = exact<tf.Tensor2D>(randomValues(n, 8, -0.2, 0.2), [n, 1]);
        const follow = randomValues(n, 9);
        const targets = randomValues(n, 10, 0, 1);
        const foretell = () => {
          const z = tf.add(model.policy.z(batch, ones()), noise) as tf.Tensor2D;
          return model.twin.foretell(batch, appendColumns(new Float64Array(n).fill(1), z));
        };
        const objective = () => weightedSum(foretell().followed, follow);
        const error = () => graphErrors(foretell().learned, targets, batch.starts, 'rms');
        const { grads } = tf.variableGrads(
          () => tf.add(objective(), error()) as tf.Scalar,
          Object.values(model.variables),
        );
        // The policy descends the objective alone, the twin its error alone.
        for (const [name, variable] of Object.entries(model.variables)) {
          const value = name.startsWith('policy') ? objective : error;
          const gradient = Array.from(grads[variable.name]!.dataSync());
          const held = currentDevice().valuesOf(variable);
          gradient.forEach((slope, i) => {
            const x = held[i]!;
            const at = (moved: number) => {
              held[i] = moved;
              return tf.tidy(() => value().dataSync()[0]!);
            };
            const numeric = (at(x + 1e-5) - at(x - 1e-5)) / 2e-5;
            held[i] = x;
            expect(Math.abs(numeric - slope), `${name} ${i}`).toBeLessThan(1e-7);
          });
        }
      });
    },
  );
});
