import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../src/experiments/inductive/problems';
import { ClusterNet } from '../../src/models/ClusterNet';
import { objectives } from '../../src/problems';
import { modelWeights } from '../../src/training/checkpoint';
import { type FitInductiveOptions, fitInductive, type InductiveExample } from '../../src/training/fitInductive';
import { smallData } from '../support/inductiveData';

const data = smallData();
const examples = data.train.map((graph) => exampleOf(objectives.modularity, graph));
const validation = data.valid.map((graph) => exampleOf(objectives.modularity, graph));

async function train(options: FitInductiveOptions = {}, on: readonly InductiveExample[] = examples) {
  const model = new ClusterNet({ features: 5, k: 3, hidden: 8, embedding: 6, seed: 2 });
  try {
    const result = await fitInductive(model, on, { steps: 30, iterations: 2, ...options });
    return { ...result, weights: modelWeights(model) };
  } finally {
    model.dispose();
  }
}

describe('fitInductive', () => {
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
    const others = examples.map(({ input, observed }) => ({ input, observed, full: observed }));
    expect((await train({ steps: 1 }, others)).losses).not.toEqual((await train({ steps: 1 })).losses);
  });

  it('draws every training graph', async () => {
    const seen = new Set<number>();
    const watched = examples.map((example, i) => ({
      ...example,
      full: {
        ...example.full,
        loss: (r: tf.Tensor) => {
          seen.add(i);
          return example.full.loss(r);
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

  it('refuses no graph, other columns, and impossible options', async () => {
    await expect(train({}, [])).rejects.toThrow('training graphs: expected at least one, but got none');
    const [{ input, observed, full }] = examples;
    const narrow = { ...input, features: { ...input.features, cols: 4 } };
    await expect(train({}, [examples[1], { input: narrow, observed, full }])).rejects.toThrow('F = 5 feature columns');
    await expect(train({ steps: 0 })).rejects.toThrow('steps: expected an integer of at least 1, but got 0');
  });
});
