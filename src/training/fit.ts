import { InputError, requireInteger } from '../errors';
import type { NodeOrder, NodeOrderName } from '../graph/order/nodeOrder';
import type { Model } from '../models/Model';
import type { Solution } from '../problems/Problem';
import { mixSeed } from '../random/Rng';
import { Adam } from './Adam';
import { applyModel } from './applyModel';
import type { AvailableMemory } from './availableMemory';
import { loadCheckpoint, modelWeights, saveCheckpoint, setModelWeights, type TrainingState } from './checkpoint';
import { isCollapsed } from './collapse';
import { type FitProblem, gradientStep } from './gradientStep';
import type { MemoryPlan } from './memoryPlan';
import { type OrderedProblem, orderedProblem } from './orderedProblem';
import { deviceMemory, problemPlan } from './problemPlan';
import type { TrainingProgress } from './progress';
import { requireMemory } from './requireMemory';

export type { FitProblem } from './gradientStep';

export interface FitOptions {
  /** Default 1000, the paper's. */
  steps?: number;
  /** Default 0.01. */
  learningRate?: number;
  /** L2 term, default 5e-4. */
  weightDecay?: number;
  /** Seeds dropout, rounding and restarts; the model's own seed draws its weights. Default 0. */
  seed?: number;
  /** T, clustering iterations at a step (from 0); default the paper's schedule, `paperIterations`. */
  iterations?: (step: number) => number;
  /** Steps between looks at the rounded solution, of which the one with the best training loss is kept; default 100. */
  selectEvery?: number;
  /** Forward passes of a look, see `applyModel`; default 1. */
  passes?: number;
  /** Stop after this many looks in a row without a better solution; default never. */
  patience?: number;
  /** Fresh starts allowed when a run collapses into one cluster; default 5. */
  restarts?: number;
  /**
   * Order in which nodes are kept while training, which says how fast a large graph trains; decisions, features and results
   * stay in the caller's. Default `auto`: from 65,536 nodes on, the order that spares most cache misses, if one does.
   */
  order?: NodeOrderName;
  /** Told what memory the training will take and what there is, before anything is prepared; not for a model of your own. */
  onMemoryPlan?: (plan: MemoryPlan, available: AvailableMemory) => void;
  onProgress?: (progress: TrainingProgress) => void;
  /** Stops after the current step; the result then holds the best solution so far. */
  signal?: AbortSignal;
  /** Writes the whole state to `path` every `every` steps (default 100) and when stopped; an existing file is resumed. */
  checkpoint?: { path: string; every?: number };
}

export interface FitResult {
  /** Rounded solution with the best training loss. */
  solution: Solution;
  /** The problem's value of `solution` on the training graph. */
  trainValue: number;
  /** Step at which it was found. */
  bestStep: number;
  /** Training loss of every step of the last attempt. */
  losses: Float32Array;
  /** Steps taken in the last attempt. */
  steps: number;
  /** Fresh starts made because a run collapsed. */
  restarts: number;
  /** True when even the last allowed start ended with all nodes in one cluster. */
  collapsed: boolean;
  stopped: 'completed' | 'early' | 'aborted';
  /** The order of the nodes that was trained in. */
  order: NodeOrder['name'];
  /** Seconds of gradient steps and of looking at rounded solutions. */
  seconds: { train: number; round: number };
}

/** The paper's schedule: T = 1, and T = 5 after step 500. */
export const paperIterations = (step: number): number => (step < 500 ? 1 : 5);

/**
 * Trains a model end to end on one problem: each step draws a dropout mask, computes the relaxed decision and its loss,
 * and takes an Adam step. Same model seed and options, same bits, also across a checkpoint.
 *
 * Runs in slices of a few milliseconds between which timers, messages and an abort get their turn.
 *
 * @throws InputError for impossible options, a checkpoint of another run, or a problem that memory is too small for
 * @example
 * const result = await fit(model, trainingProblem(problems.modularity, graph, features, { k: 4 }), { steps: 300, seed: 1 });
 */
