import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { solve } from '../../src/experiments/solve';
import { identityFeatures } from '../../src/features/identityFeatures';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';
import { ClusterNet } from '../../src/models/ClusterNet';
import { degreeSum, edgeSum, softmaxRows } from '../../src/ops';
import { problems } from '../../src/problems';
import { defineProblem } from '../../src/problems/defineProblem';
import { modularityOf } from '../../src/problems/modularity/modularityOf';
import type { Instance } from '../../src/problems/Problem';
import { relax } from '../../src/problems/relax';
import { fit } from '../../src/training/fit';
import { trainingProblem } from '../../src/training/trainingProblem';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

const { graph: club } = karateClub();
const square = Graph.fromEdges(4, [0, 1, 2, 3], [1, 2, 3, 0]);
const within = ({ graph }: Instance, r: tf.Tensor) => edgeSum(graph, r).div(graph.m);
const cut = defineProblem({ name: 'max-cut', loss: within });

const ownModularity = defineProblem({
  name: 'own-modularity',
  sense: 'max',
  loss: ({ graph }, r) => {
    const volumes = degreeSum(graph, r).div(graph.totalStrength());
    return volumes
      .square()
      .sum()
      .sub(edgeSum(graph, r).mul(2 / graph.totalStrength()));
  },
  value: ({ graph }, labels) => modularityOf(graph, labels),
});

