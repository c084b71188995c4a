import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { Actor } from '../../src/models/Actor';
import { ActorTwin } from '../../src/models/ActorTwin';
import { StaticPolicy } from '../../src/models/StaticPolicy';
import { Twin } from '../../src/models/Twin';
import { problems } from '../../src/problems';
import type { Problem } from '../../src/problems/Problem';
import { modelWeights } from '../../src/training/checkpoint';
import { type FitActorTwinOptions, fitActorTwin } from '../../src/training/fitActorTwin';
import { batchInstances, guidedOf, policyValues, solveGuided } from '../../src/training/guidedBatch';
import { GuidedRatio } from '../../src/training/guidedRatio';
import { guidedTask, smallInstances } from '../support/guided';

const instances = smallInstances(12);

async function train(options: FitActorTwinOptions = {}, on = instances) {
  const policy = on.length === 1 ? new StaticPolicy(on[0]!.graph.n, [1]) : new Actor({ hidden: 8, near: [1], seed: 4 });
  const model = new ActorTwin(policy, new Twin({ hidden: 8, seed: 4 }));
  try {
    const result = await fitActorTwin(model, guidedTask, on, { steps: 12, batch: 4, seed: 1, ...options });
    return { ...result, weights: modelWeights(model) };
  } finally {
    model.dispose();
  }
}

describe('fitActorTwin', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'actor-twin-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives the same bits for the same seed, and others for another', async () => {
    const [a, b, c] = [await train(), await train(), await train({ seed: 2 })];
    expect(b.weights).toEqual(a.weights);
    expect(b.losses).toEqual(a.losses);
    expect(c.weights).not.toEqual(a.weights);
  });

  it('finds better sets than the plain heuristic, and its twin errs less', async () => {
    const policy = new Actor({ near: [1], seed: 4 });
    const model = new ActorTwin(policy, new Twin({ hidden: 16, seed: 4 }));
    const on = smallInstances(40);
    const result = await fitActorTwin(model, guidedTask, on, {
      steps: 80,
      batch: 10,
      learningRate: 0.006,
      validation: smallInstances(20, 5),
      seed: 1,
    });
    expect(result.losses.at(-1)!).toBeLessThan(0.8 * result.losses[0]!);
    expect(result.ratio).toBeGreaterThan(1.01);
    const unseen = new GuidedRatio(guidedTask, smallInstances(50, 9), { draws: 4, seed: 7 });
    expect(unseen.of(policy)).toBeGreaterThan(1.01);
    model.dispose();
  });

  it('learns Z itself on one graph', async () => {
    const [one] = smallInstances(1, 3);
    const { ratio, weights } = await train({ steps: 100, batch: 10, learningRate: 0.02, fallOver: 0 }, [one!]);
    expect(ratio).toBeGreaterThan(1.005);
    expect(weights['policy.z']!.length).toBe(one!.graph.n);
  });

  it('ends with the weights of the best look, and counts a run of the heuristic an instance and step', async () => {
    const result = await train({ selectEvery: 3 });
    expect(result.looks.map(({ step }) => step)).toEqual([3, 6, 9, 12]);
    expect(result.looks.map(({ evaluations }) => evaluations)).toEqual([12, 24, 36, 48]);
    const best = result.looks.reduce((a, b) => (b.ratio > a.ratio ? b : a));
    expect(result.bestStep).toBe(best.step);
    expect(result.ratio).toBe(best.ratio);
    expect((await train({ selectEvery: best.step, steps: best.step })).weights).toEqual(result.weights);
  });

  it('gives the same bits across a checkpoint, which is refused under other options', async () => {
    const path = join(folder, 'state.json');
    const whole = await train();
    const controller = new AbortController();
    const cut = await train({
      checkpoint: { path, every: 2 },
      signal: controller.signal,
      onProgress: ({ step }) => {
        if (step === 5) controller.abort();
      },
    });
    expect(cut.stopped).toBe('aborted');
    expect(cut.steps).toBe(5);
    const resumed = await train({ checkpoint: { path } });
    expect(resumed.weights).toEqual(whole.weights);
    expect(resumed.looks).toEqual(whole.looks);
    await expect(train({ checkpoint: { path }, noise: 0.2 })).rejects.toThrow(/noise 0.2/);
  });

  it('takes one step an instance where it is told to, as the released code does', async () => {
    expect((await train({ updates: 'each' })).weights).not.toEqual((await train()).weights);
  });

  it('leaves no tensor behind, and no copy of a batch', async () => {
    await train();
    const before = tf.memory().numTensors;
    await train();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses what it cannot do', async () => {
    await expect(train({}, [])).rejects.toThrow(InputError);
    await expect(train({ noise: -1 })).rejects.toThrow(/noise: expected a number of at least 0, but got -1/);
    await expect(train({ fallOver: 5 })).rejects.toThrow(/at least steps = 12/);
    const model = new ActorTwin(new Actor(), new Twin());
    const task = { problem: problems.modularity as Problem };
    await expect(fitActorTwin(model, task, instances)).rejects.toThrow(/heuristic can be guided, but got modularity/);
    model.dispose();
  });
});

describe('the heuristic under Z', () => {
  it('is the plain one at Z = 1 and at any scale of it', () => {
    const guided = guidedOf(guidedTask);
    const batch = batchInstances(guided, instances);
    const n = batch.graphs.adjacency.n;
    const at = (z: number) => solveGuided(guidedTask, batch, new Float64Array(n).fill(z));
    expect(at(3)).toEqual(at(1));
    const policy = new StaticPolicy(instances[0]!.graph.n, [1]);
    const one = batchInstances(guided, [instances[0]!]);
    expect(solveGuided(guidedTask, one, policyValues(policy, one))).toEqual([at(1)[0]]);
    expect(new GuidedRatio(guidedTask, [instances[0]!], { draws: 1, seed: 0 }).of(policy)).toBe(1);
    policy.dispose();
  });
});