export async function fit(model: Model, problem: FitProblem, options: FitOptions = {}): Promise<FitResult> {
  const run = new Run(model, problem, options);
  try {
    return await run.finish();
  } finally {
    run.dispose();
  }
}

/** Milliseconds of work between two turns of the event loop. */
const SLICE = 25;

/** Consecutive looks at a one-cluster solution before a run counts as collapsed: one alone can recover. */
const COLLAPSED_CHECKS = 2;

class Run {
  private readonly options: Required<Omit<FitOptions, 'onMemoryPlan' | 'onProgress' | 'signal' | 'checkpoint'>> &
    FitOptions;
  private adam: Adam;
  private state: Omit<TrainingState, 'weights' | 'adam'>;
  private roundSeconds = 0;
  private started = performance.now();
  private readonly ordered: OrderedProblem;

  constructor(
    private readonly model: Model,
    private readonly problem: FitProblem,
    options: FitOptions,
  ) {
    this.options = {
      steps: 1000,
      learningRate: 0.01,
      weightDecay: 5e-4,
      seed: 0,
      iterations: paperIterations,
      selectEvery: 100,
      passes: 1,
      patience: Number.POSITIVE_INFINITY,
      restarts: 5,
      order: 'auto',
      ...options,
    };
    const { steps, restarts, selectEvery, passes, order } = this.options;
    requireInteger('steps', steps, 1, Number.POSITIVE_INFINITY);
    requireInteger('restarts', restarts, 0, Number.POSITIVE_INFINITY);
    requireInteger('passes', passes, 1, Number.POSITIVE_INFINITY);
    if (!(selectEvery >= 1)) {
      throw new InputError({ what: 'selectEvery', expected: 'at least 1', actual: String(selectEvery) });
    }
    const { n } = problem.input.adjacency;
    requireInteger('K', model.k, 1, n, 'n');
    requireInteger('K of the model', model.k, problem.relaxed.instance.k, problem.relaxed.instance.k);
    if (problem.relaxed.instance.graph.n !== n) {
      const actual = `n = ${problem.relaxed.instance.graph.n}`;
      throw new InputError({ what: 'problem', expected: `a graph of n = ${n} nodes, as the input`, actual });
    }
    const plan = problemPlan(model, problem, order);
    if (plan !== undefined) {
      const available = deviceMemory();
      options.onMemoryPlan?.(plan, available);
      requireMemory(plan, available);
    }
    this.ordered = orderedProblem(problem, order);
    this.adam = this.freshAdam();
    this.state = { attempt: 0, step: 0, losses: [], collapsedChecks: 0, checksSinceBest: 0, best: null, seconds: 0 };
  }

  async finish(): Promise<FitResult> {
    this.resume();
    let stopped = this.whyStop();
    while (stopped === undefined) {
      const until = performance.now() + SLICE;
      do {
        this.step();
        stopped = this.whyStop();
      } while (stopped === undefined && performance.now() < until);
      await new Promise<void>((resolve) => setImmediate(resolve));
      stopped ??= this.options.signal?.aborted === true ? 'aborted' : undefined;
    }
    if (stopped !== 'completed') this.save(); // before the extra look, which an uninterrupted run would not take
    if (this.state.best === null) this.look();
    return this.result(stopped);
  }

  dispose(): void {
    this.adam.dispose();
    this.ordered.dispose();
  }

  private step(): void {
    const { state, options, model, ordered } = this;
    const loss = gradientStep(model, ordered.problem, this.adam, {
      iterations: options.iterations(state.step),
      dropoutSeed: mixSeed(options.seed, state.attempt, state.step),
    });
    state.step++;
    state.losses.push(loss);
    if (Number.isNaN(loss)) throw new Error(`the training loss became NaN at step ${state.step}`);
    const looked = state.step % options.selectEvery === 0 || state.step === options.steps;
    const value = looked ? this.look() : undefined;
    options.onProgress?.({
      step: state.step,
      steps: options.steps,
      loss,
      seconds: this.seconds(),
      ...(value === undefined ? {} : { value }),
    });
    if (looked && this.hasCollapsed() && state.attempt < options.restarts) this.restart();
    else if (options.checkpoint !== undefined && state.step % (options.checkpoint.every ?? 100) === 0) this.save();
  }

