import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import type { Features } from '../../src/graph/SparseMatrix';
import { currentDevice } from '../../src/kernels/backend';
import type { WasmBackend } from '../../src/kernels/WasmBackend';
import { GcnLinkPredictor } from '../../src/models/GcnLinkPredictor';
import { Rng } from '../../src/random/Rng';
import { auc } from '../../src/training/auc';
import { modelWeights } from '../../src/training/checkpoint';
import { type FitLinkPredictorOptions, fitLinkPredictor, type LinkExample } from '../../src/training/fitLinkPredictor';
import { dropEdges } from '../../src/training/linkSamples';

/** Two groups of 20 nodes, dense inside, sparse between; the feature tells the group, noisily. */
function twoGroups(): { graph: Graph; hidden: [number, number][]; features: Features } {
  const rng = new Rng(8);
  const source: number[] = [];
  const target: number[] = [];
  const hidden: [number, number][] = [];
  for (let u = 0; u < 40; u++) {
    for (let v = 0; v < u; v++) {
      const edge = rng.float() < (u < 20 === v < 20 ? 0.5 : 0.03);
      if (!edge) continue;
      if (rng.float() < 0.3) hidden.push([u, v]);
      else source.push(u) && target.push(v);
    }
  }
  const values = Float32Array.from({ length: 40 * 4 }, (_, i) => rng.normal() * 0.5 + (i < 80 ? 1 : -1));
  return { graph: Graph.fromEdges(40, source, target), hidden, features: { kind: 'dense', rows: 40, cols: 4, values } };
}

describe('fitLinkPredictor', () => {
  it('learns to score hidden edges above non-edges', async () => {
    const { graph, hidden, features } = twoGroups();
    const model = new GcnLinkPredictor({ features: 4, hidden: 8, embedding: 8, seed: 1 });
    const { losses } = await fitLinkPredictor(model, [{ graph, features }], { steps: 150, seed: 1 });
    expect(losses[149]).toBeLessThan(losses[0]);
    const { weights } = model.predictGraph(graph, { adjacency: normalizedAdjacency(graph), features });
    const edges = new Set<number>(hidden.map(([u, v]) => u * 40 + v));
    graph.forEachEdge((u, v) => edges.add(v * 40 + u));
    const negatives: number[] = [];
    for (let u = 0; u < 40; u++)
      for (let v = 0; v < u; v++) if (!edges.has(u * 40 + v)) negatives.push(weights[u * 40 + v]);
    expect(
      auc(
        hidden.map(([u, v]) => weights[u * 40 + v]),
        negatives,
      ),
    ).toBeGreaterThan(0.65);
    model.dispose();
  });

  it('predicts 1 for observed edges, a symmetric probability elsewhere, 0 on the diagonal', () => {
    const { graph, features } = twoGroups();
    const model = new GcnLinkPredictor({ features: 4, hidden: 8, embedding: 8, seed: 1 });
    const input = { adjacency: normalizedAdjacency(graph), features };
    const { weights } = model.predictGraph(graph, input);
    const logit = tf.tidy(
      () => model.score(input, { heads: Int32Array.of(3), tails: Int32Array.of(30) }).dataSync()[0],
    );
    expect(weights[3 * 40 + 30]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 5);
    expect(weights[30 * 40 + 3]).toBe(weights[3 * 40 + 30]);
    expect(weights[41 * 5]).toBe(0);
    graph.forEachEdge((u, v) => expect(weights[u * 40 + v]).toBe(1));
    model.dispose();
  });

  it('gives the same bits for the same seed and leaves nothing behind', async () => {
    const { graph, features } = twoGroups();
    const pool = (currentDevice() as WasmBackend).memoryPool;
    const train = async () => {
      const model = new GcnLinkPredictor({ features: 4, hidden: 8, embedding: 8, seed: 2 });
      const { losses } = await fitLinkPredictor(model, [{ graph, features }], { steps: 20, seed: 3 });
      model.dispose();
      return losses;
    };
    const first = await train();
    const [tensors, bytes] = [tf.memory().numTensors, pool.bytesInUse];
    expect(await train()).toEqual(first);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(pool.bytesInUse).toBe(bytes);
  });

  describe('as a training', () => {
    const { graph, features } = twoGroups();
    const examples = [
      { graph, features },
      { graph: dropEdges(graph, 0.5, new Rng(1)), features },
    ];
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'fit-links-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    async function train(options: FitLinkPredictorOptions = {}, on: readonly LinkExample[] = examples) {
      const model = new GcnLinkPredictor({ features: 4, hidden: 8, embedding: 8, seed: 2 });
      try {
        const { seconds: _, ...result } = await fitLinkPredictor(model, on, { steps: 30, seed: 3, ...options });
        return { ...result, weights: modelWeights(model) };
      } finally {
        model.dispose();
      }
    }

    it('stops when aborted, and resumes from its checkpoint with the same bits', async () => {
      const checkpoint = { path: join(folder, 'run.json') };
      const controller = new AbortController();
      const half = await train({
        checkpoint,
        signal: controller.signal,
        onProgress: ({ step }) => step === 13 && controller.abort(),
      });
      expect(half).toMatchObject({ stopped: 'aborted', steps: 13 });
      expect(half.losses.length).toBe(13);
      const whole = await train();
      expect(whole).toMatchObject({ stopped: 'completed', steps: 30 });
      expect(await train({ checkpoint })).toEqual(whole);
      expect(await train({ checkpoint, steps: 40 })).toEqual(await train({ steps: 40 }));
    });

    it('refuses the checkpoint of another run, by name', async () => {
      const checkpoint = { path: join(folder, 'run.json') };
      await train({ checkpoint });
      for (const name of ['learningRate', 'weightDecay', 'edgeDropout', 'seed']) {
        await expect(train({ checkpoint, [name]: 0.5 })).rejects.toThrow(
          `expected a checkpoint of ${name} 0.5, but got`,
        );
      }
      await expect(train({ checkpoint }, examples.slice(1))).rejects.toThrow('expected a checkpoint of graphs 1, ');
    });

    it('refuses a loss that becomes NaN, and names the step', async () => {
      await expect(train({ learningRate: 1e38 })).rejects.toThrow(
        /^training loss: expected a number at every step .*, but got NaN at step \d+$/,
      );
    });

    it('refuses no graph', async () => {
      await expect(train({}, [])).rejects.toThrow('graphs: expected at least one, but got none');
    });
  });
});
