import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { node2vec } from '../../src/features/node2vec';
import type { FeatureProgress } from '../../src/features/trainSkipGram';
import { Graph } from '../../src/graph/Graph';
import { BACKEND, REFERENCE_BACKEND } from '../../src/kernels/backend';
import type { WasmBackend } from '../../src/kernels/WasmBackend';
import { relativeError } from '../kernels/random';

afterEach(() => {
  tf.setBackend(BACKEND);
});

/** Two cliques of `size` nodes joined by one edge, then `isolated` nodes. */
function cliques(size: number, isolated = 0): Graph {
  const [source, target]: [number[], number[]] = [[], []];
  for (const first of [0, size]) {
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) source.push(first + i) && target.push(first + j);
  }
  source.push(0);
  target.push(size);
  return Graph.fromEdges(2 * size + isolated, source, target);
}

const small = { dimensions: 16, walkLength: 20, window: 4 };

describe('node2vec', () => {
  it('puts members of a clique closer together than members of two', async () => {
    const { values, cols } = await node2vec(cliques(8), { ...small, walks: 20, seed: 1 });
    const row = (i: number) => values.subarray(i * cols, (i + 1) * cols);
    const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, c) => sum + x * b[c], 0);
    const cosine = (i: number, j: number) => dot(row(i), row(j)) / Math.sqrt(dot(row(i), row(i)) * dot(row(j), row(j)));
    const within: number[] = [];
    const between: number[] = [];
    for (let i = 0; i < 16; i++) for (let j = 0; j < i; j++) (i < 8 === j < 8 ? within : between).push(cosine(i, j));
    const mean = (all: number[]) => all.reduce((a, b) => a + b) / all.length;
    expect(mean(within) - mean(between)).toBeGreaterThan(0.3);
  });

  it('gives the same bits for the same seed, others for another', async () => {
    const graph = cliques(4, 1);
    const [a, b, c] = await Promise.all([1, 1, 2].map((seed) => node2vec(graph, { ...small, q: 0.5, seed })));
    expect(b.values).toEqual(a.values);
    expect(c.values).not.toEqual(a.values);
  });

  it('agrees with the float64 twin', async () => {
    const options = { ...small, walks: 2, p: 0.5, seed: 3 };
    const fast = await node2vec(cliques(5, 2), options);
    tf.setBackend(REFERENCE_BACKEND);
    const slow = await node2vec(cliques(5, 2), options);
    expect(relativeError(fast.values, slow.values)).toBeLessThan(1e-4);
  });

  it('leaves isolated nodes a small finite vector, and takes graphs of no edge, one node and none', async () => {
    const { values } = await node2vec(cliques(3, 2), small);
    expect(values.every(Number.isFinite)).toBe(true);
    const isolated = values.subarray(6 * 16);
    expect(isolated.every((x) => Math.abs(x) <= 0.5 / 16)).toBe(true);
    expect(isolated.some((x) => x !== 0)).toBe(true);
    for (const n of [0, 1, 3]) {
      const alone = await node2vec(Graph.fromEdges(n, [], []), small);
      expect([alone.rows, alone.cols, alone.values.length]).toEqual([n, 16, 16 * n]);
      expect(alone.values.every(Number.isFinite)).toBe(true);
    }
  });

  it('reports walks done up to the last, and gives all memory back', async () => {
    const pool = (tf.backend() as WasmBackend).memoryPool;
    const before = pool.bytesInUse;
    const seen: FeatureProgress[] = [];
    await node2vec(cliques(4), { ...small, walks: 3, epochs: 2, onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ done: 48, total: 48 });
    expect(pool.bytesInUse).toBeLessThanOrEqual(before);
  });

  it('rejects with the reason of an abort, before and while it works, and gives all memory back', async () => {
    const graph = cliques(20);
    const pool = (tf.backend() as WasmBackend).memoryPool;
    const before = pool.bytesInUse;
    await expect(node2vec(graph, { signal: AbortSignal.abort(new Error('never began')) })).rejects.toThrow(
      'never began',
    );
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('enough'));
    const long = node2vec(graph, { walks: 1000, onProgress, signal: controller.signal });
    await expect(long).rejects.toThrow('enough');
    expect(pool.bytesInUse).toBeLessThanOrEqual(before);
  });

  it('refuses impossible options', async () => {
    const graph = cliques(3);
    await expect(node2vec(graph, { window: 0 })).rejects.toThrow('window: expected an integer between 1');
    await expect(node2vec(graph, { dimensions: 1.5 })).rejects.toThrow('dimensions: expected an integer');
    await expect(node2vec(graph, { learningRate: Number.NaN })).rejects.toThrow(
      'learningRate: expected a finite number',
    );
    await expect(node2vec(graph, { p: -1 })).rejects.toThrow('p: expected a finite number above 0, but got -1');
  });
});
