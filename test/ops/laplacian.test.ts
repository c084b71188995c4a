import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { batchGraphs } from '../../src/graph/batchGraphs';
import { Graph } from '../../src/graph/Graph';
import { symmetricAdjacency } from '../../src/graph/symmetricAdjacency';
import {
  appendColumns,
  firstOfTwo,
  graphErrors,
  type LaplacianWeights,
  laplacianConvolution,
  laplacianStack,
  leakyRelu,
  repeatRows,
  rowsBetween,
  standardizeGraphs,
  weightedSum,
} from '../../src/ops';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

/** 0-1-2 with weights, 3-4, and 5 alone. */
const odd = Graph.fromEdges(6, [0, 1, 3], [1, 2, 4], { weights: [1, 2, 0.5] });
const path = Graph.fromEdges(3, [0, 1], [1, 2]);
const lone = Graph.fromEdges(1, [], []);
const batch = batchGraphs([path, lone, odd]);

const random = (shape: number[], seed: number) =>
  exact<tf.Tensor2D>(
    randomValues(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ),
    shape,
  );
const weightsOf = (tensors: readonly tf.Tensor[]): LaplacianWeights => ({
  own: tensors[0] as tf.Tensor2D,
  laplacian: tensors[1] as tf.Tensor2D,
  bias: (tensors[2] ?? null) as tf.Tensor1D | null,
});

/** S Θ0 + L S Θ1 + b with L written out, n x n: slow and plain. */
function denseLayer(graph: Graph, s: number[][], own: number[][], laplacian: number[][], bias: number[]): number[][] {
  const { n } = graph;
  const d = graph.strengths();
  const l = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j): number => (i === j ? 1 : 0)));
  graph.forEachEdge((u, v, w) => {
    l[u]![v] = l[v]![u] = -w / Math.sqrt(d[u]! * d[v]!);
  });
  const times = (a: number[][], b: number[][]) =>
    a.map((row) => b[0]!.map((_, c) => row.reduce((sum, x, k) => sum + x * b[k]![c]!, 0)));
  const [first, second] = [times(s, own), times(times(l, s), laplacian)];
  return first.map((row, i) => row.map((x, c) => x + second[i]![c]! + bias[c]!));
}

const rows = (values: ArrayLike<number>, width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, i) => Array.from(values).slice(i * width, (i + 1) * width));

describe('laplacianConvolution', () => {
  it.each([
    [2, 5],
    [5, 2],
    [3, 3],
  ])('is S Θ0 + L S Θ1 + b for %i to %i columns, whichever side Â goes to', async (g, h) => {
    await inFloat64(() => {
      const [s, own, laplacian, bias] = [random([6, g], 1), random([g, h], 2), random([g, h], 3), random([h], 4)];
      const y = laplacianConvolution(symmetricAdjacency(odd), s, weightsOf([own, laplacian, bias]));
      const expected = denseLayer(
        odd,
        rows(s.dataSync(), g),
        rows(own.dataSync(), h),
        rows(laplacian.dataSync(), h),
        Array.from(bias.dataSync()),
      ).flat();
      Array.from(y.dataSync()).forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i]!, 12);
      });
    });
  });

  it('has 1 on the diagonal of L for an isolated node', () => {
    const weights = weightsOf([tf.tensor2d([[2]]), tf.tensor2d([[3]])]);
    expect(laplacianConvolution(symmetricAdjacency(lone), tf.tensor2d([[10]]), weights).dataSync()[0]).toBe(50);
  });

  it.each([
    [2, 5],
    [5, 2],
  ])('has the gradient of finite differences, %i to %i columns, with and without a bias', async (g, h) => {
    await inFloat64(() => {
      const inputs = () => [random([10, g], 1), random([g, h], 2), random([g, h], 3), random([h], 4)];
      const f = (s: tf.Tensor, ...weights: tf.Tensor[]) =>
        laplacianConvolution(batch.adjacency, s as tf.Tensor2D, weightsOf(weights));
      expect(gradientError(f, inputs())).toBeLessThan(1e-7);
      expect(gradientError(f, inputs().slice(0, 3))).toBeLessThan(1e-7);
    });
  });

  it('refuses sizes that do not fit, saying which', () => {
    const adjacency = symmetricAdjacency(path);
    const weights = weightsOf([tf.ones([2, 3]), tf.ones([2, 3])]);
    expect(() => laplacianConvolution(adjacency, tf.ones([4, 2]), weights)).toThrow(/expected n = 3 rows, but got 4/);
    expect(() => laplacianConvolution(adjacency, tf.ones([3, 1]), weights)).toThrow(InputError);
    expect(() => laplacianConvolution(adjacency, tf.ones([3, 2]), { ...weights, laplacian: tf.ones([2, 2]) })).toThrow(
      /2 x 3/,
    );
    expect(() => laplacianConvolution(adjacency, tf.ones([3, 2]), { ...weights, bias: tf.ones([2]) })).toThrow(/bias/);
  });
});

