import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { identityFeatures } from '../../src/features/identityFeatures';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import { ClusterNet } from '../../src/models/ClusterNet';
import { neighborSum } from '../../src/ops/neighborSum';
import { customProblem } from '../../src/problems/customProblem';
import { modularityOf } from '../../src/problems/modularity/modularityOf';
import { relax } from '../../src/problems/relax';
import { fit } from '../../src/training/fit';

/** Share of edges within a part. */
function within(graph: Graph) {
  return (r: tf.Tensor) =>
    r
      .mul(neighborSum(graph, r))
      .sum()
      .div(2 * graph.m);
}

function ends(graph: Graph): { from: number[]; to: number[] } {
  const from: number[] = [];
  const to: number[] = [];
  graph.forEachEdge((u, v) => {
    from.push(u);
    to.push(v);
  });
  return { from, to };
}

const square = Graph.fromEdges(4, [0, 1, 2, 3], [1, 2, 3, 0]);

describe('customProblem', () => {
  it('derives rounding, hard loss and value from the loss', () => {
    const relaxed = customProblem(square, { name: 'max-cut', k: 2, loss: within(square) });
    const { problem, instance } = relaxed;
    expect(relaxed.hardLoss(Int32Array.of(0, 1, 0, 1))).toBe(0);
    expect(problem.value(instance, Int32Array.of(0, 0, 1, 1))).toBe(0.5);
    expect(problem.value(instance, Int32Array.of(0, 0, 0, 0))).toBe(1);
    expect([...relaxed.round([0.9, 0.1, 0.2, 0.8, 0.5, 0.5, 0, 1], { seed: 0 })]).toEqual([0, 1, 0, 1]);
    expect(problem).toMatchObject({ name: 'max-cut', kind: 'partition', sense: 'min' });
    expect(relax(problem, instance)).toBe(relaxed);
    expect(problem.violation(instance, Int32Array.of(0, 1, 2, 0))).toMatch(/labels between 0 and K − 1 = 1, but got 2/);
  });

  it('fit trains it: the square falls into its two sides, no tensor is left over', async () => {
    const model = new ClusterNet({ features: 4, k: 2, seed: 1 });
    const input = { adjacency: normalizedAdjacency(square), features: identityFeatures(4) };
    const relaxed = customProblem(square, { k: 2, loss: within(square) });
    await fit(model, { input, relaxed }, { steps: 2 });
    const before = tf.memory().numTensors;
    const { trainValue } = await fit(model, { input, relaxed }, { steps: 200, seed: 1, selectEvery: 10 });
    expect(trainValue).toBe(0);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it('stock ops alone reach what the built-in objective reaches: modularity of the karate club', async () => {
    const { graph } = karateClub();
    const degrees = tf.tensor2d(Float32Array.from(graph.strengths()), [34, 1]);
    const { from, to } = ends(graph);
    const loss = (r: tf.Tensor) => {
      const share = tf.matMul(degrees, r as tf.Tensor2D, true).div(2 * graph.m);
      return share
        .square()
        .sum()
        .sub(tf.gather(r, from).mul(tf.gather(r, to)).sum().div(graph.m));
    };
    const value = (labels: Int32Array) => modularityOf(graph, labels);
    const relaxed = customProblem(graph, { k: 4, loss, value, sense: 'max' });
    const model = new ClusterNet({ features: 34, k: 4, dropout: 0.5, seed: 3 });
    const input = { adjacency: normalizedAdjacency(graph), features: identityFeatures(34) };
    const { trainValue, solution } = await fit(model, { input, relaxed }, { steps: 300, seed: 3, selectEvery: 10 });
    expect(trainValue).toBeGreaterThanOrEqual(0.41);
    expect(relaxed.hardLoss(solution)).toBeCloseTo(-trainValue, 5);
    model.dispose();
    degrees.dispose();
  });

  it('rounds a selection to the best of its draws', () => {
    const star = Graph.fromEdges(5, [0, 0, 0, 0], [1, 2, 3, 4]);
    const degrees = tf.tensor1d([4, 1, 1, 1, 1]);
    const objective = customProblem(star, { kind: 'selection', k: 2, loss: (x) => x.mul(degrees).sum().neg() });
    expect(objective.round([0.4, 0.4, 0.4, 0.4, 0.4], { seed: 0 })[0]).toBe(0);
    expect(objective.hardLoss(Int32Array.of(0, 3))).toBe(-5);
    degrees.dispose();
  });

  it.each([
    [
      'a vector',
      (r: tf.Tensor) => r.sum(0),
      /loss of problem "custom": expected one number, as a tensor, but got a tensor of shape \[2\]/,
    ],
    ['no tensor', () => 1 as unknown as tf.Tensor, /but got number/],
    ['NaN', (r: tf.Tensor) => r.sum().sub(4).div(0), /at a rounded solution: expected a number .* but got NaN/],
  ])('refuses a loss that gives %s', (_what, loss, message) => {
    expect(() => customProblem(square, { k: 2, loss }).hardLoss(Int32Array.of(0, 1, 0, 1))).toThrow(message);
  });

  it('refuses K outside [1, n], another K than the model has, and labels above it', async () => {
    const loss = within(square);
    expect(() => customProblem(square, { k: 5, loss })).toThrow(
      'K: expected an integer between 1 and n = 4, but got 5',
    );
    const objective = customProblem(square, { k: 2, loss });
    const model = new ClusterNet({ features: 4, k: 3, seed: 1 });
    const input = { adjacency: normalizedAdjacency(square), features: identityFeatures(4) };
    await expect(fit(model, { input, relaxed: objective })).rejects.toThrow(/K of the model: .*, but got 3/);
    expect(() => objective.hardLoss(Int32Array.of(0, 1, 2, 0))).toThrow(
      'label: expected an integer between 0 and K - 1 = 1, but got 2',
    );
  });
});
