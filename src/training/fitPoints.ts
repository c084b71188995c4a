import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { currentDevice } from '../kernels/backend';
import type { Cnc } from '../models/Cnc';
import { gumbelSoftmax } from '../ops/gumbelSoftmax';
import { releaseGraph } from '../ops/releaseGraph';
import type { RelaxedProblem, Solution } from '../problems/Problem';
import { gumbelNoise } from '../random/gumbelNoise';
import { mixSeed, Rng } from '../random/Rng';
import type { Adam } from './Adam';
import { bestStart, type SolvingTraining } from './bestStart';
import { type CheckpointKey, namesAndValues } from './checkpoint';
import { pointBatch } from './pointBatch';
import type { Stopped, TrainingHooks } from './Training';
import { requireLoopOptions } from './trainingLoop';

/** What to cluster. */
export interface PointsTask {
  /** n x F. */
  readonly points: DenseMatrix;
  /** A partition of the affinity graph of all n points, by which heads are merged and starts compared. */
  readonly relaxed: RelaxedProblem;
  /** n rows in which the neighbours of a batch are looked for; default what the network reads of the points. */
  readonly near?: DenseMatrix;
}

export interface FitPointsOptions extends TrainingHooks {
  /** Of batches; default 600. */
  steps?: number;
  /** End after so many of them, in the middle of the schedule; default 0: all. */
  until?: number;
  /** m, points of a batch; default 256. */
  batch?: number;
  /** Neighbours of a point within its batch; default 3. */
  neighbors?: number;
  /** Weights of a batch's graph; default `gaussian`, its width the median distance to the last neighbour. */
  kernel?: 'gaussian' | 'binary';
  /** Whether a point counts as its own first neighbour, as in the released code; default false. */
  countSelf?: boolean;
  /** Of Adam; default 0.005. */
  learningRate?: number;
  /** Whether the rate is halved at 55, 70 and 85 % of the steps; default true. */
  halve?: boolean;
  /** τ at the first step and from 60 % of the steps on, falling geometrically between; default 1.5 and 1. */
  tau?: number;
  tauEnd?: number;
  /** Whether Gumbel noise is added to logits; default true. */
  noise?: boolean;
  /** Steps on the graph of all points, once heads are merged; default 40. */
  fineSteps?: number;
  /** Of a fresh Adam; default 0.002. */
  fineRate?: number;
  /** Default 0.7. */
  fineTau?: number;
  /** Trainings from different weights, of which the one of smallest cut of the graph counts; default 1. */
  starts?: number;
  /** Fresh attempts of a start that ends with empty clusters; default 2. */
  restarts?: number;
  /** Default 0. */
  seed?: number;
}

export interface FitPointsResult {
  /** The cluster of each point. */
  solution: Solution;
  /** The problem's value of it on the graph. */
  loss: number;
  /** The start that counts, from 0. */
  start: number;
  /** Batch steps taken in a start. */
  steps: number;
  /** Loss of every step of that start: of batches, then of all points. */
  losses: Float32Array;
  restarts: number;
  /** True when even the last attempt left a cluster empty. */
  collapsed: boolean;
  stopped: Stopped;
  /** Seconds of steps, and of assigning all points. */
  seconds: { train: number; look: number };
}

/** What `fitPoints` is told when nobody says. */
export const DEFAULTS = {
  steps: 600,
  until: 0,
  batch: 256,
  neighbors: 3,
  kernel: 'gaussian' as 'gaussian' | 'binary',
  countSelf: false,
  learningRate: 5e-3,
  halve: true,
  tau: 1.5,
  tauEnd: 1,
  noise: true,
  fineSteps: 40,
  fineRate: 2e-3,
  fineTau: 0.7,
  starts: 1,
  restarts: 2,
  seed: 0,
};

type Settings = typeof DEFAULTS;

/** The task as F sees it. */
export interface Read {
  readonly inputs: DenseMatrix;
  readonly near: DenseMatrix;
  readonly relaxed: RelaxedProblem;
}