  /** Rounds the present decision, keeps it when its training loss is the best so far, and returns its value. */
  private look(): number {
    const begun = performance.now();
    const { state, options, model, ordered } = this;
    const { relaxed } = ordered.problem;
    const iterations = options.iterations(Math.max(state.step - 1, 0));
    const solution = applyModel(model, ordered.problem, {
      iterations,
      seed: mixSeed(options.seed, state.attempt, state.step),
      passes: options.passes,
    });
    const loss = relaxed.hardLoss(solution);
    const collapsed = isCollapsed(relaxed, solution);
    state.collapsedChecks = collapsed ? state.collapsedChecks + 1 : 0;
    if (state.best === null || loss < state.best.loss) {
      state.best = { solution, loss, step: state.step, attempt: state.attempt };
      state.checksSinceBest = 0;
    } else state.checksSinceBest++;
    this.roundSeconds += (performance.now() - begun) / 1000;
    return relaxed.problem.value(relaxed.instance, solution);
  }

  private whyStop(): FitResult['stopped'] | undefined {
    if (this.options.signal?.aborted === true) return 'aborted';
    if (this.state.step >= this.options.steps) return 'completed';
    return this.state.checksSinceBest >= this.options.patience ? 'early' : undefined;
  }

  private hasCollapsed(): boolean {
    const { collapsedChecks, step } = this.state;
    return collapsedChecks >= COLLAPSED_CHECKS || (collapsedChecks > 0 && step === this.options.steps);
  }

  private restart(): void {
    const { state } = this;
    state.attempt++;
    state.step = 0;
    state.losses = [];
    state.collapsedChecks = 0;
    state.checksSinceBest = 0;
    this.model.reset(mixSeed(this.options.seed, RESTART, state.attempt));
    this.adam.dispose();
    this.adam = this.freshAdam();
  }

  private freshAdam(): Adam {
    const { learningRate, weightDecay } = this.options;
    return new Adam({ learningRate, weightDecay });
  }

  private resume(): void {
    const { checkpoint } = this.options;
    if (checkpoint === undefined) return;
    const saved = loadCheckpoint(checkpoint.path, this.key());
    if (saved === undefined) return;
    const { weights, adam, ...state } = saved;
    setModelWeights(this.model, weights);
    this.adam.restore(adam, this.model.variables);
    this.state = state;
    this.started = performance.now() - 1000 * state.seconds;
  }

  private save(): void {
    const { checkpoint } = this.options;
    if (checkpoint === undefined) return;
    saveCheckpoint(checkpoint.path, this.key(), {
      ...this.state,
      seconds: this.seconds(),
      weights: modelWeights(this.model),
      adam: this.adam.state(this.model.variables),
    });
  }

  private key() {
    const { problem, instance } = this.problem.relaxed;
    const { name, k } = this.model;
    const { n: nodes, m: edges } = instance.graph;
    return { model: name, k, nodes, edges, problem: problem.name, seed: this.options.seed };
  }

  private seconds(): number {
    return (performance.now() - this.started) / 1000;
  }

  private result(stopped: FitResult['stopped']): FitResult {
    const { relaxed } = this.problem;
    const { best, losses, step, attempt } = this.state;
    if (best === null) throw new Error('no solution was looked at');
    return {
      solution: best.solution,
      trainValue: relaxed.problem.value(relaxed.instance, best.solution),
      bestStep: best.step,
      losses: Float32Array.from(losses),
      steps: step,
      restarts: attempt,
      collapsed: isCollapsed(relaxed, best.solution),
      stopped,
      order: this.ordered.order,
      seconds: { train: this.seconds() - this.roundSeconds, round: this.roundSeconds },
    };
  }
}

const RESTART = 3;
