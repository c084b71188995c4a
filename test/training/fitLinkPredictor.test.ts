import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import type { Features } from '../../src/graph/SparseMatrix';
import { currentDevice } from '../../src/kernels/backend';
import type { WasmBackend } from '../../src/kernels/WasmBackend';
import { GcnLinkPredictor } from '../../src/models/GcnLinkPredictor';
import { Rng } from '../../src/random/Rng';
import { auc } from '../../src/training/auc';
import { fitLinkPredictor } from '../../src/training/fitLinkPredictor';

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
    const losses = await fitLinkPredictor(model, graph, features, { steps: 150, seed: 1 });
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
      const losses = await fitLinkPredictor(model, graph, features, { steps: 20, seed: 3 });
      model.dispose();
      return losses;
    };
    const first = await train();
    const [tensors, bytes] = [tf.memory().numTensors, pool.bytesInUse];
    expect(await train()).toEqual(first);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(pool.bytesInUse).toBe(bytes);
  });
});
