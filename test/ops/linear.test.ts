import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import type { Features } from '../../src/graph/SparseMatrix';
import { featureConvolution } from '../../src/ops/featureConvolution';
import { linear } from '../../src/ops/linear';

const [rows, cols] = [4, 3];
const places = {
  kind: 'sparse',
  rows,
  cols,
  rowPtr: Int32Array.of(0, 2, 2, 3, 5),
  colIdx: Int32Array.of(0, 2, 1, 0, 1),
};
const w = [
  [1, -2],
  [3, 5],
  [-4, 7],
];
const g = [
  [1, 2],
  [3, -1],
  [-2, 4],
  [5, 6],
];
/** The same places with values of every kind, and X in full. */
const cases: [name: string, make: () => Features, x: number[][]][] = [
  [
    'ones',
    () => ({ ...places, values: null }) as Features,
    [
      [1, 0, 1],
      [0, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
    ],
  ],
  [
    'one value a row',
    () => ({ ...places, values: Float32Array.of(0.5, 0.5, -2, 3, 3) }) as Features,
    [
      [0.5, 0, 0.5],
      [0, 0, 0],
      [0, -2, 0],
      [3, 3, 0],
    ],
  ],
  [
    'values of their own',
    () => ({ ...places, values: Float32Array.of(0.5, 0.5, -2, 3, 4) }) as Features,
    [
      [0.5, 0, 0.5],
      [0, 0, 0],
      [0, -2, 0],
      [3, 4, 0],
    ],
  ],
  [
    'dense',
    () => ({ kind: 'dense', rows, cols, values: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) }),
    [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
      [10, 11, 12],
    ],
  ],
];
const product = (a: number[][], b: number[][]) =>
  a.map((row) => b[0]!.map((_, c) => row.reduce((sum, value, i) => sum + value * b[i]![c]!, 0)));
const transposed = (a: number[][]) => a[0]!.map((_, c) => a.map((row) => row[c]!));

describe.each(cases)('constant features, %s', (_, make, x) => {
  it('are multiplied as the matrix that they are, and so are gradients, with Xᵀ', () => {
    const features = make();
    // Twice: what is prepared once for a matrix is used again.
    for (let time = 0; time < 2; time++) {
      expect(linear(features, tf.tensor2d(w)).arraySync()).toEqual(product(x, w));
      const gradient = tf.grad((v: tf.Tensor) => linear(features, v as tf.Tensor2D))(tf.tensor2d(w), tf.tensor2d(g));
      expect(gradient.arraySync()).toEqual(product(transposed(x), g));
    }
  });

  it('are convolved: Â X W + b, with D⁻¹(A + I) for Â, and (Â X)ᵀ g for the gradient', () => {
    const adjacency = normalizedAdjacency(Graph.fromEdges(4, [0, 0, 0], [1, 2, 3]));
    const quarter = [1, 1, 1, 1].map((one) => one / 4);
    const hat = [quarter, [0.5, 0.5, 0, 0], [0.5, 0, 0.5, 0], [0.5, 0, 0, 0.5]];
    const hatX = product(hat, x);
    const bias = tf.tensor1d([10, 20]);
    const f = (v: tf.Tensor) => featureConvolution(adjacency, make(), v as tf.Tensor2D, bias);
    const expected = product(hatX, w).map(([a, b]) => [a! + 10, b! + 20]);
    expect(f(tf.tensor2d(w)).arraySync()).toEqual(expected);
    expect(tf.grad(f)(tf.tensor2d(w), tf.tensor2d(g)).arraySync()).toEqual(product(transposed(hatX), g));
  });
});

it('linear refuses weights that do not fit', () => {
  expect(() => linear(cases[0]![1](), tf.zeros([2, 2]))).toThrow('linear: expected weights with F = 3 rows, but got 2');
});