describe('laplacianStack', () => {
  const shapes = [
    [2, 4],
    [4, 4],
    [4, 2],
  ] as const;
  const layersOf = (tensors: readonly tf.Tensor[], biases = true) =>
    shapes.map((_, l) => weightsOf(tensors.slice(l * (biases ? 3 : 2), (l + 1) * (biases ? 3 : 2))));
  const inputs = (biases = true) =>
    shapes.flatMap(([g, h], l) => [
      random([g, h], 10 + l),
      random([g, h], 20 + l),
      ...(biases ? [random([h], 30 + l)] : []),
    ]);
  const s = () => random([10, 2], 9);

  it('is the layers one after the other, with leaky ReLU between', async () => {
    await inFloat64(() => {
      const layers = layersOf(inputs());
      const stacked = laplacianStack(batch.adjacency, s(), layers).dataSync();
      const plain = layers.reduce((x, layer, l) => {
        const y = laplacianConvolution(batch.adjacency, x, layer);
        return l < 2 ? leakyRelu(y) : y;
      }, s());
      expect(Array.from(stacked)).toEqual(Array.from(plain.dataSync()));
    });
  });

  it.each([true, false])('has the gradient of finite differences, biases %s', async (biases) => {
    await inFloat64(() => {
      const all = (x: tf.Tensor, ...w: tf.Tensor[]) =>
        laplacianStack(batch.adjacency, x as tf.Tensor2D, layersOf(w, biases));
      expect(gradientError(all, [s(), ...inputs(biases)])).toBeLessThan(1e-6);
      const weights = (...w: tf.Tensor[]) =>
        laplacianStack(batch.adjacency, s(), layersOf(w, biases), { gradients: 'weights' });
      expect(gradientError(weights, inputs(biases))).toBeLessThan(1e-6);
      const held = layersOf(inputs(biases), biases);
      const input = (x: tf.Tensor) => laplacianStack(batch.adjacency, x as tf.Tensor2D, held, { gradients: 'input' });
      expect(gradientError(input, [s()])).toBeLessThan(1e-6);
    });
  });

  it('keeps gradients apart: the first output teaches the weights alone, the second the input alone', async () => {
    await inFloat64(() => {
      const [x, ...w] = [s(), ...inputs()];
      const [a, b] = [randomValues(20, 50), randomValues(20, 51)];
      const gradsOf = (f: (...all: tf.Tensor[]) => tf.Scalar) =>
        tf
          .grads(f)([x!, ...w])
          .map((grad) => Array.from(grad.dataSync()));
      const apart = gradsOf((input, ...rest) => {
        const both = laplacianStack(batch.adjacency, input as tf.Tensor2D, layersOf(rest), { gradients: 'apart' });
        expect(both.shape).toEqual([20, 2]);
        return weightedSum(both, [...a, ...b]);
      });
      const through = (weights: Float64Array) =>
        gradsOf((input, ...rest) =>
          weightedSum(laplacianStack(batch.adjacency, input as tf.Tensor2D, layersOf(rest)), weights),
        );
      const [first, second] = [through(a), through(b)];
      const expected = [second[0]!, ...first.slice(1)].flat();
      apart.flat().forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i]!, 10);
      });
    });
  });
});

