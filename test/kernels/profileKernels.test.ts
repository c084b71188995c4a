import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { currentDevice } from '../../src/kernels/backend';
import { profileKernels } from '../../src/kernels/profileKernels';
import { softmaxRows } from '../../src/ops';

const scores = tf.tensor2d([1, 2, 3, 4], [2, 2]);
const work = () => tf.tidy(() => [...softmaxRows(scores).dataSync()]);

it('profileKernels times the kernels that ran, returns what the work returned, and changes no value', async () => {
  const plain = work();
  const profiled = await profileKernels((times) => {
    expect(times.size).toBe(0);
    const result = work();
    return { result, names: [...times.keys()], ms: times.get('softmaxRows')! };
  });
  expect(profiled.result).toEqual(plain);
  expect(profiled.names).toEqual(['softmaxRows']);
  expect(profiled.ms).toBeGreaterThan(0);
});

it('profileKernels leaves the kernels as they were, also when the work throws', async () => {
  const { kernels } = currentDevice();
  const before = { ...kernels };
  await profileKernels(work);
  await expect(
    profileKernels(() => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect({ ...kernels }).toEqual(before);
  expect(kernels.softmaxRows).toBe(before.softmaxRows);
});
