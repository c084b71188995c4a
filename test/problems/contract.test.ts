import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/data';
import { Graph } from '../../src/graph/Graph';
import { isBetter, type Objective, objectives, type Solution } from '../../src/problems';
import { softmaxRows } from '../../src/ops/softmaxRows';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

/** What every objective of the registry must keep; a new one is tested by being registered. */
const K = 3;
const graph = Graph.fromEdges(7, [0, 1, 2, 3, 4, 5, 6, 0], [1, 2, 3, 4, 5, 6, 0, 3]);

const relaxed = (objective: Objective, n: number): tf.Tensor =>
  objective.decision === 'partition'
    ? tf.tidy(() => softmaxRows(exact(randomValues(n * K, 1), [n, K])))
    : exact(randomValues(n, 1, 0.05, 0.6), [n]);

/** The solution as the relaxed decision that is sure of it. */
function certain(objective: Objective, solution: Solution, n: number): tf.Tensor {
  const partition = objective.decision === 'partition';
  const values = new Float64Array(partition ? n * K : n);
  solution.forEach((entry, i) => {
    values[partition ? i * K + entry : entry] = 1;
  });
  return exact(values, partition ? [n, K] : [n]);
}

it('modularity refuses a graph without edges', () => {
  const bind = () => objectives.modularity.bind(Graph.fromEdges(3, [], []));
  expect(bind).toThrow('modularity: expected a graph with an edge, but got none');
});

describe.each(Object.values(objectives))('objective $name', (objective) => {
  it('has the gradient of its loss', async () => {
    await inFloat64(() => {
      const bound = objective.bind(graph);
      expect(gradientError((x) => bound.loss(x), [relaxed(objective, graph.n)])).toBeLessThan(1e-5);
    });
  });

  it('rounds to a solution of its kind, the same one for the same seed', () => {
    const bound = objective.bind(graph);
    const decision = relaxed(objective, graph.n).dataSync();
    const solution = bound.round(decision, { k: K, seed: 5 });
    expect(bound.round(decision, { k: K, seed: 5 })).toEqual(solution);
    if (objective.decision === 'partition') {
      expect(solution.length).toBe(graph.n);
      for (const label of solution) expect(label >= 0 && label < K).toBe(true);
    } else {
      expect(new Set(solution).size).toBe(K);
      for (const node of solution) expect(node >= 0 && node < graph.n).toBe(true);
    }
  });

  it('its hard loss is its loss at the solution', () => {
    const bound = objective.bind(graph);
    const solution = bound.round(relaxed(objective, graph.n).dataSync(), { k: K, seed: 1 });
    const loss = tf.tidy(() => bound.loss(certain(objective, solution, graph.n)).dataSync()[0]);
    expect(bound.hardLoss(solution)).toBeCloseTo(loss, 3);
  });

  it('judges a lower hard loss as no worse on karate', () => {
    const { full } = loadDataset('karate');
    const bound = objective.bind(full);
    const draws = Array.from({ length: 20 }, (_, seed) => {
      const size = objective.decision === 'partition' ? full.n * K : full.n;
      return bound.round(randomValues(size, seed, 0.01, 0.08), { k: K, seed });
    });
    const byLoss = [...draws].sort((a, b) => bound.hardLoss(a) - bound.hardLoss(b));
    const [best, worst] = [bound.evaluate(byLoss[0]), bound.evaluate(byLoss[byLoss.length - 1])];
    expect(isBetter(objective, worst, best)).toBe(false);
  });
});
