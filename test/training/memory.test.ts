import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { loadDataset } from '../../src/data/loadDataset';
import { currentDevice } from '../../src/kernels/backend';
import type { WasmBackend } from '../../src/kernels/WasmBackend';
import { ClusterNet } from '../../src/models/ClusterNet';
import { problems } from '../../src/problems';
import { fit } from '../../src/training/fit';
import { trainingProblem } from '../../src/training/trainingProblem';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

it('10,000 steps leave tensors, kernel memory and what a collection leaves of the heap flat', async () => {
  const { full, features } = loadDataset('karate');
  const model = new ClusterNet({ features: features.full.cols, k: 4, seed: 1 });
  const pool = (currentDevice() as WasmBackend).memoryPool;
  const usage = () => ({ tensors: tf.memory().numTensors, bytes: pool.bytesInUse, highWater: pool.highWater });
  const seen: { heap: number; usage: ReturnType<typeof usage> }[] = [];
  await fit(model, trainingProblem(problems.modularity, full, features.full, { k: 4 }), {
    steps: 10_000,
    restarts: 0,
    selectEvery: 2000,
    onProgress({ step }) {
      if (step % 1000 !== 0) return;
      collect();
      const { heapUsed, external } = process.memoryUsage();
      seen.push({ heap: heapUsed + external, usage: usage() });
    },
  });
  model.dispose();
  const [first] = seen;
  for (const later of seen) expect(later.usage).toEqual(first.usage);
  // Not resident memory: it grows and shrinks by tens of megabytes with when the runtime collects. Half a kilobyte that every
  // step kept would fail here.
  const [middle, last] = [seen[4], seen[9]];
  expect(last.heap - middle.heap).toBeLessThan(2 * 2 ** 20);
}, 60_000);