/**
 * Trains a network to cluster points (CNC, algorithm 1), coarse to fine: steps on batches, each with the affinity graph of the
 * batch alone, relaxed by a Gumbel softmax of falling temperature; then spare heads are merged by the cut of the graph of all
 * points; then a few steps on that whole graph. Same seed and options, same bits, also across a checkpoint. Afterwards the
 * model has the weights of the start that counts.
 *
 * The defaults are not the paper's, which has one head a cluster and batches only: see `papers/cnc/presets`.
 *
 * @throws InputError for options out of range, points, graph and model that do not fit together, a problem whose parts cannot be
 * merged where heads are spare, a loss of NaN, or a checkpoint of another run
 * @see Nazi et al. 2019, section 4 and algorithm 1; Jang et al., "Categorical reparameterization with Gumbel-softmax", 2017
 * @example
 * const graph = affinityGraph(points);
 * const relaxed = relax(problem, problem.pose(graph, { k: 10 }));
 * const model = new Cnc({ features: points.cols, k: 10, heads: 30 });
 * const { solution } = await fitPoints(model, { points, relaxed }, { seed: 1 });
 */
export async function fitPoints(
  model: Cnc,
  task: PointsTask,
  options: FitPointsOptions = {},
): Promise<FitPointsResult> {
  const settings = { ...DEFAULTS, ...options };
  requireTask(model, task);
  requireOptions(settings);
  const inputs = model.inputsOf(task.points);
  const read: Read = { inputs, near: task.near ?? inputs, relaxed: task.relaxed };
  const batchSteps = batchStepsOf(settings);
  const { best, restarts, stopped, seconds } = await bestStart({
    model,
    settings: {
      ...settings,
      steps: batchSteps + settings.fineSteps,
      weightDecay: 0,
      learningRateAt: (step) => (step < batchSteps ? rateAt(step, settings) : settings.fineRate),
    },
    training: (seed) => trainingOf(model, read, { ...settings, seed }),
    key: () => keyOf(model, task, settings),
  });
  return {
    solution: best.kept,
    loss: best.loss,
    start: best.start,
    steps: Math.min(best.losses.length, batchSteps),
    losses: best.losses,
    restarts,
    collapsed: clustersUsed(best.kept) < model.k,
    stopped,
    seconds,
  };
}

const batchStepsOf = ({ steps, until }: Settings) => (until === 0 ? steps : Math.min(steps, until));

/** Where of the steps the rate is halved, and where the temperature has fallen. */
const HALVED_AT = [0.55, 0.7, 0.85];
const COOL_AT = 0.6;

function rateAt(step: number, { steps, learningRate, halve }: Settings): number {
  const halvings = halve ? HALVED_AT.filter((share) => step >= share * steps).length : 0;
  return learningRate / 2 ** halvings;
}

function tauAt(step: number, { steps, tau, tauEnd }: Settings): number {
  return tau * (tauEnd / tau) ** Math.min(1, step / (COOL_AT * steps));
}

function trainingOf(model: Cnc, task: Read, settings: Settings): SolvingTraining {
  const { seed } = settings;
  const { inputs, relaxed } = task;
  const batchSteps = batchStepsOf(settings);
  return {
    model,
    keepsBest: true,
    step({ attempt, step }, adam) {
      if (step < batchSteps) return batchStep(model, task, settings, { attempt, step, adam });
      if (step === batchSteps) {
        mergeHeads(model, task);
        forget(adam, model);
      }
      return fineStep(model, task, settings, adam);
    },
    look({ step }) {
      if (step <= batchSteps) mergeHeads(model, task);
      const solution = model.clustersOf(inputs);
      return {
        loss: relaxed.hardLoss(solution),
        value: relaxed.problem.value(relaxed.instance, solution),
        collapsed: clustersUsed(solution) < model.k,
        keep: () => solution,
      };
    },
    hasCollapsed: ({ collapsedLooks }, stopped) => collapsedLooks > 0 && stopped === 'completed',
    restart: (attempt) => model.reset(mixSeed(seed, RESTART, attempt)),
  };
}

/** Streams of one training seed. */
const RESTART = 42;
const BATCH = 43;

