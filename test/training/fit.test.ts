import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import { plantedPartition } from '../../src/graph/generate/plantedPartition';
import { ClusterNet } from '../../src/models/ClusterNet';
import type { GraphInput } from '../../src/models/Model';
import { objectives } from '../../src/problems';
import type { BoundObjective } from '../../src/problems/Problem';
import { type FitOptions, type FitResult, fit } from '../../src/training/fit';
import { randomValues } from '../support/finiteDifference';

/** Four cliques of five nodes in a ring: the best partition into four parts is the cliques. */
function cliques(): Graph {
  const source: number[] = [];
  const target: number[] = [];
  for (let c = 0; c < 4; c++) {
    for (let i = 0; i < 5; i++) for (let j = 0; j < i; j++) source.push(5 * c + i) && target.push(5 * c + j);
    source.push(5 * c);
    target.push((5 * c + 6) % 20);
  }
  return Graph.fromEdges(20, source, target);
}

const graph = cliques();
const input: GraphInput = {
  adjacency: normalizedAdjacency(graph),
  features: { kind: 'dense', rows: 20, cols: 8, values: Float32Array.from(randomValues(160, 1)) },
};
const problem = { input, objective: objectives.modularity.bind(graph) };

async function train(options: FitOptions): Promise<FitResult & { weights: number[] }> {
  const model = new ClusterNet({ features: 8, k: 4, hidden: 10, embedding: 6, beta: 20, seed: 3 });
  const result = await fit(model, problem, { steps: 120, selectEvery: 40, ...options });
  const weights = Array.from(model.variables.w1.dataSync());
  model.dispose();
  return { ...result, weights };
}

describe('fit', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fit-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([0, 1, 2])('finds the cliques of a ring of cliques, seed %i', async (seed) => {
    const values = new Float32Array(400);
    for (let i = 0; i < 20; i++) values[21 * i] = 1;
    const identity: GraphInput = { ...input, features: { kind: 'dense', rows: 20, cols: 20, values } };
    const model = new ClusterNet({ features: 20, k: 4, hidden: 16, embedding: 16, biases: 'zero', seed });
    const { solution, trainValue } = await fit(model, { ...problem, input: identity }, { steps: 300, seed });
    model.dispose();
    // 40 of 44 edges lie inside and every part has degree 22 of 88: Q = 40/44 − 4 (22/88)².
    expect(trainValue).toBeCloseTo(40 / 44 - 1 / 4, 6);
    for (let c = 0; c < 4; c++) expect(new Set(solution.slice(5 * c, 5 * c + 5)).size).toBe(1);
  });

  it('gives the same bits for the same seed, and others for another', async () => {
    const [a, b, c] = [await train({ seed: 1 }), await train({ seed: 1 }), await train({ seed: 2 })];
    expect(b.weights).toEqual(a.weights);
    expect(b.losses).toEqual(a.losses);
    expect(c.weights).not.toEqual(a.weights);
  });

  it('gives the same bits when stopped in the middle and resumed from its checkpoint', async () => {
    const whole = await train({ seed: 5 });
    const path = join(folder, 'run.json');
    const controller = new AbortController();
    const half = await train({
      seed: 5,
      checkpoint: { path },
      signal: controller.signal,
      onProgress: ({ step }) => step === 57 && controller.abort(),
    });
    expect(half.stopped).toBe('aborted');
    expect(half.steps).toBe(57);
    const rest = await train({ seed: 5, checkpoint: { path } });
    expect(rest.weights).toEqual(whole.weights);
    expect(rest.losses).toEqual(whole.losses);
    expect(rest.solution).toEqual(whole.solution);
  });

  it('refuses a damaged checkpoint and one of another run', async () => {
    const path = join(folder, 'run.json');
    writeFileSync(path, '{"format": "clusternet-ch');
    await expect(train({ checkpoint: { path } })).rejects.toThrow(`${path}: expected a checkpoint in JSON`);
    rmSync(path);
    await train({ seed: 1, steps: 100, checkpoint: { path } });
    await expect(train({ seed: 2, checkpoint: { path } })).rejects.toThrow('expected a checkpoint of');
  });

  it('keeps a usable result when aborted before the first look', async () => {
    const controller = new AbortController();
    const { solution, stopped } = await train({
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(stopped).toBe('aborted');
    expect(solution.length).toBe(20);
  });

  it('stops early after `patience` looks without a better solution', async () => {
    const { stopped, steps, bestStep } = await train({ steps: 2000, selectEvery: 10, patience: 3 });
    expect(stopped).toBe('early');
    expect(steps).toBe(bestStep + 30);
  });

  it('starts again when every node falls into one cluster, and says so', async () => {
    // Rounds to a single part on the first attempt only.
    let rounds = 0;
    const collapsing: BoundObjective = {
      ...problem.objective,
      round: (r, options) => (rounds++ < 2 ? new Int32Array(20) : problem.objective.round(r, options)),
    };
    const model = new ClusterNet({ features: 8, k: 4, hidden: 10, embedding: 6, beta: 20, seed: 3 });
    const result = await fit(model, { input, objective: collapsing }, { steps: 120, selectEvery: 40 });
    model.dispose();
    expect(result.restarts).toBe(1);
    expect(result.collapsed).toBe(false);
    expect(result.steps).toBe(120);
  });

  it('reports a run that collapses at every start', async () => {
    const stuck: BoundObjective = { ...problem.objective, round: () => new Int32Array(20) };
    const model = new ClusterNet({ features: 8, k: 4, hidden: 10, embedding: 6, seed: 3 });
    const result = await fit(model, { input, objective: stuck }, { steps: 20, selectEvery: 10, restarts: 2 });
    model.dispose();
    expect(result.restarts).toBe(2);
    expect(result.collapsed).toBe(true);
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    await train({ steps: 20 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('looks at facilities with as many passes as asked, which find a smaller loss and change no weight', async () => {
    const { graph } = plantedPartition({ nodes: 200, edges: 500, communities: 8, seed: 1 });
    const adjacency = normalizedAdjacency(graph);
    const features = { kind: 'dense' as const, rows: 200, cols: 8, values: Float32Array.from(randomValues(1600, 2)) };
    const objective = objectives.facility.bind(graph, { aggregation: 'mean', disconnected: 'farthest' });
    const train = async (passes: number) => {
      const model = new ClusterNet({ features: 8, k: 5, beta: 30, seed: 1 });
      const { solution } = await fit(
        model,
        { input: { adjacency, features }, objective },
        { steps: 20, selectEvery: 10, passes },
      );
      const weights = Array.from(model.variables.w1.dataSync());
      model.dispose();
      return { weights, loss: objective.hardLoss(solution) };
    };
    const [one, ten] = [await train(1), await train(10)];
    expect(ten.weights).toEqual(one.weights);
    expect(ten.loss).toBeLessThan(one.loss);
  });

  it.each([
    ['steps', { steps: 0 }, 'steps: expected an integer of at least 1, but got 0'],
    ['selectEvery', { selectEvery: 0 }, 'selectEvery: expected at least 1, but got 0'],
    ['passes', { passes: 0 }, 'passes: expected an integer of at least 1, but got 0'],
  ])('refuses impossible %s', async (_, options, message) => {
    await expect(train(options)).rejects.toThrow(message);
  });
});