describe('ops on batches', () => {
  const { starts } = batch;

  it('leakyRelu and repeatRows and firstOfTwo, by hand', () => {
    expect(Array.from(leakyRelu(tf.tensor1d([-1, 0, 2]), 0.5).dataSync())).toEqual([-0.5, 0, 2]);
    expect(() => leakyRelu(tf.tensor1d([1]), 1)).toThrow(InputError);
    expect(Array.from(repeatRows(tf.tensor2d([[1, 2]]), 2).dataSync())).toEqual([1, 2, 1, 2]);
    expect(Array.from(firstOfTwo(tf.tensor2d([[0, Math.log(3)]])).dataSync())[0]).toBeCloseTo(0.25, 6);
    expect(() => firstOfTwo(tf.ones([2, 3]))).toThrow(/2 columns/);
    expect(Array.from(rowsBetween(tf.tensor1d([5, 6, 7]), 1, 3).dataSync())).toEqual([6, 7]);
    expect(Array.from(appendColumns([1, 2], tf.tensor2d([[5], [6]])).dataSync())).toEqual([1, 5, 2, 6]);
    const wide = appendColumns(
      [1, 2, 3, 4],
      tf.tensor2d([
        [5, 6, 7],
        [8, 9, 10],
      ]),
    );
    expect(wide.arraySync()).toEqual([
      [1, 2, 5, 6, 7],
      [3, 4, 8, 9, 10],
    ]);
    expect(() => appendColumns([1, 2, 3], tf.tensor2d([[5], [6]]))).toThrow(InputError);
  });

  it('standardizeGraphs brings each graph to mean 1/2 and deviation 1/6, and a flat one to 1/2', () => {
    const y = standardizeGraphs(tf.tensor2d([1, 3, 7, 7], [4, 1]), Int32Array.of(0, 2, 4)).dataSync();
    expect(y[0]).toBeCloseTo(1 / 3, 6);
    expect(y[1]).toBeCloseTo(2 / 3, 6);
    expect([y[2], y[3]]).toEqual([0.5, 0.5]);
  });

  it('standardizeGraphs sees neither a shift nor a factor', async () => {
    await inFloat64(() => {
      const x = randomValues(20, 5);
      const at = (values: Float64Array) => Array.from(standardizeGraphs(exact(values, [10, 2]), starts).dataSync());
      const moved = at(x.map((value) => 3 * value + 4));
      at(x).forEach((value, i) => {
        expect(moved[i]).toBeCloseTo(value, 9);
      });
    });
  });

  it('graphErrors is a mean over graphs, of mean squares or their root', () => {
    const x = tf.tensor1d([1, 3, 2]);
    expect(graphErrors(x, [0, 0, 0], Int32Array.of(0, 2, 3), 'mse').dataSync()[0]).toBeCloseTo((5 + 4) / 2, 5);
    expect(graphErrors(x, [0, 0, 0], Int32Array.of(0, 2, 3), 'rms').dataSync()[0]).toBeCloseTo(
      (Math.sqrt(5) + 2) / 2,
      5,
    );
    expect(() => graphErrors(x, [0, 0], Int32Array.of(0, 3), 'mse')).toThrow(InputError);
  });

  type Op = (x: tf.Tensor) => tf.Tensor;
  const targets = randomValues(10, 8, 0, 1);
  const cases: [string, number[], Op][] = [
    ['leakyRelu', [10, 2], (x) => leakyRelu(x)],
    ['repeatRows', [10, 2], (x) => repeatRows(x as tf.Tensor2D, 3)],
    ['rowsBetween', [10, 2], (x) => rowsBetween(x, 2, 7)],
    ['appendColumns', [10, 2], (x) => appendColumns(randomValues(10, 3), x as tf.Tensor2D)],
    ['firstOfTwo', [10, 2], (x) => firstOfTwo(x as tf.Tensor2D)],
    ['standardizeGraphs', [10, 2], (x) => standardizeGraphs(x as tf.Tensor2D, starts)],
    ['weightedSum', [10, 2], (x) => weightedSum(x, randomValues(20, 4))],
    ['graphErrors, mse', [10], (x) => graphErrors(x as tf.Tensor1D, targets, starts, 'mse')],
    ['graphErrors, rms', [10], (x) => graphErrors(x as tf.Tensor1D, targets, starts, 'rms')],
  ];
  it.each(cases)('%s has the gradient of finite differences', async (_, shape, op) => {
    await inFloat64(() => {
      expect(gradientError(op, [random(shape, 6)])).toBeLessThan(1e-6);
    });
  });

  it('standardizeGraphs and graphErrors have gradient 0 where there is nothing to tell', async () => {
    await inFloat64(() => {
      const flat = tf.grad((x) => weightedSum(standardizeGraphs(x as tf.Tensor2D, Int32Array.of(0, 2)), [1, 2]));
      expect(Array.from(flat(exact([4, 4], [2, 1])).dataSync(), Math.abs)).toEqual([0, 0]);
      const right = tf.grad((x) => graphErrors(x as tf.Tensor1D, [4, 4], Int32Array.of(0, 2), 'rms'));
      expect(Array.from(right(exact([4, 4], [2])).dataSync())).toEqual([0, 0]);
    });
  });
});
