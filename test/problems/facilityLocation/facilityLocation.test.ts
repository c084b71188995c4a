import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors';
import { Graph } from '../../../src/graph/Graph';
import { normalizedAdjacency } from '../../../src/graph/normalizedAdjacency';
import { currentDevice } from '../../../src/kernels/backend';
import { ClusterNet } from '../../../src/models/ClusterNet';
import { GcnE2e } from '../../../src/models/GcnE2e';
import type { GraphInput, Model } from '../../../src/models/Model';
import { Rng } from '../../../src/random/Rng';
import type { Settings } from '../../../src/settings';
import { byEnumeration, cappedHops, relaxedFacility, sparseGraph } from '../../support/facility';
import { exact, gradientError, inFloat64, randomValues } from '../../support/finiteDifference';

const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]);
/** What was seen of it: 0 - 1 - 2 and 3 - 4. */
const observed = Graph.fromEdges(5, [0, 1, 3], [1, 2, 4]);
const chosen = (...nodes: number[]) => Int32Array.from(nodes);
const vector = (x: ArrayLike<number>) => exact<tf.Tensor1D>(x, [x.length]);
const lossAt = (x: ArrayLike<number>, settings: Settings = {}) =>
  relaxedFacility(observed, { whole: path, settings }).loss(vector(x)).dataSync()[0];

describe('facilityLocation', () => {
  it('evaluates the largest distance to a chosen node', () => {
    const { value } = relaxedFacility(path);
    expect(value(chosen(0))).toBe(4);
    expect(value(chosen(1, 4))).toBe(1);
    expect(value(chosen(0, 1, 2, 3, 4))).toBe(0);
  });

  it('counts unreachable nodes of the observed graph as at the diameter of the full graph', () => {
    const bound = relaxedFacility(observed, { whole: path });
    expect(bound.value(chosen(0))).toBe(4);
    expect(bound.value(chosen(1, 3))).toBe(1);
    expect(bound.hardLoss(chosen(0))).toBeCloseTo((0 + 1 + 2 + 4 + 4) / 5, 12);
  });

  it('cuts distances of the observed graph at the diameter of the full graph', () => {
    const cycle = Graph.fromEdges(5, [0, 1, 2, 3, 4], [1, 2, 3, 4, 0]); // diameter 2
    const bound = relaxedFacility(path, { whole: cycle });
    expect(bound.hardLoss(chosen(0))).toBeCloseTo((0 + 1 + 2 + 2 + 2) / 5, 12);
    expect(bound.value(chosen(0))).toBe(2);
  });

  it('has the loss of the definition, by enumeration, for each aggregation', async () => {
    await inFloat64(() => {
      for (let seed = 0; seed < 4; seed++) {
        const x = randomValues(5, seed, 0, 0.8);
        const expected = [...byEnumeration(cappedHops(observed, 4), 4, x)];
        expect(lossAt(x)).toBeCloseTo(expected.reduce((a, b) => a + b, 0) / 5, 12);
        expect(lossAt(x, { aggregation: 'maximum' })).toBeCloseTo(Math.max(...expected), 12);
        const weights = expected.map((d) => Math.exp(2 * d));
        const average = expected.reduce((sum, d, v) => sum + weights[v] * d, 0) / weights.reduce((a, b) => a + b, 0);
        expect(lossAt(x, { aggregation: 'softMaximum', temperature: 2 })).toBeCloseTo(average, 12);
      }
    });
  });

  it.each(['mean', 'maximum', 'softMaximum'] as const)('has a hard loss that is the loss at 0/1: %s', (aggregation) => {
    const { loss, hardLoss } = relaxedFacility(observed, { whole: path, settings: { aggregation } });
    for (const nodes of [chosen(0), chosen(2, 3), chosen(0, 1, 2, 3, 4)]) {
      const x = Float64Array.from({ length: 5 }, (_, j) => (nodes.includes(j) ? 1 : 0));
      expect(loss(vector(x)).dataSync()[0]).toBeCloseTo(hardLoss(nodes), 4);
    }
  });

  it.each([
    { aggregation: 'mean' },
    { aggregation: 'softMaximum', temperature: 0.7 },
    { aggregation: 'maximum' },
  ] as Settings[])('matches central differences: %j', async (settings) => {
    const graph = sparseGraph(new Rng(3), 17, 20);
    await inFloat64(() => {
      const { loss } = relaxedFacility(graph, { partial: true, settings });
      const x = vector(randomValues(17, 4, 0, 0.9));
      expect(gradientError((y) => loss(y), [x])).toBeLessThan(1e-5);
    });
  });

  it('takes the maximum on a full graph and the mean on an observed part, unless told', () => {
    expect(relaxedFacility(path).hardLoss(chosen(0))).toBe(4);
    expect(relaxedFacility(path, { whole: path }).hardLoss(chosen(0))).toBe(4);
    expect(relaxedFacility(path, { settings: { aggregation: 'mean' } }).hardLoss(chosen(0))).toBe(2);
  });

  it('rounds to K nodes, keeping the draw with the best training loss', () => {
    const settings = { aggregation: 'mean' };
    const bound = relaxedFacility(path, { k: 2, settings });
    // node 2 is certain; of 0, 1, 3, 4 one more, and 50 draws see them all
    expect([...bound.round([0.25, 0.25, 1, 0.25, 0.25], { seed: 0 })]).toEqual(
      bestOf(
        [0, 1, 3, 4].map((j) => chosen(...[2, j].sort((a, b) => a - b))),
        bound.hardLoss,
      ),
    );
    expect(relaxedFacility(path, { k: 5, settings }).round([0, 0, 0.1, 0, 0], { seed: 0 })).toHaveLength(5);
    const x = randomValues(5, 1, 0, 0.3);
    expect(bound.round(x, { seed: 3 })).toEqual(bound.round(x, { seed: 3 }));
  });

  it('refuses a disconnected graph and says what to do', () => {
    expect(() => relaxedFacility(observed)).toThrow(InputError);
    expect(() => relaxedFacility(observed)).toThrow(/largestComponent.*2 of n = 5 nodes cannot be reached from node 0/);
    expect(() => relaxedFacility(path, { whole: observed })).toThrow(InputError);
  });

  it('takes a disconnected graph on request, at the largest finite distance', () => {
    const bound = relaxedFacility(observed, { partial: true });
    expect(bound.value(chosen(0))).toBe(2);
    expect(relaxedFacility(Graph.fromEdges(3, [], []), { partial: true }).value(chosen(0))).toBe(1);
  });

  it('works on one node', () => {
    const bound = relaxedFacility(Graph.fromEdges(1, [], []));
    expect(bound.loss(vector([0.25])).dataSync()[0]).toBeCloseTo(0.75, 6);
    expect([...bound.round([0.25], { seed: 0 })]).toEqual([0]);
    expect(bound.value(chosen(0))).toBe(0);
  });

  it.each([
    [() => relaxedFacility(Graph.fromEdges(0, [], [])), 'at least 1, but got 0'],
    [() => relaxedFacility(path, { whole: Graph.fromEdges(2, [0], [1]) }), 'n = 5 nodes, as its part, but got 2'],
    [() => relaxedFacility(path, { settings: { temperature: -1 } }), 'at least 0, but got -1'],
    [() => relaxedFacility(path).value(chosen()), 'chosen nodes: expected an integer between 1 and n = 5'],
    [() => relaxedFacility(path).value(chosen(5)), 'chosen node: expected an integer between 0 and n − 1 = 4'],
    [() => lossAt([0.5, 0.5]), 'n = 5 marginals, but got 2'],
  ])('refuses bad input %#', (act, message) => {
    expect(act).toThrow(message);
  });
});

