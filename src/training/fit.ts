import { InputError, requireInteger } from '../errors';
import type { NodeOrder, NodeOrderName } from '../graph/order/nodeOrder';
import type { Model } from '../models/Model';
import type { Solution } from '../problems/Problem';
import { mixSeed } from '../random/Rng';
import { applyModel } from './applyModel';
import type { AvailableMemory } from './availableMemory';
import { bestStart, type SolvingTraining } from './bestStart';
import { type CheckpointKey, namesAndValues } from './checkpoint';
import { isCollapsed } from './collapse';
import { type FitProblem, gradientStep } from './gradientStep';
import { type Iterations, iterationsByStep, iterationsInWords, paperIterations } from './iterationSchedule';
import type { MemoryPlan } from './memoryPlan';
import { orderedProblem } from './orderedProblem';
import { deviceMemory, problemPlan } from './problemPlan';
import { requireMemory } from './requireMemory';
import type { Stopped, TrainingHooks } from './Training';
import { requireLoopOptions } from './trainingLoop';

export type { FitProblem } from './gradientStep';

export interface FitOptions extends TrainingHooks {
  /** Default 1000, the paper's. */
  steps?: number;
  /** Default 0.01. */
  learningRate?: number;
  /** L2 term, default 5e-4. */
  weightDecay?: number;
  /** Seeds dropout, rounding, restarts and further starts; the model's own seed draws its weights. Default 0. */
  seed?: number;
  /** T, clustering iterations, at every step or by the number of steps done before; default `paperIterations`. */
  iterations?: Iterations;
  /** Steps between looks at the rounded solution, of which the one with the best training loss is kept; default 100. */
  selectEvery?: number;
  /** Forward passes of a look, see `applyModel`; default 1. */
  passes?: number;
  /** Stop after this many looks in a row without a better solution; default never. */
  patience?: number;
  /** Fresh starts allowed when a run collapses into one cluster; default 5. */
  restarts?: number;
  /**
   * Trainings from different weights, of which the one whose kept solution has the smallest training loss counts, the first
   * of equals. The first is of the model as given; another, s, is of `startSeed(seed, s)`, as a new model of that seed
   * trained with it. Default 1.
   */
  starts?: number;
  /**
   * Order in which nodes are kept while training, which says how fast a large graph trains; decisions, features and results
   * stay in the caller's. Default `auto`: from 65,536 nodes on, the order that spares most cache misses, if one does.
   */
  order?: NodeOrderName;
  /** Told what memory the training takes and what there is, before anything is prepared; not for a model without `memory`. */
  onMemoryPlan?: (plan: MemoryPlan, available: AvailableMemory) => void;
}

export interface FitResult {
  /** Rounded solution with the best training loss. */
  solution: Solution;
  /** Training loss of `solution`, see `RelaxedProblem.hardLoss`. */
  loss: number;
  /** The problem's value of `solution` on the training graph. */
  trainValue: number;
  /** The start that counts, from 0; what follows up to `losses` is of its last attempt. */
  start: number;
  /** Step at which the solution was found, perhaps in an earlier attempt. */
  bestStep: number;
  /** Steps taken. */
  steps: number;
  /** Training loss of every step. */
  losses: Float32Array;
  /** Attempts made anew because one collapsed, in all starts. */
  restarts: number;
  /** True when even the last allowed attempt ended with all nodes in one cluster. */
  collapsed: boolean;
  /** `aborted` when any start was, or was never begun. */
  stopped: Stopped;
  /** The order of the nodes that was trained in. */
  order: NodeOrder['name'];
  /** Seconds of gradient steps and of looking at rounded solutions, over all starts and attempts. */
  seconds: { train: number; round: number };
}

/**
 * Trains a model end to end on one problem: each step draws a dropout mask, computes the relaxed decision and its loss,
 * and takes an Adam step. Same model seed and options, same bits, also across a checkpoint. Afterwards the model has the
 * last weights of the start that counts.
 *
 * Runs in slices of a few milliseconds between which timers, messages and an abort get their turn. An abort ends the present
 * start, and no other begins; progress counts the steps of all starts through.
 *
 * @throws InputError for impossible options, a loss of NaN, a checkpoint of another run, or a problem that memory is too
 * small for
 * @example
 * const task = trainingProblem(problems.modularity, graph, features, { k: 4 });
 * const result = await fit(model, task, { steps: 300, starts: 3, seed: 1 });
 */
