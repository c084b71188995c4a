import type * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import type { SparseMatrix } from '../../src/graph/SparseMatrix';
import {
  centroidUpdate,
  contrastive,
  dropout,
  featureConvolution,
  graphConvolution,
  gumbelSoftmax,
  linear,
  linkScores,
  modularity,
  normalizedCut,
  reluDropout,
  reluDropoutLinear,
  rowNormalize,
  similarity,
  softAssign,
  softKMeans,
  softmaxRows,
  tanhRows,
} from '../../src/ops';
import { gumbelNoise } from '../../src/random/gumbelNoise';
import { Rng } from '../../src/random/Rng';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

const random = (shape: number[], seed: number) =>
  exact<tf.Tensor2D>(
    randomValues(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ),
    shape,
  );

/** Two components, an isolated node, weights: 0-1-2, 3-4, 5. */
const odd = Graph.fromEdges(6, [0, 1, 3], [1, 2, 4], { weights: [1, 2, 0.5] });
const three = Graph.fromEdges(3, [0], [1], { weights: [2] });
const lone = Graph.fromEdges(1, [], []);
const sparse: SparseMatrix = {
  kind: 'sparse',
  rows: 3,
  cols: 4,
  rowPtr: Int32Array.of(0, 2, 2, 3),
  colIdx: Int32Array.of(0, 3, 1),
  values: Float32Array.of(0.5, 2, -1),
};
const bag: SparseMatrix = { ...sparse, values: null };
const scaledBag: SparseMatrix = { ...sparse, values: Float32Array.of(0.5, 0.5, -1) };
const dense = { kind: 'dense' as const, rows: 3, cols: 4, values: Float32Array.from(randomValues(12, 5)) };

/** Near and far, alike and not, and a point with itself. */
const pairs = {
  heads: Int32Array.of(0, 1, 2, 0, 3, 4, 2),
  tails: Int32Array.of(1, 2, 0, 4, 3, 3, 4),
  alike: [1, 0, 0, 1, 1, 1, 0],
};

