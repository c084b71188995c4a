import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { BACKEND, currentDevice } from '../../src/kernels/backend';
import { WasmBackend } from '../../src/kernels/WasmBackend';
import { rowNormalize, softmaxRows } from '../../src/ops';
import { randomValues } from '../support/finiteDifference';

const backend = () => currentDevice() as WasmBackend;
const matrix = (n: number, p: number, seed = 1) => tf.tensor2d(Float32Array.from(randomValues(n * p, seed)), [n, p]);

describe('the default backend', () => {
  it('is ours after import', () => {
    expect(tf.getBackend()).toBe(BACKEND);
    expect(backend()).toBeInstanceOf(WasmBackend);
  });

  it('composes with stock ops, forward and backward', () => {
    const x = matrix(4, 3);
    const f = (t: tf.Tensor) => tf.sum(tf.mul(softmaxRows(tf.add(t, 1) as tf.Tensor2D), tf.exp(t))) as tf.Scalar;
    const stock = (t: tf.Tensor) => tf.sum(tf.mul(tf.softmax(tf.add(t, 1)), tf.exp(t))) as tf.Scalar;
    const ours = tf.grad(f)(x).dataSync();
    const theirs = tf.grad(stock)(x).dataSync();
    ours.forEach((value, i) => {
      expect(value).toBeCloseTo(theirs[i], 5);
    });
  });

  it('survives a window into one of its tensors: slice, at its begin or not', () => {
    const y = rowNormalize(matrix(8, 4));
    const all = Array.from(y.dataSync());
    const before = backend().memoryPool.bytesInUse;
    const windows = [y.slice([0, 0], [2, 4]), y.slice([3, 0], [2, 4]), ...tf.split(y, 2)];
    expect(windows.map((one) => Array.from(one.dataSync()))).toEqual(
      [
        [0, 8],
        [12, 20],
        [0, 16],
        [16, 32],
      ].map(([from, to]) => all.slice(from, to)),
    );
    tf.dispose(windows);
    expect(backend().memoryPool.bytesInUse).toBe(before);
    rowNormalize(matrix(8, 4, 9)).dispose(); // would write into a block that was freed
    expect(Array.from(y.dataSync())).toEqual(all);
    y.dispose();
  });

  it('frees the memory of disposed tensors', () => {
    const before = backend().memoryPool.bytesInUse;
    for (let t = 0; t < 10; t++) tf.tidy(() => rowNormalize(matrix(100, 50))).dispose();
    expect(backend().memoryPool.bytesInUse).toBe(before);
  });

  it('hands out values that survive the tensor', () => {
    const y = rowNormalize(matrix(8, 4));
    const values = y.dataSync();
    const copy = Array.from(values);
    y.dispose();
    rowNormalize(matrix(8, 4, 9)).dispose();
    expect(Array.from(values)).toEqual(copy);
  });

  it('keeps the high water of repeated work flat', () => {
    const work = () => tf.tidy(() => tf.grad((t) => tf.sum(rowNormalize(t as tf.Tensor2D)))(matrix(300, 50)));
    work().dispose();
    const before = backend().memoryPool.highWater;
    for (let t = 0; t < 200; t++) work().dispose();
    expect(backend().memoryPool.highWater).toBe(before);
  });
});

describe('another backend', () => {
  it('gets the same values, copied in and out', async () => {
    const [n, p] = [6, 5];
    const f = (t: tf.Tensor) => tf.sum(tf.square(rowNormalize(t as tf.Tensor2D).slice([0, 1], [n, 2]))) as tf.Scalar;
    const here = tf.tidy(() => tf.grad(f)(matrix(n, p)).arraySync());
    const inUse = backend().memoryPool.bytesInUse;
    await tf.setBackend('cpu');
    const there = tf.tidy(() => tf.grad(f)(matrix(n, p)).arraySync());
    await tf.setBackend(BACKEND);
    expect(there).toEqual(here);
    expect(backend().memoryPool.bytesInUse).toBe(inUse);
  });
});
