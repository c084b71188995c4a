import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it, vi } from 'vitest';
import { InputError } from '../../src/errors';
import type { WasmBackend } from '../../src/kernels/WasmBackend';
import * as ops from '../../src/ops';
import { Rng } from '../../src/random/Rng';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';
import { OpSetting } from './OpSetting';
import { numbersOf, oddGraphs, sizesOf } from './oddGraphs';
import { type OpCase, opCases } from './opCases';

const cases = Object.entries(opCases).flatMap(([name, some]) =>
  some.map((one, i) => ({ ...one, name: some.length === 1 ? name : `${name} ${i + 1}` })),
);

type Values = readonly Float64Array[];
const volume = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
const shapesOf = ({ takes }: OpCase, setting: OpSetting) => takes.map((shape) => setting.sizes(shape)!);
const valuesOf = (op: OpCase, setting: OpSetting, seed = 1): Values =>
  shapesOf(op, setting).map((shape, i) => randomValues(volume(shape), seed + i, ...(op.between ?? [-1, 1])));
const tensorsOf = (values: readonly ArrayLike<number>[], shapes: readonly number[][]) =>
  values.map((one, i) => exact<tf.Tensor>(one, shapes[i]!));
const call = (op: OpCase, setting: OpSetting, tensors: readonly tf.Tensor[]) =>
  op.call(setting, ...(tensors as never[]));

interface Outcome {
  readonly shape: readonly number[] | undefined;
  readonly result: number[];
  readonly grads: number[][];
}

/** Value, and gradient of a weighted sum of it; undefined where the op refuses by a sentence. Keeps nothing. */
function outcome(op: OpCase, setting: OpSetting, values: readonly ArrayLike<number>[]): Outcome | undefined {
  const tensors = tensorsOf(values, shapesOf(op, setting));
  try {
    return tf.tidy(() => {
      const y = call(op, setting, tensors);
      if (!(y instanceof tf.Tensor)) return { shape: undefined, result: Array.from(y), grads: [] };
      const result = [...y.dataSync()];
      if (op.gradient === 'none') return { shape: y.shape, result, grads: [] };
      const weights = randomValues(y.size, 5);
      const { grads } = tf.valueAndGrads((...xs: tf.Tensor[]) =>
        ops.weightedSum(call(op, setting, xs) as tf.Tensor, weights),
      )(tensors);
      return { shape: y.shape, result, grads: grads.map((grad) => [...grad.dataSync()]) };
    });
  } catch (error) {
    expect(error, (error as Error).stack).toBeInstanceOf(InputError);
    return undefined;
  } finally {
    tf.dispose(tensors);
  }
}

