import * as tf from '@tensorflow/tfjs-core';
import { Graph } from '../../graph/Graph';
import type { DenseMatrix, SparseMatrix } from '../../graph/SparseMatrix';
import { currentDevice } from '../../kernels/backend';
import { Mlp } from '../../models/Mlp';
import { mixSeed, Rng } from '../../random/Rng';
import { Adam } from '../../training/Adam';
import { type LinkPairs, linkPairs } from './linkPairs';
import { thinnings } from './thinnings';

/** Times that a share of the edges is kept and the others are to be found, and the share. */
const [FOLDS, KEPT] = [4, 0.8];
/** Of all pairs without an edge, those that are learned from in each fold: so many for one that has a hidden edge. */
const NEGATIVES = 40;
const [HIDDEN, STEPS, LEARNING_RATE] = [16, 150, 0.03];
/** Streams of the seed. */
const [FOLD, DRAWN, WEIGHTS] = [84, 85, 86];

/**
 * How likely a pair of nodes is a hidden edge, learned on the edges given: each of four times a fifth of them is hidden, and a
 * linear function and a perceptron of 16 hidden units, added up, tell the pairs of `linkPairs` that were hidden from others
 * (binary cross-entropy, Adam, 150 steps over all).
 *
 * @param words n x F
 * @param options as `linkPairs`; the same seed gives the same bits
 * @returns the pairs of the whole graph, each with its probability as weight; no pair that is an edge. Without edges to learn
 * from, no pair
 */
export function learnLinks(
  graph: Graph,
  words: SparseMatrix,
  options: { neighbors: number; smoothing: number; seed: number },
): Graph {
  const { seed } = options;
  const lessons = thinnings(graph, { count: FOLDS, share: KEPT, seed: mixSeed(seed, FOLD) }).map(
    ({ kept, hidden }, t) => lessonOf(linkPairs(kept, words, options), hidden, new Rng(mixSeed(seed, DRAWN, t))),
  );
  const lesson = joined(lessons);
  const { heads, tails, columns } = linkPairs(graph, words, options);
  if (!lesson.labels.includes(1) || heads.length === 0) return Graph.fromEdges(graph.n, [], []);
  const scale = standardScale(lesson.columns);
  const model = new LinkModel(columns.cols, mixSeed(seed, WEIGHTS));
  try {
    model.fit(scale(lesson.columns), lesson);
    return Graph.fromEdges(graph.n, heads, tails, { weights: model.probabilities(scale(columns)) });
  } finally {
    model.dispose();
  }
}

/** Pairs with what came out of each. */
interface LinkLesson {
  readonly columns: DenseMatrix;
  /** 1 for a hidden edge, else 0. */
  readonly labels: Float32Array;
  /** Pairs that each stands for. */
  readonly weights: Float32Array;
}

/** All pairs that have a hidden edge, and some of the others, which stand for all of them. */
function lessonOf({ heads, tails, columns }: LinkPairs, hidden: Graph, rng: Rng): LinkLesson {
  const edges = new Set<number>();
  hidden.forEachEdge((u, v) => edges.add(u * hidden.n + v));
  const [found, others]: [number[], number[]] = [[], []];
  heads.forEach((u, p) => {
    (edges.has(u * hidden.n + tails[p]!) ? found : others).push(p);
  });
  const drawn = rng.shuffle(others).slice(0, NEGATIVES * found.length);
  const which = [...found, ...drawn];
  const values = new Float32Array(which.length * columns.cols);
  which.forEach((p, at) => {
    values.set(columns.values.subarray(p * columns.cols, (p + 1) * columns.cols), at * columns.cols);
  });
  return {
    columns: { ...columns, rows: which.length, values },
    labels: Float32Array.from(which, (_, at) => (at < found.length ? 1 : 0)),
    weights: Float32Array.from(which, (_, at) => (at < found.length ? 1 : others.length / drawn.length)),
  };
}

function joined(lessons: readonly LinkLesson[]): LinkLesson {
  const all = (of: (lesson: LinkLesson) => Float32Array) => Float32Array.from(lessons.flatMap((one) => [...of(one)]));
  const labels = all((one) => one.labels);
  const columns = { ...lessons[0]!.columns, rows: labels.length, values: all((one) => one.columns.values) };
  return { columns, labels, weights: all((one) => one.weights) };
}

/** Moves and scales columns as those of some rows need it to have mean 0 and variance 1. */
function standardScale({ rows, cols, values }: DenseMatrix): (matrix: DenseMatrix) => DenseMatrix {
  const mean = new Float64Array(cols);
  const square = new Float64Array(cols);
  values.forEach((x, at) => {
    mean[at % cols]! += x / rows;
    square[at % cols]! += x ** 2 / rows;
  });
  const deviation = square.map((sum, c) => Math.sqrt(Math.max(0, sum - mean[c]! ** 2)) || 1);
  return (matrix) => ({
    ...matrix,
    values: matrix.values.map((x, at) => (x - mean[at % cols]!) / deviation[at % cols]!),
  });
}

/** A linear function and a perceptron, added up. */
class LinkModel {
  private readonly parts: readonly [Mlp, Mlp];

  constructor(columns: number, seed: number) {
    this.parts = [
      new Mlp({ widths: [columns, 1], seed: mixSeed(seed, 0) }),
      new Mlp({ widths: [columns, HIDDEN, 1], activation: 'relu', seed: mixSeed(seed, 1) }),
    ];
  }

  fit(columns: DenseMatrix, { labels, weights }: LinkLesson): void {
    const adam = new Adam({ learningRate: LEARNING_RATE });
    const [target, weight] = [tf.tensor1d(labels), tf.tensor1d(weights)];
    const variables = this.parts.flatMap((part) => Object.values(part.variables));
    for (let step = 0; step < STEPS; step++) {
      tf.tidy(() => {
        const loss = () =>
          tf.losses.sigmoidCrossEntropy(target, this.logits(columns), weight, 0, tf.Reduction.MEAN) as tf.Scalar;
        adam.applyGradients(adam.computeGradients(loss, variables).grads);
      });
    }
    for (const one of [target, weight, adam]) one.dispose();
    currentDevice().release(columns.values);
  }

  probabilities(columns: DenseMatrix): Float32Array {
    const found = tf.tidy(() => this.logits(columns).dataSync() as Float32Array);
    currentDevice().release(columns.values);
    // No pair is impossible, so that each has a weight.
    return Float32Array.from(found, (x) => Math.max(LEAST, 1 / (1 + Math.exp(-x))));
  }

  dispose(): void {
    for (const part of this.parts) part.dispose();
  }

  private logits(columns: DenseMatrix): tf.Tensor1D {
    const [first, second] = this.parts.map((part) => part.rows(columns)) as [tf.Tensor2D, tf.Tensor2D];
    return tf.add(first, second).as1D();
  }
}

const LEAST = 1e-6;
