import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import type { Features, SparseMatrix } from '../../src/graph/SparseMatrix';
import { currentDevice } from '../../src/kernels/backend';
import type { WasmBackend } from '../../src/kernels/WasmBackend';
import {
  featureConvolution,
  graphConvolution,
  reluDropoutLinear,
  rowNormalize,
  softAssign,
  softKMeans,
} from '../../src/ops';
import { type GcnWeights, partitionNodes } from '../../src/ops/partitionNodes';
import { releasePropagated } from '../../src/ops/propagatedFeatures';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';
import { randomGraph } from '../support/randomGraph';

/** Two components, an isolated node, weights: 0-1-2, 3-4, 5. */
const odd = Graph.fromEdges(6, [0, 1, 3], [1, 2, 4], { weights: [1, 2, 0.5] });
const sparse: SparseMatrix = {
  kind: 'sparse',
  rows: 6,
  cols: 4,
  rowPtr: Int32Array.of(0, 2, 2, 3, 4, 5, 6),
  colIdx: Int32Array.of(0, 3, 1, 2, 0, 3),
  values: Float32Array.of(0.5, 2, -1, 1, 0.3, 2),
};
const dense = (rows: number, cols: number): Features => ({
  kind: 'dense',
  rows,
  cols,
  values: Float32Array.from(randomValues(rows * cols, 5)),
});

function weightsOf(f: number, h: number, p: number): tf.Tensor[] {
  return [[f, h], [h], [h, p], [p]].map((shape, i) =>
    exact(
      randomValues(
        shape.reduce((a, b) => a * b, 1),
        i + 1,
      ),
      shape,
    ),
  );
}

const named = ([w1, b1, w2, b2]: tf.Tensor[]) => ({ w1, b1, w2, b2 }) as unknown as GcnWeights;
const options = { beta: 4, rate: 0.3, seed: 7 };

/** The ops it stands for, one by one. */
function composed(graph: Graph, x: Features, inputs: tf.Tensor[], mu0: tf.Tensor2D, iterations: number) {
  const adjacency = normalizedAdjacency(graph);
  const { w1, b1, w2, b2 } = named(inputs);
  const hidden = featureConvolution(adjacency, x, w1, b1);
  const embedded = rowNormalize(graphConvolution(adjacency, reluDropoutLinear(hidden, w2, options), b2));
  return softAssign(embedded, softKMeans(embedded, mu0, { ...options, iterations }), options.beta);
}

