import * as tf from '@tensorflow/tfjs-core';
import { leidenToK } from '../../baselines/modularity/leidenToK';
import { blendGraphs } from '../../graph/blendGraphs';
import type { Graph } from '../../graph/Graph';
import type { SparseMatrix } from '../../graph/SparseMatrix';
import { currentDevice } from '../../kernels/backend';
import { assignValues, emptyVariable } from '../../models/initialize';
import { sigmoid } from '../../ops/sigmoid';
import { mixSeed } from '../../random/Rng';
import { Adam } from '../../training/Adam';
import { LEAST } from './LinkModel';
import { linksOf, trainLinks } from './learnLinks';
import { type LinkOptions, nearByWords } from './predictLinks';
import { blendOf, softBlend, softDecisionLoss, softWeights } from './softBlend';

/** Steps, one fold after the other, and their size. */
const [STEPS, LEARNING_RATE] = [60, 0.01];
/** Each step starts from a search of little effort. */
const QUICK = { tries: 1, sweeps: 30 };

export interface TuneOptions extends LinkOptions {
  k: number;
  resolution: number;
  /** r, weight of all predicted edges beside all seen ones, to begin with. */
  ratio: number;
  /** f, share of the whole graph's edges that is seen. */
  seen: number;
}

/**
 * The links of `learnLinks` beside words, trained further for the decision: in each fold modularity, on a graph in which the kept edges
 * weigh f and the hidden ones 1 − f, of what is decided on the fold's blend (`softDecisionLoss`, from quick search's answer).
 * Its gradients reach the scores' model and both ratios, which begin equal (Adam, 60 steps).
 *
 * @returns S, words and scores as they were found to weigh, and r
 */
export function tuneLinks(graph: Graph, words: SparseMatrix, options: TuneOptions): { links: Graph; ratio: number } {
  const { k, resolution, ratio, seen, seed } = options;
  const near = nearByWords(graph, words, options);
  const trained = trainLinks(graph, words, options);
  if (trained === null) return { links: near, ratio };
  const { model, scale, pairs, folds } = trained;
  const logRatios = emptyVariable([2], { trainable: true });
  assignValues(logRatios, [Math.log(ratio / 2), Math.log(ratio / 2)]);
  const adam = new Adam({ learningRate: LEARNING_RATE });
  const lessons = folds.map((fold) => ({
    blend: softBlend(fold.kept, nearByWords(fold.kept, words, options), fold.pairs),
    columns: scale(fold.pairs.columns),
    judge: blendGraphs(fold.kept, [{ graph: fold.hidden, ratio: (1 - seen) / seen }]),
  }));
  try {
    for (let step = 0; step < STEPS; step++) {
      const { blend, columns, judge } = lessons[step % lessons.length]!;
      tf.tidy(() => {
        const weights = () =>
          softWeights(
            blend,
            tf.add(sigmoid(model.logits(columns)), LEAST) as tf.Tensor1D,
            tf.exp(logRatios) as tf.Tensor1D,
          );
        const labels = leidenToK(blendOf(blend.edges, weights()), {
          k,
          resolution,
          seed: mixSeed(seed, SEARCH, step),
          ...QUICK,
        });
        const loss = () => softDecisionLoss(blend, weights(), { labels, k, resolution, judge });
        adam.applyGradients(adam.computeGradients(loss, [...model.variables, logRatios]).grads);
      });
    }
    const [ofWords, ofScores] = Array.from(logRatios.dataSync(), Math.exp) as [number, number];
    const scored = linksOf(graph, pairs, model.probabilities(scale(pairs.columns)));
    return { links: blendGraphs(near, [{ graph: scored, ratio: ofScores / ofWords }]), ratio: ofWords + ofScores };
  } finally {
    for (const { columns } of lessons) currentDevice().release(columns.values);
    for (const one of [logRatios, adam, model]) one.dispose();
  }
}

/** A stream of the seed. */
const SEARCH = 91;