/** One step on a batch that the seed, the attempt and the step draw; returns its loss. */
export function batchStep(
  model: Cnc,
  { inputs, relaxed, near }: Read,
  settings: Settings,
  { attempt, step, adam }: { attempt: number; step: number; adam: Adam },
): number {
  const { seed, batch: size, neighbors, kernel, countSelf } = settings;
  const rng = new Rng(mixSeed(seed, BATCH, attempt, step));
  const batch = pointBatch(inputs, near, { size, affinity: { neighbors, kernel, countSelf }, rng });
  const noise = settings.noise ? { noise: gumbelNoise(rng, batch.points.rows * model.heads) } : {};
  const loss = relaxed.lossOn!(batch.graph);
  const value = minimize(model, adam, () =>
    loss(gumbelSoftmax(model.logits(batch.points), { tau: tauAt(step, settings), ...noise })),
  );
  releaseGraph(batch.graph);
  currentDevice().release(batch.points.values);
  return value;
}

function fineStep(model: Cnc, { inputs, relaxed }: Read, { fineTau }: Settings, adam: Adam): number {
  return minimize(model, adam, () => relaxed.loss(model.chances(inputs, { tau: fineTau })));
}

function minimize(model: Cnc, adam: Adam, loss: () => tf.Scalar): number {
  return tf.tidy(() => {
    const { value, grads } = tf.variableGrads(loss, Object.values(model.variables));
    adam.applyGradients(grads);
    return value.dataSync()[0]!;
  });
}

/** Sets the map of heads to clusters by the graph of all points; one head a cluster needs none. */
function mergeHeads(model: Cnc, { inputs, relaxed }: Read): void {
  const { heads, k } = model;
  if (heads === k) return;
  const { problem, instance } = relaxed;
  model.headsTo(problem.mergeParts!(instance, model.headsOf(inputs), heads));
}

/** What was learned of the gradients of batches is not true of all points. */
function forget(adam: Adam, { variables }: Cnc): void {
  const moments = Object.entries(variables).map(([name, { size }]) => {
    const zeros = new Float32Array(size);
    return [name, { m: zeros, v: zeros }] as const;
  });
  adam.restore({ step: 0, moments: Object.fromEntries(moments) }, variables);
}

const clustersUsed = (solution: Solution): number => new Set(solution).size;

function requireTask(model: Cnc, { points, relaxed, near }: PointsTask): void {
  const { instance, problem, lossOn } = relaxed;
  const { n } = instance.graph;
  if (lossOn === undefined || relaxed.shape !== 'partition') {
    const expected = 'a partition whose loss follows from edges alone';
    throw new InputError({ what: 'problem', expected, actual: problem.name });
  }
  if (model.heads > model.k && problem.mergeParts === undefined) {
    const expected = 'a problem that can merge parts, or one head a cluster';
    throw new InputError({ what: 'problem', expected, actual: `${problem.name} and ${model.heads} heads` });
  }
  for (const [what, rows] of [
    ['points', points.rows],
    ['near', near?.rows ?? n],
  ] as const) {
    if (rows !== n)
      throw new InputError({ what, expected: `n = ${n} rows, one a node of the graph`, actual: `${rows}` });
  }
  if (model.k !== instance.k) {
    throw new InputError({ what: 'K of the model', expected: `${instance.k}, the problem's`, actual: `${model.k}` });
  }
}

function requireOptions(settings: Settings): void {
  requireLoopOptions({ ...settings, selectEvery: 1 });
  for (const what of ['batch', 'neighbors', 'starts'] as const) {
    requireInteger(what, settings[what], what === 'batch' ? 2 : 1, Number.POSITIVE_INFINITY);
  }
  for (const what of ['until', 'fineSteps'] as const) {
    requireInteger(what, settings[what], 0, Number.POSITIVE_INFINITY);
  }
  for (const what of ['learningRate', 'tau', 'tauEnd', 'fineRate', 'fineTau'] as const) {
    if (settings[what] > 0) continue;
    throw new InputError({ what, expected: 'a number above 0', actual: String(settings[what]) });
  }
}

function keyOf(model: Cnc, { relaxed, near }: PointsTask, settings: Settings): CheckpointKey {
  const { graph, k } = relaxed.instance;
  const own = Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, settings[name as keyof Settings]]));
  return {
    training: 'fitPoints',
    model: model.name,
    problem: relaxed.problem.name,
    ...{ K: k, n: graph.n, m: graph.m, near: String(near !== undefined) },
    ...namesAndValues(model.settings, relaxed.settings, own),
  };
}
