import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { loadDataset } from '../../src/data';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import { currentDevice } from '../../src/kernels/backend';
import type { WasmBackend } from '../../src/kernels/WasmBackend';
import { ClusterNet } from '../../src/models/ClusterNet';
import { objectives } from '../../src/objectives';
import { fit } from '../../src/training/fit';

it('10,000 steps leave tensors, kernel memory and resident memory flat', async () => {
  const { full, features } = loadDataset('karate');
  const model = new ClusterNet({ features: features.full.cols, k: 4, seed: 1 });
  const pool = (currentDevice() as WasmBackend).memoryPool;
  const usage = () => ({ tensors: tf.memory().numTensors, bytes: pool.bytesInUse, highWater: pool.highWater });
  const seen: { step: number; rss: number; usage: ReturnType<typeof usage> }[] = [];
  const input = { adjacency: normalizedAdjacency(full), features: features.full };
  await fit(
    model,
    { input, objective: objectives.modularity.bind(full) },
    {
      steps: 10_000,
      restarts: 0,
      selectEvery: 2000,
      onProgress({ step }) {
        if (step % 500 === 0) seen.push({ step, rss: process.memoryUsage().rss, usage: usage() });
      },
    },
  );
  model.dispose();
  const [first] = seen;
  for (const later of seen) expect(later.usage).toEqual(first.usage);
  // The JavaScript heap breathes by tens of megabytes between collections, so floors are compared: 5,000 steps that leaked
  // the tensors of one step each would raise it by some 200 MiB.
  const floor = (part: typeof seen) => Math.min(...part.map(({ rss }) => rss));
  const half = seen.length / 2;
  expect(floor(seen.slice(half)) - floor(seen.slice(2, half))).toBeLessThan(16 * 2 ** 20);
}, 60_000);
