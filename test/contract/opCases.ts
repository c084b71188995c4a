import type * as tf from '@tensorflow/tfjs-core';
import { allPairsHops } from '../../src/graph/distance/allPairsHops';
import { levelsOf } from '../../src/graph/distance/levelsOf';
import { sortedDistances } from '../../src/graph/distance/sortedDistances';
import { targetHops } from '../../src/graph/distance/targetHops';
import { normalizedAdjacency } from '../../src/graph/normalizedAdjacency';
import { symmetricAdjacency } from '../../src/graph/symmetricAdjacency';
import type { Floats } from '../../src/kernels/Floats';
import * as ops from '../../src/ops';
import type { OpSetting } from './OpSetting';

/** An op on a graph of n nodes with K clusters, p or h columns: what it takes and gives, in these letters. */
export interface OpCase {
  /** Shapes of its tensors; where n comes first, a row is a node's. */
  readonly takes: readonly string[];
  /** Shape of its result; another letter says nothing of the size, `e` is a number an edge. */
  readonly gives: string;
  /** Tensors are of this type; 1-d and 2-d ones are passed as they come. */
  readonly call: (setting: OpSetting, ...tensors: never[]) => tf.Tensor | ArrayLike<number>;
  /** Its tensors' values; default −1 to 1. */
  readonly between?: readonly [low: number, high: number];
  /** Sizes that it knows from its constants, so that tensors of another are refused; default n. */
  readonly fixes?: string;
  /** What follows the place of an entry, not the node: the nodes' order then counts. */
  readonly byPlace?: true;
  /** No gradient passes, or one that is no derivative by definition. */
  readonly gradient?: 'none' | 'approximate';
  /** A fixed point that is not reached is refused. */
  readonly mayRefuse?: true;
  /** A number that is not finite costs only what it touches: it need not be seen in the result. */
  readonly skipsSome?: true;
  /** Calls that have to be refused, beside those with tensors of other shapes. */
  readonly refuses?: readonly ((setting: OpSetting, ...tensors: never[]) => unknown)[];
}

const marginals: readonly [number, number] = [0.05, 0.9];
const doubled = (output: Floats, x: Floats): Floats => {
  for (let i = 0; i < x.length; i++) output[i] = 2 * x[i]!;
  return output;
};
/** Counts of steps that are none. */
const endless = [Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5];
type Refused = NonNullable<OpCase['refuses']>[number];
type T1 = tf.Tensor1D;
type T2 = tf.Tensor2D;

/**
 * Every op of `clusternet.ops`, by its name: to list a new one here is to test it. A test says which is missing.
 */