/** What `work` returns, and how many blocks of the kernels' memory ops took and did not give back. */
function countingBlocks<R>(work: () => R): { first: R; blocks: number } {
  const device = tf.backend() as WasmBackend;
  const live = new Set<number>();
  const { alloc } = device;
  const free = device.memoryPool.free.bind(device.memoryPool);
  const spies = [
    vi.spyOn(device, 'alloc').mockImplementation((length) => {
      const block = alloc.call(device, length);
      live.add(block.byteOffset);
      return block;
    }),
    vi.spyOn(device.memoryPool, 'free').mockImplementation((at) => {
      live.delete(at);
      free(at);
    }),
  ];
  try {
    return { first: work(), blocks: live.size };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Largest difference of two lists, as a part of the largest entry; of what is next to nothing, of 0.001. */
function difference(a: readonly number[], b: readonly number[]): number {
  const scale = Math.max(1e-3, ...b.map(Math.abs));
  return Math.max(0, ...a.map((x, i) => Math.abs(x - b[i]!))) / scale;
}

it('every op is listed', () => {
  expect(Object.keys(opCases).sort()).toEqual(Object.keys(ops).sort());
});

describe.each(cases)('op $name', (op) => {
  const settings = Object.entries(oddGraphs).flatMap(([name, graph]) =>
    sizesOf(graph.n)
      .filter((k) => k > 0)
      .map((k) => ({ name: `${name}, K = ${k}`, graph, k })),
  );
  const path = new OpSetting(oddGraphs.path!, 2);

  it('gives numbers of its shape, twice the same, changes and keeps nothing, or refuses', () => {
    let gave = 0;
    for (const { name, graph, k } of settings) {
      const setting = new OpSetting(graph, k);
      const before = numbersOf(graph);
      const values = valuesOf(op, setting).map((one) => Float32Array.from(one));
      const kept = values.map((one) => [...one]);
      const tensors = tf.memory().numTensors;
      const { first, blocks } = countingBlocks(() => outcome(op, setting, values));
      expect(blocks, `${name}: blocks`).toBe(0);
      expect(tf.memory().numTensors, `${name}: tensors`).toBe(tensors);
      expect(outcome(op, setting, values), name).toEqual(first);
      expect(numbersOf(graph), name).toBe(before);
      expect(values.map((one) => [...one])).toEqual(kept);
      if (first === undefined) continue;
      gave++;
      const shape = setting.sizes(op.gives);
      if (first.shape !== undefined && shape !== undefined) expect(first.shape, name).toEqual(shape);
      expect([...first.result, ...first.grads.flat()].every(Number.isFinite), `${name}: ${JSON.stringify(first)}`).toBe(
        true,
      );
    }
    if (op.mayRefuse !== true) expect(gave).toBeGreaterThanOrEqual(settings.filter(({ graph }) => graph.n > 1).length);
    expect(gave).toBeGreaterThan(settings.length / 3);
  });

  it('leaves the tensors that it reads as they are', () => {
    const values = valuesOf(op, path);
    const tensors = tensorsOf(values, shapesOf(op, path));
    tf.tidy(() => void call(op, path, tensors));
    tensors.forEach((tensor, i) => {
      expect([...tensor.dataSync()]).toEqual([...Float32Array.from(values[i]!)]);
      tensor.dispose();
    });
  });

  it('says in float32 what it says in float64, with the gradient of central differences', async () => {
    for (const { name, graph, k } of settings.filter(({ graph }) => graph.n > 0)) {
      const setting = new OpSetting(graph, k, 1e-9);
      const single = outcome(op, new OpSetting(graph, k), valuesOf(op, setting));
      await inFloat64(() => {
        const values = valuesOf(op, setting);
        const double = outcome(op, setting, values);
        if (double === undefined) return;
        if (single !== undefined) expect(difference(single.result, double.result), `${name}: value`).toBeLessThan(1e-3);
        if (op.gradient !== undefined) return;
        const tensors = tensorsOf(values, shapesOf(op, setting));
        const f = (...xs: tf.Tensor[]) => call(op, setting, xs) as tf.Tensor;
        expect(gradientError(f, tensors), `${name}: gradient`).toBeLessThan(1e-4);
        tf.dispose(tensors);
      });
    }
  });

  it('gives the same whatever the order of the nodes', async () => {
    if (op.byPlace === true) return;
    await inFloat64(() => {
      for (const { name, graph, k } of settings) {
        const order = new Rng(3).shuffle(Int32Array.from({ length: graph.n }, (_, i) => i));
        const [plain, moved] = [new OpSetting(graph, k, 1e-9), new OpSetting(graph, k, 1e-9, order)];
        const values = valuesOf(op, plain);
        const places = values.map((one, i) =>
          op.takes[i]!.startsWith('n') ? moved.moveRows(one, volume(plain.sizes(op.takes[i]!)!.slice(1))) : one,
        );
        const [a, b] = [values, places].map((some, i) =>
          tf.tidy(() => {
            const setting = i === 0 ? plain : moved;
            try {
              const y = call(op, setting, tensorsOf(some, shapesOf(op, setting)));
              return y instanceof tf.Tensor ? [...y.dataSync()] : Array.from(y);
            } catch (error) {
              expect(error, (error as Error).stack).toBeInstanceOf(InputError);
              return undefined;
            }
          }),
        );
        if (a === undefined || b === undefined) {
          expect(b, name).toBe(a);
          continue;
        }
        const expected =
          op.gives.startsWith('n') && graph.n > 0
            ? [...moved.moveRows(Float64Array.from(a), a.length / graph.n)]
            : op.gives === 'e'
              ? a.sort((x, y) => x - y)
              : a;
        const found = op.gives === 'e' ? b.sort((x, y) => x - y) : b;
        expect(difference(found, expected), name).toBeLessThan(1e-8);
      }
    });
  });

  it('refuses tensors whose sizes do not fit', () => {
    const shapes = shapesOf(op, path);
    const [all, fixes] = [op.takes.join(''), `2${op.fixes ?? 'n'}`];
    op.takes.forEach((letters, i) => {
      [...letters].forEach((letter, axis) => {
        // A size is free where nothing else has its letter.
        if (all.split(letter).length < 3 && !fixes.includes(letter)) return;
        for (const by of [1, -1]) {
          const wrong = shapes.map((shape, j) => shape.map((size, a) => (j === i && a === axis ? size + by : size)));
          const tensors = wrong.map((shape) => exact<tf.Tensor>(randomValues(volume(shape), 1, 0.1, 0.9), shape));
          expect(() => tf.tidy(() => void call(op, path, tensors)), `${letters}: ${letter} ${by}`).toThrow(InputError);
          tf.dispose(tensors);
        }
      });
    });
  });

  it.each((op.refuses ?? []).map((refused, i) => ({ refused, i })))('refuses $i', ({ refused }) => {
    const tensors = tensorsOf(valuesOf(op, path), shapesOf(op, path));
    expect(() => tf.tidy(() => void refused(path, ...(tensors as never[])))).toThrow(InputError);
    tf.dispose(tensors);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('hands on a %d that it is given, or refuses it', (odd) => {
    op.takes.forEach((_, which) => {
      const values = valuesOf(op, path).map((one, i) => (i === which ? one.map((x, at) => (at === 0 ? odd : x)) : one));
      const tensors = tensorsOf(values, shapesOf(op, path));
      try {
        const y = tf.tidy(() => {
          const result = call(op, path, tensors);
          return result instanceof tf.Tensor ? [...result.dataSync()] : Array.from(result);
        });
        if (Number.isNaN(odd) && op.skipsSome !== true) expect(y.some(Number.isNaN), String(y)).toBe(true);
      } catch (error) {
        expect(error, (error as Error).stack).toBeInstanceOf(InputError);
      }
      tf.dispose(tensors);
    });
  });

  // Squares of larger ones have no place among 32-bit numbers.
  it.each([1e18, 1e-30])('makes no NaN of nodes with numbers near %d', (size) => {
    const values = valuesOf(op, path).map((one, i) =>
      i > 0 || op.between !== undefined ? one : one.map((x) => size * x),
    );
    const found = outcome(op, path, values);
    if (found !== undefined) expect(found.result.some(Number.isNaN), String(found.result)).toBe(false);
  });
});
