import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClusterNet } from '../../src/models/ClusterNet';
import { problems } from '../../src/problems';
import { modelWeights } from '../../src/training/checkpoint';
import { type FitAcrossOptions, fitAcross, type TrainingExample } from '../../src/training/fitAcross';
import { iterationSchedule } from '../../src/training/iterationSchedule';
import { partlyObserved, trainingExample } from '../support/trainingExamples';

const example = (seed: number) => trainingExample(problems.modularity, partlyObserved(seed), { k: 3 });
const examples = [0, 1, 2].map(example);
const validation = [example(3)];

async function train(options: FitAcrossOptions = {}, on: readonly TrainingExample[] = examples) {
  const model = new ClusterNet({ features: 5, k: 3, hidden: 8, embedding: 6, seed: 2 });
  try {
    const result = await fitAcross(model, on, { steps: 30, iterations: 2, ...options });
    return { ...result, weights: modelWeights(model) };
  } finally {
    model.dispose();
  }
}

describe('fitAcross', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fit-across-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives the same bits for the same seed, and others for another', async () => {
    const [a, b, c] = [await train({ seed: 1 }), await train({ seed: 1 }), await train({ seed: 2 })];
    expect(b.weights).toEqual(a.weights);
    expect(b.losses).toEqual(a.losses);
    expect(c.weights).not.toEqual(a.weights);
  });

  it('ends with the weights of the best look at the validation graphs', async () => {
    const options = { seed: 3, learningRate: 0.05, selectEvery: 5 };
    const chosen = await train({ ...options, validation });
    const lowest = Math.min(...chosen.validation.map(({ loss }) => loss));
    expect(chosen.validation.map(({ step }) => step)).toEqual([5, 10, 15, 20, 25, 30]);
    expect(chosen.bestStep).toBe(chosen.validation.find(({ loss }) => loss === lowest)?.step);
    const stoppedThere = await train({ ...options, steps: chosen.bestStep });
    expect(chosen.weights).toEqual(stoppedThere.weights);
  });

  it('takes the loss from all edges of a training graph, the input from the observed ones', async () => {
    const others = examples.map(({ input, observed }) => ({ input, observed, whole: observed }));
    expect((await train({ steps: 1 }, others)).losses).not.toEqual((await train({ steps: 1 })).losses);
  });

  it('draws every training graph', async () => {
    const seen = new Set<number>();
    const watched = examples.map((example, i) => ({
      ...example,
      whole: {
        ...example.whole,
        loss: (r: tf.Tensor) => {
          seen.add(i);
          return example.whole.loss(r);
        },
      },
    }));
    await train({ steps: 30 }, watched);
    expect(seen.size).toBe(examples.length);
  });

  it('starts again when every graph ends in one cluster, and says so when that does not help', async () => {
    const stuck = examples.map((example) => ({
      ...example,
      observed: { ...example.observed, round: () => new Int32Array(example.input.adjacency.n) },
    }));
    expect(await train({ steps: 2, restarts: 2 }, stuck)).toMatchObject({ restarts: 2, collapsed: true, steps: 2 });
  });

  it('stops when aborted and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const controller = new AbortController();
    const result = await train({
      signal: controller.signal,
      onProgress: ({ step }) => step === 4 && controller.abort(),
      validation,
    });
    expect(result.steps).toBe(4);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('stops after `patience` looks without better weights, and has the best', async () => {
    const options = { seed: 3, learningRate: 0.05, selectEvery: 5, validation };
    const result = await train({ ...options, steps: 2000, patience: 3 });
    expect(result.stopped).toBe('early');
    expect(result.steps).toBe(result.bestStep + 15);
    expect(result.weights).toEqual((await train({ ...options, steps: result.bestStep })).weights);
    await expect(train({ patience: 3 })).rejects.toThrow(
      'patience: expected validation graphs to look at, but got none',
    );
  });

  it('takes T as a number or by the step', async () => {
    const later = iterationSchedule({ iterations: 2, laterIterations: 5, laterFrom: 10 });
    const [constant, same, other] = [
      await train(),
      await train({ iterations: () => 2 }),
      await train({ iterations: later }),
    ];
    expect(same.losses).toEqual(constant.losses);
    expect(other.losses.slice(0, 10)).toEqual(constant.losses.slice(0, 10));
    expect(other.losses).not.toEqual(constant.losses);
  });

  it.each([
    ['without validation graphs', {}],
    ['with them', { validation, selectEvery: 5 }],
  ])('resumes from its checkpoint with the same bits, %s', async (_, more) => {
    const options = { seed: 7, learningRate: 0.05, ...more };
    const { seconds: _a, ...whole } = await train(options);
    const checkpoint = { path: join(folder, 'run.json') };
    const controller = new AbortController();
    const half = await train({
      ...options,
      checkpoint,
      signal: controller.signal,
      onProgress: ({ step }) => step === 17 && controller.abort(),
    });
    expect(half).toMatchObject({ stopped: 'aborted', steps: 17 });
    const { seconds: _b, ...resumed } = await train({ ...options, checkpoint });
    expect(resumed).toEqual(whole);
    const { seconds: _c, ...longer } = await train({ ...options, checkpoint, steps: 45 });
    const { seconds: _d, ...long } = await train({ ...options, steps: 45 });
    expect(longer).toEqual(long);
  });

  it('refuses the checkpoint of another run, by name', async () => {
    const checkpoint = { path: join(folder, 'run.json') };
    await train({ checkpoint, validation });
    const other: Record<string, FitAcrossOptions> = {
      learningRate: { learningRate: 0.1 },
      weightDecay: { weightDecay: 0 },
      seed: { seed: 8 },
      selectEvery: { selectEvery: 3 },
      patience: { patience: 8 },
      restarts: { restarts: 0 },
      iterations: { iterations: 3 },
      validationGraphs: { validation: [...validation, ...validation] },
    };
    for (const [name, options] of Object.entries(other)) {
      await expect(train({ checkpoint, validation, ...options })).rejects.toThrow(`expected a checkpoint of ${name} `);
    }
    await expect(train({ checkpoint, validation }, examples.slice(1))).rejects.toThrow(
      'expected a checkpoint of graphs 2',
    );
  });

  it('refuses a loss that becomes NaN, and names the step', async () => {
    await expect(train({ learningRate: 1e38 })).rejects.toThrow(
      /^training loss: expected a number at every step .*, but got NaN at step \d+$/,
    );
  });

  it('refuses no graph, other columns, and impossible options', async () => {
    await expect(train({}, [])).rejects.toThrow('training graphs: expected at least one, but got none');
    const [{ input, observed, whole }] = examples;
    const narrow = { ...input, features: { ...input.features, cols: 4 } };
    await expect(train({}, [examples[1], { input: narrow, observed, whole }])).rejects.toThrow('F = 5 feature columns');
    await expect(train({ steps: 0 })).rejects.toThrow('steps: expected an integer of at least 1, but got 0');
  });
});