export const opCases: Readonly<Record<keyof typeof ops, readonly OpCase[]>> = {
  addBias: [{ takes: ['np', 'p'], gives: 'np', fixes: '', call: (_, x: T2, b: T1) => ops.addBias(x, b) }],
  appendColumns: [
    {
      takes: ['np'],
      gives: 'nq',
      call: (s, x: T2) => ops.appendColumns(s.column(2, 1), x),
      refuses: [(s, x: T2) => ops.appendColumns([...s.column(2, 1), 1], x)],
    },
  ],
  centroidJacobian: [
    {
      takes: ['np', 'kp'],
      gives: '',
      fixes: '',
      call: (_, x: T2, mu: T2) => ops.centroidJacobian(x, mu, 3),
      gradient: 'none',
    },
  ],
  centroidUpdate: [
    { takes: ['np', 'kp'], gives: 'kp', fixes: '', call: (_, x: T2, mu: T2) => ops.centroidUpdate(x, mu, 3) },
    {
      takes: ['np'],
      gives: 'kp',
      fixes: 'p',
      call: (s, x: T2) => ops.centroidUpdate(x, s.centres(), 3, { constantCentres: true }),
    },
  ],
  contrastive: (['squared', 'distance'] as const).map((form) => ({
    takes: ['np'],
    gives: '',
    fixes: '',
    call: (s, v: T2) => ops.contrastive(v, { ...s.pairs(), alike: [1, 0, 1] }, { form }),
    skipsSome: true,
    refuses: [
      (s, v: T2) => ops.contrastive(v, { ...s.pairs(), alike: [1] }, { form }),
      (s, v: T2) => ops.contrastive(v, { heads: Int32Array.of(0), tails: Int32Array.of(s.n), alike: [1] }, { form }),
      (_, v: T2) => ops.contrastive(v, { heads: Int32Array.of(-1), tails: Int32Array.of(0), alike: [1] }, { form }),
    ],
  })),
  convergedCentroids: [
    {
      takes: ['np', 'kp'],
      gives: 'kp',
      fixes: '',
      call: (_, x: T2, mu: T2) => ops.convergedCentroids(x, mu, 3).mu,
      refuses: endless.map(
        (maxIterations) => (_, x: T2, mu: T2) => ops.convergedCentroids(x, mu, 3, { maxIterations }),
      ),
      gradient: 'none',
      mayRefuse: true,
    },
  ],
  customOp: [
    {
      takes: ['np'],
      gives: 'np',
      fixes: '',
      call: (_, x: T2) =>
        ops.customOp({
          inputs: [x],
          forward: (device, [v]) => ({ output: doubled(device.alloc(x.size), v!), shape: x.shape }),
          backward: (device, dy) => [doubled(device.alloc(x.size), dy)],
        }),
    },
  ],
  degreeSum: [{ takes: ['nk'], gives: 'k', call: ({ graph }, x: T2) => ops.degreeSum(graph, x), skipsSome: true }],
  dropout: [
    {
      takes: ['np'],
      gives: 'np',
      fixes: '',
      call: (_, x: T2) => ops.dropout(x, { rate: 0.3, seed: 2 }),
      byPlace: true,
      skipsSome: true,
      refuses: [1, -0.1, Number.NaN].map((rate) => (_, x: T2) => ops.dropout(x, { rate })),
    },
  ],
  edgeDots: [{ takes: ['nk'], gives: 'e', call: ({ graph }, x: T2) => ops.edgeDots(graph, x), skipsSome: true }],
  edgeSum: [{ takes: ['nk'], gives: '', call: ({ graph }, x: T2) => ops.edgeSum(graph, x), skipsSome: true }],
  expectedCover: [
    { takes: ['n'], gives: '', call: (s, x: T1) => ops.expectedCover(s.neighbourhoods(), x), between: marginals },
  ],
  expectedDistance: [
    {
      takes: ['n'],
      gives: 'n',
      call: ({ graph }, x: T1) => ops.expectedDistance(levelsOf(allPairsHops(graph), 3), x),
      between: marginals,
    },
  ],
  expectedOverflow: [
    {
      takes: ['n'],
      gives: '',
      call: (s, x: T1) =>
        ops.expectedOverflow(
          s.preferences(),
          x,
          s.column(1, 2).map((c) => 0.2 + c * c),
        ),
      between: marginals,
      skipsSome: true,
      refuses: [(s, x: T1) => ops.expectedOverflow(s.preferences(), x, s.column(2, 2))],
    },
  ],
  expectedReach: [
    {
      takes: ['n'],
      gives: '',
      call: (s, x: T1) => ops.expectedReach(s.graph, x, { sources: s.nodes(0, 3), steps: 3 }),
      between: marginals,
      skipsSome: true,
      refuses: [
        ({ graph }, x: T1) => ops.expectedReach(graph, x, { sources: [] }),
        ({ graph, n }, x: T1) => ops.expectedReach(graph, x, { sources: [n] }),
        ...endless.map(
          (steps): Refused =>
            ({ graph }, x: T1) =>
              ops.expectedReach(graph, x, { sources: [0], steps }),
        ),
      ],
    },
  ],
  featureConvolution: (['sparse', 'bag', 'dense'] as const).map((kind) => ({
    takes: ['ph', 'h'],
    gives: 'nh',
    fixes: 'p',
    call: (s, w: T2, b: T1) => ops.featureConvolution(normalizedAdjacency(s.graph), s.features(kind), w, b),
  })),
  firstOfTwo: [{ takes: ['n2'], gives: 'n', fixes: '', call: (_, x: T2) => ops.firstOfTwo(x) }],
  graphConvolution: [
    {
      takes: ['nh', 'h'],
      gives: 'nh',
      call: ({ graph }, x: T2, b: T1) => ops.graphConvolution(normalizedAdjacency(graph), x, b),
    },
  ],
  graphErrors: (['mse', 'rms'] as const).map((kind) => ({
    takes: ['n'],
    gives: '',
    call: (s, x: T1) => ops.graphErrors(x, s.column(1, 3), Int32Array.of(0, s.n), kind),
    refuses: [(s, x: T1) => ops.graphErrors(x, s.column(1, 3), Int32Array.of(0, s.n + 1), kind)],
  })),
  gumbelSoftmax: [
    {
      takes: ['nk'],
      gives: 'nk',
      call: (s, z: T2) => ops.gumbelSoftmax(z, { tau: 0.7, noise: s.column(s.k, 4) }),
      refuses: [0, -1, Number.NaN, Number.POSITIVE_INFINITY].map((tau) => (_, z: T2) => ops.gumbelSoftmax(z, { tau })),
    },
  ],
  heuristicCentroids: (['k-means++', 'lloyd', 'mini-batch'] as const).map((heuristic) => ({
    takes: ['np', 'kp'],
    gives: 'kp',
    fixes: '',
    call: (_, x: T2, mu: T2) => ops.heuristicCentroids(x, mu, heuristic, { seed: 1 }),
    refuses: endless.flatMap((odd): Refused[] => [
      (_, x: T2, mu: T2) => ops.heuristicCentroids(x, mu, heuristic, { rounds: odd }),
      (_, x: T2, mu: T2) => ops.heuristicCentroids(x, mu, heuristic, { batch: odd }),
    ]),
    byPlace: true,
    gradient: 'none',
    skipsSome: true,
  })),
  implicitCentroids: [
    {
      takes: ['np'],
      gives: 'kp',
      fixes: 'p',
      call: (s, x: T2) =>
        ops.implicitCentroids(x, ops.convergedCentroids(x, s.centres(), 1, { tolerance: s.tolerance }).mu, 1),
      mayRefuse: true,
    },
  ],
  laplacianConvolution: [
    {
      takes: ['np', 'ph', 'ph', 'h'],
      gives: 'nh',
      call: ({ graph }, x: T2, own: T2, laplacian: T2, bias: T1) =>
        ops.laplacianConvolution(symmetricAdjacency(graph), x, { own, laplacian, bias }),
    },
    {
      takes: ['nh', 'hp', 'hp'],
      gives: 'np',
      call: ({ graph }, x: T2, own: T2, laplacian: T2) =>
        ops.laplacianConvolution(symmetricAdjacency(graph), x, { own, laplacian, bias: null }),
    },
  ],
  laplacianEnergy: [
    { takes: ['np'], gives: '', call: ({ graph }, y: T2) => ops.laplacianEnergy(graph, y), skipsSome: true },
  ],
  laplacianStack: [
    {
      takes: ['np', 'ph', 'ph', 'h', 'hp', 'hp', 'p'],
      gives: 'np',
      call: ({ graph }, x: T2, a: T2, b: T2, c: T1, d: T2, e: T2, f: T1) =>
        ops.laplacianStack(symmetricAdjacency(graph), x, [
          { own: a, laplacian: b, bias: c },
          { own: d, laplacian: e, bias: f },
        ]),
      refuses: [({ graph }, x: T2) => ops.laplacianStack(symmetricAdjacency(graph), x, [])],
    },
  ],
  largestEigenvalue: [
    {
      takes: ['n'],
      gives: '',
      call: ({ graph }, x: T1) => ops.largestEigenvalue(graph, x),
      between: marginals,
      skipsSome: true,
    },
  ],
  leakyRelu: [
    {
      takes: ['np'],
      gives: 'np',
      fixes: '',
      call: (_, x: T2) => ops.leakyRelu(x),
      refuses: [1, -0.1, Number.NaN].map((slope) => (_, x: T2) => ops.leakyRelu(x, slope)),
    },
  ],
  linear: [
    { takes: ['np', 'ph'], gives: 'nh', fixes: '', call: (_, x: T2, w: T2) => ops.linear(x, w) },
    ...(['sparse', 'bag', 'dense'] as const).map(
      (kind): OpCase => ({
        takes: ['ph'],
        gives: 'nh',
        fixes: 'p',
        call: (s, w: T2) => ops.linear(s.features(kind), w),
        skipsSome: true,
      }),
    ),
  ],
  linkScores: [
    {
      takes: ['np', 'p'],
      gives: 't',
      fixes: '',
      call: (s, e: T2, w: T1) => ops.linkScores(e, w, s.pairs()),
      skipsSome: true,
      refuses: [
        (s, e: T2, w: T1) => ops.linkScores(e, w, { ...s.pairs(), tails: Int32Array.of(0) }),
        (s, e: T2, w: T1) => ops.linkScores(e, w, { heads: Int32Array.of(s.n), tails: Int32Array.of(0) }),
        (_, e: T2, w: T1) => ops.linkScores(e, w, { heads: Int32Array.of(0), tails: Int32Array.of(-1) }),
      ],
    },
  ],
  maximum: [{ takes: ['n'], gives: '', fixes: '', call: (_, x: T1) => ops.maximum(x) }],
  modularity: [1, 0.5].map((resolution) => ({
    takes: ['nk'],
    gives: '',
    call: ({ graph }, r: T2) => ops.modularity(graph, r, { resolution }),
    skipsSome: true,
    refuses: [-1, Number.NaN, Number.POSITIVE_INFINITY].map(
      (odd) =>
        ({ graph }, r: T2) =>
          ops.modularity(graph, r, { resolution: odd }),
    ),
  })),
  modularityField: [
    {
      takes: ['nk'],
      gives: 'nk',
      call: ({ graph }, r: T2) => ops.modularityField(graph, r),
      refuses: [-1, Number.NaN, Number.POSITIVE_INFINITY].map(
        (odd) =>
          ({ graph }, r: T2) =>
            ops.modularityField(graph, r, { resolution: odd }),
      ),
    },
    ...[0.5, 0].map(
      (resolution): OpCase => ({
        takes: ['nk', 'e'],
        gives: 'nk',
        byPlace: true,
        between: [0.1, 1],
        call: ({ graph }, r: T2, weights: T1) => ops.modularityField(graph, r, { weights, resolution }),
      }),
    ),
  ],
  neighborSum: [{ takes: ['nk'], gives: 'nk', call: ({ graph }, x: T2) => ops.neighborSum(graph, x), skipsSome: true }],
  normalizedCut: [0, 1].map((selfLoops) => ({
    takes: ['nk'],
    gives: '',
    call: ({ graph }, r: T2) => ops.normalizedCut(graph, r, { selfLoops }),
    between: [0.1, 1],
    skipsSome: true,
    refuses: [-1, Number.NaN, Number.POSITIVE_INFINITY].map(
      (odd) =>
        ({ graph }, r: T2) =>
          ops.normalizedCut(graph, r, { selfLoops: odd }),
    ),
  })),
  releaseGraph: [
    {
      takes: ['nk'],
      gives: 'nk',
      // What was freed is copied anew.
      call: ({ graph }, x: T2) => {
        ops.releaseGraph(graph);
        const sum = ops.neighborSum(graph, x);
        ops.releaseGraph(graph);
        return sum;
      },
      skipsSome: true,
    },
  ],
  reluDropout: [
    {
      takes: ['np'],
      gives: 'np',
      fixes: '',
      call: (_, x: T2) => ops.reluDropout(x, { rate: 0.3, seed: 2 }),
      byPlace: true,
      skipsSome: true,
      refuses: [(_, x: T2) => ops.reluDropout(x, { rate: 1 })],
    },
  ],
  reluDropoutLinear: [
    {
      takes: ['np', 'ph'],
      gives: 'nh',
      fixes: '',
      call: (_, x: T2, w: T2) => ops.reluDropoutLinear(x, w, { rate: 0.3, seed: 2 }),
      byPlace: true,
      skipsSome: true,
      refuses: [(_, x: T2, w: T2) => ops.reluDropoutLinear(x, w, { rate: 1 })],
    },
  ],
  repeatRows: [
    {
      takes: ['np'],
      gives: 'np',
      fixes: '',
      call: ({ n }, x: T2) => ops.rowsBetween(ops.repeatRows(x, 2), n, 2 * n),
      refuses: [0, 0.5, Number.NaN].map((times) => (_, x: T2) => ops.repeatRows(x, times)),
    },
  ],
  rowNormalize: [{ takes: ['np'], gives: 'np', fixes: '', call: (_, x: T2) => ops.rowNormalize(x) }],
  rowsBetween: [
    {
      takes: ['np'],
      gives: 'tp',
      fixes: '',
      call: ({ n }, x: T2) => ops.rowsBetween(x, Math.min(1, n), n),
      byPlace: true,
      skipsSome: true,
      refuses: [
        ({ n }, x: T2) => ops.rowsBetween(x, 0, n + 1),
        (_, x: T2) => ops.rowsBetween(x, -1, 0),
        (_, x: T2) => ops.rowsBetween(x, Number.NaN, 0),
      ],
    },
  ],
  selectNodes: [{ takes: ['nk'], gives: 'n', fixes: '', call: (_, s: T2) => ops.selectNodes(s, { eta: 5 }) }],
  sigmoid: [{ takes: ['np'], gives: 'np', fixes: '', call: (_, x: T2) => ops.sigmoid(x) }],
  similarity: [{ takes: ['np', 'kp'], gives: 'nk', fixes: '', call: (_, x: T2, mu: T2) => ops.similarity(x, mu) }],
  softAssign: [{ takes: ['np', 'kp'], gives: 'nk', fixes: '', call: (_, x: T2, mu: T2) => ops.softAssign(x, mu, 3) }],
  softKMeans: (['approximate', 'unrolled', 'exact'] as const).map((backward) => ({
    takes: ['np'],
    gives: 'kp',
    fixes: 'p',
    call: (s, x: T2) =>
      ops.softKMeans(x, s.centres(), {
        beta: 1,
        iterations: 2,
        backward,
        ...(backward === 'exact' ? { tolerance: s.tolerance } : {}),
      }),
    refuses: endless.map((iterations) => (s, x: T2) => ops.softKMeans(x, s.centres(), { iterations, backward })),
    ...(backward === 'approximate' ? { gradient: 'approximate' } : {}),
    ...(backward === 'exact' ? { mayRefuse: true } : {}),
  })),
  softMaximum: [{ takes: ['n'], gives: '', fixes: '', call: (_, x: T1) => ops.softMaximum(x, 0.5) }],
  softmaxRows: [{ takes: ['nk'], gives: 'nk', fixes: '', call: (_, x: T2) => ops.softmaxRows(x, 2) }],
  sortedDistance: [
    {
      takes: ['n'],
      gives: 't',
      call: (s, x: T1) =>
        ops.sortedDistance(
          sortedDistances(s.n, s.all(), (v) => s.lengthsFrom(v), { farthest: 9 }),
          x,
        ),
      between: marginals,
    },
  ],
  standardizeGraphs: [
    {
      takes: ['np'],
      gives: 'np',
      call: ({ n }, x: T2) => ops.standardizeGraphs(x, Int32Array.of(0, n)),
      refuses: [({ n }, x: T2) => ops.standardizeGraphs(x, Int32Array.of(0, n + 1))],
    },
  ],
  tanhRows: [
    { takes: ['np'], gives: 'np', fixes: '', call: (_, x: T2) => ops.tanhRows(x) },
    { takes: ['np', 'p'], gives: 'np', fixes: '', call: (_, x: T2, b: T1) => ops.tanhRows(x, b) },
  ],
  targetDistance: [
    {
      takes: ['n'],
      gives: 't',
      call: (s, x: T1) => ops.targetDistance(targetHops(s.graph, Int32Array.from(s.nodes(0, 3)), 3), x),
      between: marginals,
    },
  ],
  warmCentroids: [
    {
      takes: ['np', 'kp'],
      gives: 'kp',
      fixes: '',
      call: (_, x: T2, mu: T2) => ops.warmCentroids(x, mu, 3, 2),
      refuses: endless.map((odd) => (_, x: T2, mu: T2) => ops.warmCentroids(x, mu, 3, odd)),
      gradient: 'none',
    },
  ],
  weighted: [{ takes: ['n'], gives: 'n', call: (s, x: T1) => ops.weighted(x, s.column(1, 5)) }],
  weightedSum: [{ takes: ['np'], gives: '', call: (s, x: T2) => ops.weightedSum(x, s.column(x.shape[1], 5)) }],
  withinBudget: [
    { takes: ['n'], gives: 'n', fixes: '', call: (s, x: T1) => ops.withinBudget(x, s.k), between: [0.1, 1] },
  ],
};
