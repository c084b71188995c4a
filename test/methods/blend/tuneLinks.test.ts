import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { LinkModel } from '../../../src/methods/blend/LinkModel';
import { nearByWords, predictLinks } from '../../../src/methods/blend/predictLinks';
import { blendOf, softBlend, softDecisionLoss, softWeights } from '../../../src/methods/blend/softBlend';
import { tuneLinks } from '../../../src/methods/blend/tuneLinks';
import { sigmoid } from '../../../src/ops/sigmoid';
import { exact, gradientError, inFloat64, randomValues } from '../../support/finiteDifference';
import { plantedWords } from '../../support/plantedWords';

/** Two triangles and a bridge; words join 0-4 and 1-3, scores are for these, 2-5 and 0-5. */
const seen = Graph.fromEdges(6, [0, 0, 1, 3, 3, 4, 2], [1, 2, 2, 4, 5, 5, 3]);
const words = Graph.fromEdges(6, [0, 1], [4, 3], { weights: [1, 0.5] });
const pairs = { heads: Int32Array.of(0, 0, 1, 2), tails: Int32Array.of(4, 5, 3, 5) };
const blend = softBlend(seen, words, pairs);
const decision = {
  labels: Int32Array.of(0, 0, 0, 1, 1, 1),
  k: 2,
  resolution: 1,
  judge: Graph.fromEdges(6, [0, 0, 1, 3, 3, 4, 2, 0], [1, 2, 2, 4, 5, 5, 5, 5]),
};

describe('softWeights', () => {
  it('are A + r_S (ΣA / ΣS) S + r_P (ΣA / ΣP) P', () => {
    const weights = softWeights(blend, tf.tensor1d([0.1, 0.2, 0.3, 0.4]), tf.tensor1d([2, 1]));
    const made = new Map<string, number>();
    blendOf(blend.edges, weights).forEachEdge((u, v, weight) => made.set(`${u} ${v}`, weight));
    // Seven edges are seen, words weigh 1.5 and scores 1.
    expect(made.get('0 1')).toBeCloseTo(1, 6);
    expect(made.get('0 4')).toBeCloseTo((2 * 7) / 1.5 + 7 * 0.1, 5);
    expect(made.get('1 3')).toBeCloseTo((2 * 7 * 0.5) / 1.5 + 7 * 0.3, 5);
    expect(made.get('2 5')).toBeCloseTo(7 * 0.4, 5);
    expect(made.size).toBe(11);
  });
});

describe('softDecisionLoss', () => {
  const lossOf = (scores: tf.Tensor, ratios: tf.Tensor) =>
    softDecisionLoss(blend, softWeights(blend, scores as tf.Tensor1D, ratios as tf.Tensor1D), decision);

  it('sends gradients of modularity to the scores and to both ratios, those of finite differences', async () => {
    await inFloat64(() => {
      const scores = exact<tf.Tensor>([0.1, 0.2, 0.3, 0.4], [4]);
      const ratios = exact<tf.Tensor>([0.02, 0.05], [2]);
      const weights = softWeights(blend, scores as tf.Tensor1D, ratios as tf.Tensor1D);
      // The scale of the layers is a constant to the gradient, and to the differences too.
      const scale = tf.tensor2d(
        Float32Array.from(blendOf(blend.edges, weights).strengths(), (d) => 20 / Math.sqrt(1 + d)),
        [6, 1],
      );
      const fixed = (p: tf.Tensor, r: tf.Tensor) =>
        softDecisionLoss(blend, softWeights(blend, p as tf.Tensor1D, r as tf.Tensor1D), { ...decision, scale });
      expect(fixed(scores, ratios).dataSync()[0]).toBe(lossOf(scores, ratios).dataSync()[0]);
      expect(gradientError((p, r) => fixed(p!, r!), [scores, ratios])).toBeLessThan(1e-6);
      const { grads } = tf.valueAndGrads((p: tf.Tensor, r: tf.Tensor) => lossOf(p, r))([scores, ratios]);
      for (const grad of grads) for (const one of grad.dataSync()) expect(Math.abs(one)).toBeGreaterThan(1e-9);
    });
  });

  it('reaches the weights of the model behind the scores', () => {
    const model = new LinkModel(3, 1);
    const columns = { kind: 'dense', rows: 4, cols: 3, values: Float32Array.from(randomValues(12, 5)) } as const;
    const { grads } = tf.variableGrads(
      () => lossOf(sigmoid(model.logits(columns)), tf.tensor1d([0.02, 0.05])),
      model.variables,
    );
    const sizes = model.variables.map(({ name }) => tf.max(tf.abs(grads[name]!)).dataSync()[0]!);
    // All but biases and weights of hidden units that are off.
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThanOrEqual(4);
    model.dispose();
  });
});

describe('tuneLinks', () => {
  const { graph, features } = plantedWords(11);
  const options = { neighbors: 5, smoothing: 2, seed: 3, k: 4, resolution: 1, ratio: 3, seen: 0.4 };

  it('changes what was learned and its weight, the same for the same seed, and leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    const tuned = tuneLinks(graph, features, options);
    expect(tf.memory().numTensors).toBe(before);
    const again = tuneLinks(graph, features, options);
    expect(again.links.weights).toEqual(tuned.links.weights);
    expect(again.ratio).toBe(tuned.ratio);
    expect(tuned.ratio).not.toBe(3);
    const learned = predictLinks('learned', graph, features, options);
    expect(tuned.links.colIdx).toEqual(learned.colIdx);
    const moved = tuned.links.weights!.map((weight, e) => Math.abs(weight / learned.weights![e]! - 1));
    expect(Math.max(...moved)).toBeGreaterThan(0.05);
  }, 120_000);

  it('is words alone where there is nothing to learn from', () => {
    const bare = Graph.fromEdges(graph.n, [0], [1]);
    const { links, ratio } = tuneLinks(bare, features, options);
    expect(ratio).toBe(3);
    expect(links.weights).toEqual(nearByWords(bare, features, options).weights);
  });
});