describe('partitionNodes', () => {
  it.each([
    ['dense', dense(6, 4), 5, 3],
    ['dense, narrow hidden layer', dense(6, 4), 3, 6],
    ['sparse', sparse, 5, 3],
  ] as const)('has the gradient of finite differences: %s features', async (_, x, h, p) => {
    await inFloat64(() => {
      const mu0 = exact<tf.Tensor2D>(randomValues(2 * p, 9, 0, 1), [2, p]);
      const adjacency = normalizedAdjacency(odd);
      // Without updates before the differentiated one the approximate gradient is exact.
      const f = (...inputs: tf.Tensor[]) =>
        partitionNodes(adjacency, x, named(inputs), { ...options, mu0, iterations: 0 });
      expect(gradientError(f, weightsOf(4, h, p))).toBeLessThan(1e-5);
    });
  });

  it.each([0, 1, 3])('equals the ops it stands for, values and gradients, T = %i', async (iterations) => {
    const [n, f, h, p, k] = [1100, 5, 7, 6, 3];
    const graph = randomGraph(n, 0.005, 3);
    const adjacency = normalizedAdjacency(graph);
    const x = dense(n, f);
    const largestDifference = () => {
      const mu0 = exact<tf.Tensor2D>(randomValues(k * p, 9, 0, 1), [k, p]);
      const inputs = weightsOf(f, h, p);
      const target = exact<tf.Tensor2D>(randomValues(n * k, 11), [n, k]);
      const run = (op: (...inputs: tf.Tensor[]) => tf.Tensor) => {
        const { value, grads } = tf.valueAndGrads(
          (...args) =>
            op(...args)
              .mul(target)
              .sum() as tf.Scalar,
        )(inputs);
        return [value, ...grads].map((tensor) => Array.from(tensor.dataSync()));
      };
      const fused = run((...args) => partitionNodes(adjacency, x, named(args), { ...options, mu0, iterations }));
      const single = run((...args) => composed(graph, x, args, mu0, iterations));
      return Math.max(
        ...fused.map((values, i) => {
          const scale = Math.max(...single[i].map(Math.abs));
          return Math.max(...values.map((value, j) => Math.abs(value - single[i][j]))) / scale;
        }),
      );
    };
    expect(largestDifference()).toBeLessThan(1e-3); // float32
    expect(await inFloat64(largestDifference)).toBeLessThan(1e-6);
    releasePropagated(currentDevice(), adjacency);
  });

  it('holds three n x p matrices beside the propagated features, and frees all of them', () => {
    const [n, p, k] = [20_000, 48, 4];
    const pool = (currentDevice() as WasmBackend).memoryPool;
    const graph = randomGraph(200, 0.05, 1);
    const adjacency = { ...normalizedAdjacency(graph), n };
    adjacency.rowPtr = new Int32Array(n + 1).fill(graph.rowPtr[200]);
    adjacency.rowPtr.set(graph.rowPtr);
    adjacency.inverseDegree = new Float64Array(n).fill(1);
    const x = dense(n, p);
    const mu0 = exact<tf.Tensor2D>(randomValues(k * p, 9, 0, 1), [k, p]);
    const inputs = weightsOf(p, p, p);
    const before = pool.bytesInUse;
    let most = 0;
    const alloc = pool.alloc.bind(pool);
    pool.alloc = (bytes) => {
      const at = alloc(bytes);
      most = Math.max(most, pool.bytesInUse - before);
      return at;
    };
    try {
      tf.tidy(() => {
        const loss = (...args: tf.Tensor[]) =>
          partitionNodes(adjacency, x, named(args), { ...options, mu0 })
            .square()
            .sum() as tf.Scalar;
        tf.valueAndGrads(loss)(inputs);
      });
    } finally {
      pool.alloc = alloc;
    }
    const matrix = 4 * n * p;
    expect(most / matrix).toBeGreaterThan(4);
    expect(most / matrix).toBeLessThan(4.8); // and a few of n x K
    releasePropagated(currentDevice(), adjacency);
    for (const array of [adjacency.rowPtr, adjacency.colIdx, adjacency.inverseDegree]) currentDevice().release(array);
    expect(pool.bytesInUse).toBe(before);
  });

  it('says which sizes it expected', () => {
    const mu0 = tf.ones([2, 3]) as tf.Tensor2D;
    const bad = () =>
      partitionNodes(normalizedAdjacency(odd), dense(5, 4), named(weightsOf(4, 5, 3)), { ...options, mu0 });
    expect(bad).toThrow('partitionNodes: expected features of n = 6 rows');
    expect(bad).toThrow('but got 5 x 4, 4 x 5, 5, 5 x 3, 3, 2 x 3');
  });

  it.each([
    ['columns of features', 5, [4, 5], [5], [5, 3], [3]],
    ['the first bias', 4, [4, 5], [4], [5, 3], [3]],
    ['rows of the second layer', 4, [4, 5], [5], [4, 3], [3]],
    ['its columns', 4, [4, 5], [5], [5, 2], [3]],
    ['the second bias', 4, [4, 5], [5], [5, 3], [2]],
  ])('refuses %s that do not fit', (_, columns, ...shapes) => {
    const mu0 = tf.ones([2, 3]) as tf.Tensor2D;
    const weights = named(shapes.map((shape) => tf.zeros(shape)));
    expect(() => partitionNodes(normalizedAdjacency(odd), dense(6, columns), weights, { ...options, mu0 })).toThrow(
      'partitionNodes: expected features of n = 6 rows',
    );
  });
});
