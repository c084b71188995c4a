import * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../src/graph/Graph';
import { normalizedCut } from '../src/ops/normalizedCut';
import { Rng } from '../src/random/Rng';
import type { BenchItem } from './BenchItem';
import { sample } from './sample';

/** Columns of the soft partition: cora's classes. */
const PARTS = 7;
const SEED = 0;

/**
 * The expected normalised cut of a soft partition of a graph, and its gradient: what a training step pays for the loss alone.
 * The value is the loss, the same for all.
 */
export function cutItem(name: string, graph: Graph, runs: number): BenchItem {
  const partition = softPartition(graph.n, new Rng(SEED));
  const r = tf.tensor2d(partition, [graph.n, PARTS]);
  const lossAndGradient = tf.valueAndGrad((x: tf.Tensor2D) => normalizedCut(graph, x));
  const work = () =>
    tf.tidy(() => {
      const { value, grad } = lossAndGradient(r);
      // Both are there by now: the kernels wait for nobody.
      return grad.size > 0 ? value.dataSync()[0]! : Number.NaN;
    });
  return {
    name,
    iterations: 0,
    nodes: graph.n,
    steps: runs,
    time: (_, count) => sample(work, count),
    value: work,
    peers: [{ name: 'sparse-pytorch', script: 'sparse_cut_pytorch.py' }],
    setup: { k: PARTS },
    problem: () => ({ arrays: { rowPtr: graph.rowPtr, colIdx: graph.colIdx, partition }, numbers: { n: graph.n } }),
  };
}

/** n x PARTS, rows that sum to 1. */
function softPartition(n: number, rng: Rng): Float32Array {
  const rows = new Float32Array(n * PARTS);
  for (let i = 0; i < n; i++) {
    const weights = Array.from({ length: PARTS }, () => Math.exp(2 * rng.normal()));
    const sum = weights.reduce((a, b) => a + b, 0);
    rows.set(
      weights.map((weight) => weight / sum),
      i * PARTS,
    );
  }
  return rows;
}
