import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { methods } from '../../../src/methods';
import { blended } from '../../../src/methods/blend/blended';
import { together } from '../../../src/methods/blend/together';
import type { Lesson, Seen } from '../../../src/methods/Method';
import { problems } from '../../../src/problems';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import { resolveSettings } from '../../../src/settings';
import { exact, gradientError, randomValues } from '../../support/finiteDifference';
import { poisoned, smallRunData } from '../../support/smallRunData';

describe('together', () => {
  const pairs = Graph.fromEdges(4, [0, 2], [1, 3]);
  const partition = (...labels: number[]) => tf.oneHot(tf.tensor1d(labels, 'int32'), 2).toFloat() as tf.Tensor2D;
  const labels = Int32Array.of(0, 0, 1, 1);
  const of = (r: tf.Tensor2D) => together(pairs, labels, r).dataSync()[0];

  it('is the covariance of being together: of an answer with itself ¼ here, whatever parts are called, and 0 by chance', () => {
    expect(of(partition(0, 0, 1, 1))).toBeCloseTo(0.25, 6);
    expect(of(partition(1, 1, 0, 0))).toBeCloseTo(0.25, 6);
    expect(of(partition(0, 1, 0, 1))).toBeCloseTo(0, 6);
    expect(of(partition(0, 0, 0, 0))).toBeCloseTo(0, 6);
    expect(of(tf.fill([4, 2], 0.5))).toBeCloseTo(0, 6);
  });

  it('has the gradient of finite differences', () => {
    const r = exact<tf.Tensor>(randomValues(8, 1), [4, 2]);
    // It is quadratic, so wide differences are exact.
    expect(gradientError((x) => together(pairs, labels, x as tf.Tensor2D), [r], 0.1)).toBeLessThan(1e-4);
  });
});

describe('distilled search', () => {
  const method = methods.distilled!;
  const problem = problems.modularity;
  const data = smallRunData(problem);
  async function answers(set = {}, { train: graphs, valid: validation, test } = data) {
    const settings = resolveSettings('distilled', method.settings(problem, { partial: true }), {
      steps: 20,
      selectEvery: 10,
      ...set,
    });
    const lesson: Lesson = { problem, k: 3, columns: graphs[0]!.features.cols, graphs, validation, settings, seed: 1 };
    const solver = await method.learn(lesson);
    const found = test.map(({ part, graph, features, instance }) => solver.solve({ part, graph, features, instance }));
    solver.dispose();
    return found.map(({ solution }) => solution);
  }
  const blendValue = (at: number, labels: Int32Array) => {
    const { graph, features, instance } = data.test[at]!;
    const seen: Seen = { part: 0, graph, features, instance };
    const told = {
      source: 'allocation',
      ratio: 3,
      neighbors: 40,
      smoothing: 2,
      folds: 3,
      kept: 0.8,
      seen: 0.4,
    } as const;
    return modularityOf(blended(seen, told, 1).graph, labels);
  };

  it('learns by each teacher, which is not the same, and finds the cliques of unseen graphs', async () => {
    const all = [await answers(), await answers({ teacher: 'whole' }), await answers({ teacher: 'none' })];
    for (const [first] of all) expect(modularityOf(data.test[0]!.whole.graph, first!)).toBeGreaterThan(0.3);
  });

  it('takes of several passes the one that is best on the blend', async () => {
    const [two, eight] = [await answers({ passes: 2 }), await answers({ passes: 8 })];
    data.test.forEach((_, at) => {
      expect(blendValue(at, eight[at]!)).toBeGreaterThanOrEqual(blendValue(at, two[at]!) - 1e-9);
    });
  });

  it('cannot reach the hidden edges of a graph that it solves', async () => {
    expect(await answers({}, poisoned(data, problem))).toEqual(await answers());
  });

  it('says that it is for communities', () => {
    expect(method.accepts(problems.facility as never)).toBe(
      'Distilled search decides on communities (modularity), not facility',
    );
  });
});
