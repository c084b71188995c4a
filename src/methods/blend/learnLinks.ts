import { Graph } from '../../graph/Graph';
import type { DenseMatrix, SparseMatrix } from '../../graph/SparseMatrix';
import { mixSeed, Rng } from '../../random/Rng';
import { LinkModel } from './LinkModel';
import { type LinkPairs, linkPairs } from './linkPairs';
import { standardScale } from './standardScale';
import { type Thinning, thinnings } from './thinnings';

/** Times that a share of the edges is kept and the others are to be found, and the share. */
const [FOLDS, KEPT] = [4, 0.8];
/** Of all pairs without an edge, those that are learned from in each fold: so many for one that has a hidden edge. */
const NEGATIVES = 40;
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
export function learnLinks(graph: Graph, words: SparseMatrix, options: LearnOptions): Graph {
  const trained = trainLinks(graph, words, options);
  if (trained === null) return Graph.fromEdges(graph.n, [], []);
  const { model, scale, pairs } = trained;
  try {
    return linksOf(graph, pairs, model.probabilities(scale(pairs.columns)));
  } finally {
    model.dispose();
  }
}

interface LearnOptions {
  neighbors: number;
  smoothing: number;
  seed: number;
}

/** What was learned, and from what. */
export interface TrainedLinks {
  /** The caller disposes of it. */
  readonly model: LinkModel;
  /** How the model wants its columns. */
  readonly scale: (columns: DenseMatrix) => DenseMatrix;
  /** Of the whole graph. */
  readonly pairs: LinkPairs;
  readonly folds: readonly (Thinning & { readonly pairs: LinkPairs })[];
}

/** The model behind `learnLinks`; null where there is nothing to learn from. */
export function trainLinks(graph: Graph, words: SparseMatrix, options: LearnOptions): TrainedLinks | null {
  const { seed } = options;
  const folds = thinnings(graph, { count: FOLDS, share: KEPT, seed: mixSeed(seed, FOLD) }).map((thinning) => ({
    ...thinning,
    pairs: linkPairs(thinning.kept, words, options),
  }));
  const lesson = joined(folds.map(({ pairs, hidden }, t) => lessonOf(pairs, hidden, new Rng(mixSeed(seed, DRAWN, t)))));
  const pairs = linkPairs(graph, words, options);
  if (!lesson.labels.includes(1) || pairs.heads.length === 0) return null;
  const scale = standardScale(lesson.columns);
  const model = new LinkModel(pairs.columns.cols, mixSeed(seed, WEIGHTS));
  model.fit(scale(lesson.columns), lesson);
  return { model, scale, pairs, folds };
}

/** Pairs as edges of a graph. */
export function linksOf({ n }: Graph, { heads, tails }: LinkPairs, weights: ArrayLike<number>): Graph {
  return Graph.fromEdges(n, heads, tails, { weights });
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