type Case = [name: string, f: (...inputs: tf.Tensor[]) => tf.Tensor, inputs: () => tf.Tensor[]];
const two = (f: (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor) => f as (...inputs: tf.Tensor[]) => tf.Tensor;
const one = (f: (a: tf.Tensor2D) => tf.Tensor) => f as (...inputs: tf.Tensor[]) => tf.Tensor;

const cases: Case[] = [
  [
    'graphConvolution on a disconnected weighted graph',
    (h, b) => graphConvolution(normalizedAdjacency(odd), h as tf.Tensor2D, b as tf.Tensor1D),
    () => [random([6, 3], 1), random([3], 2)],
  ],
  [
    'graphConvolution on one node',
    (h, b) => graphConvolution(normalizedAdjacency(lone), h as tf.Tensor2D, b as tf.Tensor1D),
    () => [random([1, 3], 1), random([3], 2)],
  ],
  ['linear of a tensor', two(linear), () => [random([5, 3], 1), random([3, 7], 2)]],
  ['linear of sparse features', one((w) => linear(sparse, w)), () => [random([4, 3], 1)]],
  ['linear of features with constant rows', one((w) => linear(scaledBag, w)), () => [random([4, 3], 1)]],
  ['linear of dense features', one((w) => linear(dense, w)), () => [random([4, 3], 1)]],
  ...[sparse, bag, scaledBag, dense].map(
    (x, i): Case => [
      `featureConvolution, features ${i + 1} of 4`,
      (w, b) => featureConvolution(normalizedAdjacency(three), x, w as tf.Tensor2D, b as tf.Tensor1D),
      () => [random([4, 3], 1), random([3], 2)],
    ],
  ),
  ['reluDropout', one((x) => reluDropout(x, { rate: 0.3, seed: 4 })), () => [random([7, 5], 1)]],
  [
    'reluDropoutLinear',
    two((x, w) => reluDropoutLinear(x, w, { rate: 0.3, seed: 4 })),
    () => [random([7, 5], 1), random([5, 3], 2)],
  ],
  [
    'reluDropoutLinear of a layer wide enough for the path that skips zeros',
    two((x, w) => reluDropoutLinear(x, w, { rate: 0.5, seed: 4 })),
    () => [random([70, 9], 1), random([9, 17], 2)],
  ],
  ['dropout', one((x) => dropout(x, { rate: 0.3, seed: 4 })), () => [random([7, 5], 1)]],
  ['rowNormalize', one(rowNormalize), () => [random([7, 3], 1)]],
  ['similarity', two(similarity), () => [random([7, 3], 1), random([2, 3], 2)]],
  ['softmaxRows', one((s) => softmaxRows(s, 3)), () => [random([7, 5], 1)]],
  ['softAssign with K = 1', two((x, mu) => softAssign(x, mu, 5)), () => [random([4, 3], 1), random([1, 3], 2)]],
  ['softAssign with K = n', two((x, mu) => softAssign(x, mu, 5)), () => [random([4, 3], 1), random([4, 3], 2)]],
  ['centroidUpdate', two((x, mu) => centroidUpdate(x, mu, 5)), () => [random([9, 3], 1), random([4, 3], 2)]],
  ['centroidUpdate with K = 1', two((x, mu) => centroidUpdate(x, mu, 5)), () => [random([4, 3], 1), random([1, 3], 2)]],
  [
    'softKMeans, unrolled',
    one((x) => softKMeans(x, random([3, 3], 2), { beta: 4, iterations: 3, backward: 'unrolled' })),
    () => [random([9, 3], 1)],
  ],
  [
    'linkScores, also of a node with itself and of repeated pairs',
    (e, w) =>
      linkScores(e as tf.Tensor2D, w as tf.Tensor1D, {
        heads: Int32Array.of(0, 1, 2, 0),
        tails: Int32Array.of(1, 1, 0, 1),
      }),
    () => [random([3, 6], 1), random([6], 2)],
  ],
  ['modularity', one((r) => modularity(odd, softmaxRows(r))), () => [random([6, 3], 1)]],
  ...[0, 0.25, 1].flatMap((selfLoops) =>
    [1, 3, 6].map(
      (k): Case => [
        `normalizedCut, lambda ${selfLoops}, K = ${k}, rows that do not sum to 1 as well`,
        one((r) => normalizedCut(odd, r, { selfLoops })),
        () => [exact(randomValues(6 * k, 1, 0.1, 1), [6, k])],
      ],
    ),
  ),
  ['tanhRows', one((x) => tanhRows(x)), () => [random([7, 5], 1)]],
  [
    'tanhRows with a bias',
    (x, b) => tanhRows(x as tf.Tensor2D, b as tf.Tensor1D),
    () => [random([7, 5], 1), random([5], 2)],
  ],
  ['gumbelSoftmax without noise', one((z) => gumbelSoftmax(z, { tau: 0.7 })), () => [random([7, 5], 1)]],
  [
    'gumbelSoftmax, noise by seed',
    one((z) => gumbelSoftmax(z, { tau: 1.5, noise: gumbelNoise(new Rng(2), 35) })),
    () => [random([7, 5], 1)],
  ],
  ...(['squared', 'distance'] as const).map(
    (form): Case => [
      `contrastive, form ${form}`,
      one((v) => contrastive(v, pairs, { form })),
      () => [random([5, 3], 1)],
    ],
  ),
];

describe('every op against central differences in float64', () => {
  it.each(cases)('%s', async (_, f, inputs) => {
    await inFloat64(() => expect(gradientError(f, inputs())).toBeLessThan(1e-5));
  });
});

describe('every op in float32 against float64', () => {
  it.each(cases)('%s', async (_, f, inputs) => {
    const fast = await f(...inputs()).data();
    const slow = await inFloat64(() => f(...inputs()).dataSync());
    const difference = Math.hypot(...fast.map((value, i) => value - slow[i]));
    expect(difference).toBeLessThanOrEqual(1e-4 * Math.max(Math.hypot(...slow), 1e-3));
  });
});