describe('defineProblem', () => {
  it('derives rounding, hard loss, value and what is feasible from the loss', () => {
    const instance = cut.pose(square, { k: 2 });
    const { hardLoss, round } = relax(cut, instance);
    expect(hardLoss(Int32Array.of(0, 1, 0, 1))).toBe(0);
    expect(cut.value(instance, Int32Array.of(0, 0, 1, 1))).toBe(0.5);
    expect([...round([0.9, 0.1, 0.2, 0.8, 0.5, 0.5, 0, 1], { seed: 0 })]).toEqual([0, 1, 0, 1]);
    expect(cut).toMatchObject({ name: 'max-cut', title: 'max-cut', kind: 'partition', sense: 'min' });
    expect(cut.violation(instance, Int32Array.of(0, 1, 2, 0))).toMatch(/labels between 0 and K − 1 = 1, but got 2/);
  });

  it('rounds by a rule of its own, where there is one', () => {
    const alternating = defineProblem({
      name: 'a',
      loss: within,
      round: ({ graph }) => new Int32Array(graph.n).fill(1),
    });
    const { round } = relax(alternating, alternating.pose(square, { k: 2 }));
    expect([...round(new Float32Array(8), { seed: 0 })]).toEqual([1, 1, 1, 1]);
  });

  it('rounds a selection to the best of its draws, and reads columns of the nodes', () => {
    const star = Graph.fromEdges(5, [0, 0, 0, 0], [1, 2, 3, 4]);
    const picked = defineProblem({
      name: 'worth',
      kind: 'selection',
      columns: { worth: { about: 'what a node is worth', default: 1 } },
      loss: ({ columns }, x) =>
        x
          .mul(tf.tensor1d(Float32Array.from(columns!.worth!)))
          .sum()
          .neg(),
    });
    const columns = { worth: [4, 1, 1, 1, 1] };
    const { round, hardLoss } = relax(picked, picked.pose(star, { k: 2, columns }));
    expect(round([0.4, 0.4, 0.4, 0.4, 0.4], { seed: 0 })[0]).toBe(0);
    expect(hardLoss(Int32Array.of(0, 3))).toBe(-5);
    expect(() => picked.pose(star, { k: 2, columns: { weight: [] } })).toThrow(
      /expected one of worth, but got "weight"/,
    );
  });

  it('our modularity, written by anyone: the same loss, value and gradient', async () => {
    for (const graph of [club, Graph.fromEdges(34, [0, 1, 2], [1, 2, 3], { weights: [1, 2, 0.5] })]) {
      const [mine, ours] = [ownModularity, problems.modularity].map((one) => relax(one, one.pose(graph, { k: 4 })));
      const values = randomValues(34 * 4, 1);
      const gradient = (loss: (r: tf.Tensor) => tf.Scalar) => {
        const r = tf.tidy(() => softmaxRows(tf.tensor2d(Float32Array.from(values), [34, 4])));
        return tf.valueAndGrad((x) => loss(x))(r);
      };
      const [a, b] = [gradient(mine!.loss), gradient(ours!.loss)];
      expect(a.value.dataSync()[0]).toBeCloseTo(b.value.dataSync()[0]!, 6);
      const scale = b.grad.abs().max().dataSync()[0]!;
      expect(a.grad.sub(b.grad).abs().max().dataSync()[0]! / scale).toBeLessThan(1e-5);
      const labels = Int32Array.from({ length: 34 }, (_, i) => i % 4);
      expect(mine!.hardLoss(labels)).toBeCloseTo(ours!.hardLoss(labels), 6);
    }
    await inFloat64(() => {
      const { loss } = relax(ownModularity, ownModularity.pose(club, { k: 4 }));
      const r = tf.tidy(() => softmaxRows(exact<tf.Tensor2D>(randomValues(34 * 4, 1), [34, 4])));
      expect(gradientError((x) => loss(x), [r])).toBeLessThan(1e-6);
    });
  });

  it('fit trains it: the square falls into its two sides, no tensor is left over', async () => {
    const model = new ClusterNet({ features: 4, k: 2, seed: 1 });
    const task = trainingProblem(cut, square, identityFeatures(4), { k: 2 });
    await fit(model, task, { steps: 2 });
    const before = tf.memory().numTensors;
    const { trainValue } = await fit(model, task, { steps: 200, seed: 1, selectEvery: 10 });
    expect(trainValue).toBe(0);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it('solve asks ClusterNet for it, and finds communities', async () => {
    const options = { k: 4, seed: 3, starts: 2, features: identityFeatures(34), settings: { steps: 200 } };
    const { best, candidates, problem } = await solve(club, { ...options, problem: ownModularity });
    expect(problem).toBe(ownModularity);
    expect(candidates.map(({ method }) => method)).toEqual(['clusternet']);
    expect(best.value).toBeGreaterThanOrEqual(0.38);
    expect(best.value).toBeCloseTo(modularityOf(club, best.solution), 12);
  });

  it.each([
    [
      'a vector',
      (r: tf.Tensor) => r.sum(0),
      /loss of problem "mine": expected one number, as a tensor, but got a tensor of shape \[2\]/,
    ],
    ['no tensor', () => 1 as unknown as tf.Tensor, /but got number/],
    ['NaN', (r: tf.Tensor) => r.sum().sub(4).div(0), /at a rounded solution: expected a number .* but got NaN/],
  ])('refuses a loss that gives %s', (_what, loss, message) => {
    const mine = defineProblem({ name: 'mine', loss: (_, r) => loss(r) });
    expect(() => relax(mine, mine.pose(square, { k: 2 })).hardLoss(Int32Array.of(0, 1, 0, 1))).toThrow(message);
  });

  it('refuses "max" without a value, K outside [1, n], another K than the model has, and labels above it', async () => {
    expect(() => defineProblem({ name: 'mine', sense: 'max', loss: within })).toThrow(
      'value of problem "mine": expected a value of which more is better (a loss is minimised), but got none',
    );
    expect(() => cut.pose(square, { k: 5 })).toThrow('K: expected an integer between 1 and n = 4, but got 5');
    const task = trainingProblem(cut, square, identityFeatures(4), { k: 2 });
    const model = new ClusterNet({ features: 4, k: 3, seed: 1 });
    await expect(fit(model, task)).rejects.toThrow(/K of the model: .*, but got 3/);
    expect(() => task.relaxed.hardLoss(Int32Array.of(0, 1, 2, 0))).toThrow(
      'label of node 2: expected an integer in [0, 2), but got 2',
    );
    const chosen = defineProblem({ name: 'chosen', kind: 'selection', loss: (_, x) => x.sum(), value: () => 0 });
    expect(() => chosen.value(chosen.pose(square, { k: 1 }), Int32Array.of(4))).toThrow(
      'chosen node 0: expected an integer in [0, 4), but got 4',
    );
  });
});