export async function fit(model: Model, problem: FitProblem, options: FitOptions = {}): Promise<FitResult> {
  const settings = { ...DEFAULTS, ...options };
  requireFitOptions(model, problem, settings);
  const plan = problemPlan(model, problem, settings.order);
  if (plan !== undefined) {
    const available = deviceMemory();
    settings.onMemoryPlan?.(plan, available);
    requireMemory(plan, available);
  }
  const ordered = orderedProblem(problem, settings.order);
  try {
    const { relaxed } = problem;
    const { best, restarts, stopped, seconds } = await bestStart({
      model,
      settings,
      training: (seed) => trainingOf(model, ordered.problem, { ...settings, seed }),
      key: (step) => keyOf(model, problem, { ...settings, order: ordered.order }, step),
    });
    return {
      solution: best.kept,
      loss: best.loss,
      trainValue: relaxed.problem.value(relaxed.instance, best.kept),
      start: best.start,
      bestStep: best.bestStep,
      steps: best.losses.length,
      losses: best.losses,
      restarts,
      collapsed: isCollapsed(relaxed, best.kept),
      stopped,
      order: ordered.order,
      seconds: { train: seconds.train, round: seconds.look },
    };
  } finally {
    ordered.dispose();
  }
}

const DEFAULTS = {
  steps: 1000,
  learningRate: 0.01,
  weightDecay: 5e-4,
  seed: 0,
  iterations: paperIterations as Iterations,
  selectEvery: 100,
  passes: 1,
  patience: Number.POSITIVE_INFINITY,
  restarts: 5,
  starts: 1,
  order: 'auto' as NodeOrderName,
};

/** Consecutive looks at a one-cluster solution before an attempt counts as collapsed: one alone can recover. */
const COLLAPSED_LOOKS = 2;

type Settings = typeof DEFAULTS;

function trainingOf(model: Model, problem: FitProblem, settings: Settings): SolvingTraining {
  const { seed, passes } = settings;
  const { relaxed } = problem;
  const iterations = iterationsByStep(settings.iterations);
  return {
    model,
    keepsBest: true,
    step: ({ attempt, step }, adam) =>
      gradientStep(model, problem, adam, {
        iterations: iterations(step),
        dropoutSeed: mixSeed(seed, attempt, step),
      }),
    look({ attempt, step }) {
      const solution = applyModel(model, problem, {
        iterations: iterations(Math.max(step - 1, 0)),
        seed: mixSeed(seed, attempt, step),
        passes,
      });
      return {
        loss: relaxed.hardLoss(solution),
        value: relaxed.problem.value(relaxed.instance, solution),
        collapsed: isCollapsed(relaxed, solution),
        keep: () => solution,
      };
    },
    hasCollapsed: ({ collapsedLooks, best }, stopped) =>
      collapsedLooks >= COLLAPSED_LOOKS ||
      (stopped === 'completed' && (collapsedLooks > 0 || (best !== null && (relaxed.lostParts?.(best.kept) ?? false)))),
    restart: (attempt) => model.reset(mixSeed(seed, RESTART, attempt), 'collapse'),
  };
}

function requireFitOptions(model: Model, { input, relaxed }: FitProblem, settings: Settings): void {
  requireLoopOptions(settings);
  requireInteger('passes', settings.passes, 1, Number.POSITIVE_INFINITY);
  requireInteger('starts', settings.starts, 1, Number.POSITIVE_INFINITY);
  const { n } = input.adjacency;
  requireInteger('K', model.k, 1, n, 'n');
  const { instance } = relaxed;
  if (model.k !== instance.k) {
    throw new InputError({ what: 'K of the model', expected: `${instance.k}, the problem's`, actual: String(model.k) });
  }
  if (instance.graph.n !== n) {
    const actual = `n = ${instance.graph.n}`;
    throw new InputError({ what: 'problem', expected: `a graph of n = ${n} nodes, as the input`, actual });
  }
}

function keyOf(model: Model, { relaxed }: FitProblem, settings: Settings, step: number): CheckpointKey {
  const { learningRate, weightDecay, seed, selectEvery, passes, patience, restarts, starts, order } = settings;
  const { graph, k } = relaxed.instance;
  return {
    training: 'fit',
    model: model.name,
    problem: relaxed.problem.name,
    ...{ K: k, n: graph.n, m: graph.m },
    ...{ learningRate, weightDecay, seed, selectEvery, passes, patience, restarts, starts, order },
    iterations: iterationsInWords(settings.iterations, step),
    ...namesAndValues(model.settings, relaxed.settings),
  };
}

const RESTART = 3;
