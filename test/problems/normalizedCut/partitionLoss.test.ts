import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { softmaxRows } from '../../../src/ops/softmaxRows';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import { PARTITION_LOSSES, type PartitionLoss, partitionLoss } from '../../../src/problems/normalizedCut/partitionLoss';
import { exact, gradientError, inFloat64, randomValues } from '../../support/finiteDifference';

/** Two triangles joined by one edge, as in figure 1 of CNC. */
const triangles = Graph.fromEdges(6, [0, 0, 1, 2, 3, 3, 4], [1, 2, 2, 3, 4, 5, 5]);
const weighted = Graph.fromEdges(6, [0, 1, 3, 2], [1, 2, 4, 3], { weights: [1, 2, 0.5, 3] });
const certain = (labels: number[], k: number) =>
  tf.tensor2d(
    labels.flatMap((label) => Array.from({ length: k }, (_, c) => (c === label ? 1 : 0))),
    [labels.length, k],
  );
const of = (loss: PartitionLoss, r: tf.Tensor, { selfLoops = 0, balance = 1 } = {}) =>
  partitionLoss(triangles, { loss, selfLoops, balance })(r).dataSync()[0]!;

describe.each(PARTITION_LOSSES)('loss %s', (loss) => {
  it.each([triangles, weighted])('has the gradient that differences show', async (graph) => {
    await inFloat64(() => {
      const f = partitionLoss(graph, { loss, selfLoops: 0.25, balance: 0.5 });
      const at = exact(randomValues(18, 1, -2, 2), [6, 3]);
      const error = gradientError((x) => f(softmaxRows(x as tf.Tensor2D)), [at]);
      // Stock tfjs ops are computed in float32 whatever the backend: larger steps, and three digits.
      if (!(error < 1e-5))
        expect(gradientError((x) => f(softmaxRows(x as tf.Tensor2D)), [at], 1e-2)).toBeLessThan(1e-3);
    });
  });

  it('prefers the two triangles to other halves, and leaves no tensor behind', () => {
    const [good, bad] = [certain([0, 0, 0, 1, 1, 1], 2), certain([0, 1, 0, 1, 0, 1], 2)];
    const before = tf.memory().numTensors;
    const f = partitionLoss(triangles, { loss, selfLoops: 0, balance: 1 });
    const values = [good, bad].map((r) => {
      const value = f(r);
      const [number] = value.dataSync();
      value.dispose();
      return number!;
    });
    expect(values[0]).toBeLessThan(values[1]!);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('values by hand, on two triangles and a bridge', () => {
  const halves = certain([0, 0, 0, 1, 1, 1], 2);
  const all = certain([0, 0, 0, 0, 0, 0], 2);

  it('gap adds nothing for equal parts, and K − 1 times its weight where one part has all', () => {
    expect(of('gap', halves)).toBeCloseTo(2 / 7, 6);
    expect(of('gap', all, { balance: 0.5 })).toBeCloseTo(1.5, 6);
  });

  it('mincut: −12/14 + 0 for the triangles; for one part −1 and the distance of (1, 0; 0, 0) to I / √2', () => {
    expect(of('mincut', halves)).toBeCloseTo(-12 / 14, 6);
    expect(of('mincut', all)).toBeCloseTo(-1 + Math.hypot(1 - Math.SQRT1_2, Math.SQRT1_2), 6);
  });

  it('dmon: −Q + (√K / n) ‖sizes‖ − 1', () => {
    expect(of('dmon', halves)).toBeCloseTo(-modularityOf(triangles, [0, 0, 0, 1, 1, 1]), 6);
    expect(of('dmon', all)).toBeCloseTo(Math.SQRT2 - 1, 6);
  });

  it('modularity is −Q', () => {
    expect(of('modularity', halves)).toBeCloseTo(-5 / 14, 6);
  });
});