describe('the whole facility loss, through a model', () => {
  const graph = sparseGraph(new Rng(8), 12, 16);
  const input: GraphInput = {
    adjacency: normalizedAdjacency(graph),
    features: { kind: 'dense', rows: 12, cols: 4, values: Float32Array.from(randomValues(48, 3)) },
  };
  const size = { features: 4, hidden: 5, seed: 2 };
  const models: [string, () => Model][] = [
    // A gentle eta: at 100 the loss is so steep that central differences lose their digits.
    [
      'ClusterNet',
      () => new ClusterNet({ ...size, k: 3, embedding: 4, beta: 5, selection: { eta: 8 }, backward: 'unrolled' }),
    ],
    [
      'ClusterNet with K = 1',
      () => new ClusterNet({ ...size, k: 1, embedding: 4, beta: 5, selection: { eta: 8 }, backward: 'unrolled' }),
    ],
    [
      'ClusterNet with K = n',
      () => new ClusterNet({ ...size, k: 12, embedding: 4, beta: 5, selection: { eta: 8 }, backward: 'unrolled' }),
    ],
    ['GcnE2e', () => new GcnE2e({ ...size, k: 3, decision: 'selection' })],
  ];

  it.each(models)('%s: gradients of all weights match central differences', async (_, make) => {
    await inFloat64(() => {
      const model = make();
      const { loss } = relaxedFacility(graph, { partial: true, settings: { aggregation: 'softMaximum' } });
      const value = () => loss(model.decide(input, 'selection', { iterations: 2, dropoutSeed: 7 }));
      expect(weightGradientError(value, Object.values(model.variables))).toBeLessThan(1e-5);
    });
  });

  it.each(models)('%s: marginals lie in [0, 1] and sum to at most K', (_, make) => {
    const model = make();
    const x = Array.from(model.decide(input, 'selection').dataSync());
    expect(x).toHaveLength(12);
    expect(x.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(x.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(model.k + 1e-4);
  });
});

function bestOf(candidates: Int32Array[], loss: (nodes: Int32Array) => number): number[] {
  return [...candidates.sort((a, b) => loss(a) - loss(b))[0]];
}

/** Largest difference between the tape's gradient and central differences, relative to the largest entry. */
function weightGradientError(loss: () => tf.Scalar, variables: tf.Variable[]): number {
  const device = currentDevice();
  const { grads } = tf.variableGrads(loss, variables);
  let worst = 0;
  let scale = 0;
  for (const variable of variables) {
    const values = device.valuesOf(variable);
    const gradient = device.valuesOf(grads[variable.name]);
    for (let i = 0; i < values.length; i++) {
      const held = values[i];
      const at = (x: number): number => {
        values[i] = x;
        return tf.tidy(() => device.valuesOf(loss())[0]);
      };
      const numeric = (at(held + 1e-6) - at(held - 1e-6)) / 2e-6;
      values[i] = held;
      worst = Math.max(worst, Math.abs(numeric - gradient[i]));
      scale = Math.max(scale, Math.abs(numeric));
    }
  }
  return worst / scale;
}
