import { NODE_ORDERS, type NodeOrderName } from '../graph/order/nodeOrder';
import { decisionValues } from '../models/decisionValues';
import { GRAPH_FILTERS, type GraphFilter } from '../models/graphInput';
import type { GraphInput, Model } from '../models/Model';
import type { Instance, Problem, RelaxedProblem, SettingsContext, SolutionKind } from '../problems/Problem';
import { relax } from '../problems/relax';
import { mixSeed } from '../random/Rng';
import { type SettingSpecs, type Settings, withDefaults } from '../settings';
import { applyModel } from '../training/applyModel';
import { modelWeights, setModelWeights } from '../training/checkpoint';
import { type FitResult, fit } from '../training/fit';
import { fitAcross } from '../training/fitAcross';
import { iterationSchedule } from '../training/iterationSchedule';
import { inputOf } from './inputOf';
import {
  type Answer,
  isKnown,
  type Known,
  type LearningReport,
  type Lesson,
  type Method,
  NOTHING_LEARNED,
  type Seen,
  type Solver,
} from './Method';
import { OWN_MODEL } from './streams';
import { timed } from './timed';

/** What an end-to-end method is besides how it trains: its settings and its network. */
export interface EndToEnd {
  readonly name: string;
  readonly title: string;
  /** Of the network and of its training; those of the problem's loss come on top. */
  settings(shape: SolutionKind): SettingSpecs;
  create(lesson: Lesson, shape: SolutionKind, seed: number): Model;
}

/**
 * What every end-to-end training can be told, with the paper's values for one graph (appendix). Facilities are looked at
 * with ten passes with dropout, which is how the released code chooses them on unseen graphs; here too they end at a lower
 * training loss than one pass without (`npx tsx bench/passes.ts`).
 */
export const trainingSettings = (shape: SolutionKind) =>
  ({
    steps: { default: 1000, low: 1, integer: true, about: 'training steps' },
    lr: { default: 0.01, low: 0, aboveLow: true, about: 'learning rate of Adam' },
    weightDecay: { default: 5e-4, low: 0, about: 'L2 term added to the gradient' },
    hidden: { default: 50, low: 1, integer: true, about: 'width of the hidden layer' },
    dropout: { default: 0.2, low: 0, high: 0.99, about: 'rate after the hidden layer while training' },
    selectEvery: { default: 100, low: 1, integer: true, about: 'steps between looks, of which the best is kept' },
    passes: {
      default: shape === 'selection' ? 10 : 1,
      low: 1,
      integer: true,
      about: 'forward passes of a look, with dropout where there is more than one',
    },
    patience: { default: 0, low: 0, integer: true, about: 'looks without a better one after which it stops; 0: never' },
    restarts: { default: 5, low: 0, integer: true, about: 'fresh starts allowed after a collapse into one part' },
    biases: {
      default: 'uniform',
      choices: ['uniform', 'zero'],
      about: 'how biases start: as released, or at zero, which tells apart rows that sum to 1',
    },
    filter: {
      default: 'low-pass',
      choices: GRAPH_FILTERS,
      about:
        'what layers keep of a node: what it shares with its neighbours (Â), or how it differs from them (Laplacian)',
      implied: true,
    },
    order: {
      default: 'auto',
      choices: NODE_ORDERS,
      about:
        'in which nodes are kept while training on one graph; auto: for large graphs, the one that spares most cache misses',
    },
    starts: {
      default: 1,
      low: 1,
      integer: true,
      about: 'trainings from different weights; the best training loss counts',
    },
  }) as const satisfies SettingSpecs;

/** A model trained on the relaxed loss of the problem itself. */
export function endToEnd(spec: EndToEnd): Method {
  const ownSettings = (problem: Problem, context: SettingsContext): SettingSpecs => {
    const { shape, settings, recipe } = problem.relaxation!;
    return { ...withDefaults(spec.name, spec.settings(shape), recipe), ...settings?.(context) };
  };
  return {
    name: spec.name,
    title: spec.title,
    seeded: true,
    usesFeatures: true,
    accepts: (problem) =>
      problem.relaxation !== undefined ||
      `${spec.title} is trained by gradients, and ${problem.name} has no relaxed loss`,
    settings: ownSettings,
    async learn(lesson) {
      const training = new Training(spec, lesson);
      const model = training.freshModel(lesson.seed);
      try {
        return await training.solver(model);
      } catch (error) {
        model.dispose();
        throw error;
      }
    },
  };
}

/** A lesson on its way to a solver. */
class Training {
  private readonly shape: SolutionKind;
  /** T at a step. */
  private readonly schedule: (step: number) => number;

  constructor(
    private readonly spec: EndToEnd,
    private readonly lesson: Lesson,
  ) {
    this.shape = lesson.problem.relaxation!.shape;
    const { iterations = 1, laterIterations = iterations, laterFrom = 0 } = this.numbers;
    this.schedule = iterationSchedule({ iterations, laterIterations, laterFrom });
  }

  freshModel(seed: number): Model {
    return this.spec.create(this.lesson, this.shape, seed);
  }

  /** Trains on the lesson's graphs; the solver owns the model. */
  async solver(model: Model): Promise<Solver> {
    const { graphs } = this.lesson;
    const [first] = graphs;
    if (first === undefined) return this.solverOf(model, NOTHING_LEARNED);
    if (graphs.every(isKnown)) return this.solverOf(model, await this.across(model, graphs));
    const result = await this.onOne(model, first);
    const { steps, restarts, collapsed, seconds } = result;
    const report = { steps, restarts, collapsed, seconds: { train: seconds.train, select: 0 } };
    return this.solverOf(model, report, { instance: first.instance, result });
  }

  private get numbers(): Readonly<Record<string, number>> {
    return this.lesson.settings as Readonly<Record<string, number>>;
  }

  /** Those that the loss knows. */
  private get lossSettings(): Settings {
    const { problem, settings } = this.lesson;
    const names = Object.keys(problem.relaxation!.settings?.({ partial: true }) ?? {});
    return Object.fromEntries(names.map((name) => [name, settings[name]!]));
  }

  private inputOf(seen: Pick<Seen, 'graph' | 'features'>): GraphInput {
    return inputOf(seen, this.lesson.settings.filter as GraphFilter | undefined);
  }

  private relaxed(instance: Instance): RelaxedProblem {
    return relax(this.lesson.problem, instance, this.lossSettings);
  }

  private get hooks() {
    const { onProgress, signal } = this.lesson.hooks ?? {};
    return { ...(onProgress === undefined ? {} : { onProgress }), ...(signal === undefined ? {} : { signal }) };
  }

  private get patience() {
    const { patience } = this.numbers;
    return patience === undefined || patience === 0 ? {} : { patience };
  }

  /** On the very graph that is to be solved, whose best solution is kept while training. */
  private onOne(model: Model, seen: Seen): Promise<FitResult> {
    const { seed, hooks = {} } = this.lesson;
    const { steps, lr, weightDecay, selectEvery, passes, restarts, starts } = this.numbers;
    const { onMemoryPlan } = hooks;
    return fit(
      model,
      { input: this.inputOf(seen), relaxed: this.relaxed(seen.instance) },
      {
        steps: steps!,
        learningRate: lr!,
        weightDecay: weightDecay!,
        seed,
        iterations: this.schedule,
        selectEvery: selectEvery!,
        passes: passes!,
        restarts: restarts!,
        starts: starts!,
        order: this.lesson.settings.order as NodeOrderName,
        ...this.patience,
        ...(onMemoryPlan === undefined ? {} : { onMemoryPlan }),
        ...this.hooks,
      },
    );
  }

  /** On graphs whose hidden edges are known, to solve others. */
  private async across(model: Model, graphs: readonly Known[]): Promise<LearningReport> {
    const { validation = [], seed } = this.lesson;
    const { steps, lr, weightDecay, selectEvery, restarts } = this.numbers;
    const example = (known: Known) => ({
      input: this.inputOf(known),
      observed: this.relaxed(known.instance),
      whole: this.relaxed(known.whole),
    });
    const result = await fitAcross(model, graphs.map(example), {
      steps: steps!,
      learningRate: lr!,
      weightDecay: weightDecay!,
      iterations: this.schedule,
      seed,
      validation: validation.map(example),
      selectEvery: selectEvery!,
      restarts: restarts!,
      ...this.patience,
      ...this.hooks,
    });
    const { restarts: made, collapsed, seconds } = result;
    return { steps: result.steps, restarts: made, collapsed, seconds };
  }

  /** @param kept what training on one graph already found for it */
  private solverOf(model: Model, report: LearningReport, kept?: { instance: Instance; result: FitResult }): Solver {
    return {
      report,
      solve: (seen) => {
        const input = this.inputOf(seen);
        const iterations = this.schedule(Math.max(0, this.numbers.steps! - 1));
        const forward = timed(() => decisionValues(model, input, this.shape, { iterations })).seconds;
        if (kept !== undefined && kept.instance === seen.instance) return answerOf(kept.result, forward);
        const { passes } = this.numbers;
        const problem = { input, relaxed: this.relaxed(seen.instance) };
        const options = { iterations, seed: this.lesson.seed, passes: passes! };
        const { result, seconds } = timed(() => applyModel(model, problem, options));
        return { solution: result, seconds: { forward, round: seconds } };
      },
      tune: (seen, options) => this.tune(model, report, seen, options),
      dispose: () => model.dispose(),
    };
  }

  private async tune(
    model: Model,
    { steps: learned }: LearningReport,
    seen: Seen,
    { steps, signal }: { steps: number; signal?: AbortSignal },
  ): Promise<Solver> {
    const own = this.freshModel(mixSeed(this.lesson.seed, OWN_MODEL, seen.part));
    const fresh = learned === 0;
    try {
      if (!fresh) setModelWeights(own, modelWeights(model));
      if (steps === 0) return this.solverOf(own, NOTHING_LEARNED);
      const { lr, weightDecay } = this.numbers;
      const problem = { input: this.inputOf(seen), relaxed: this.relaxed(seen.instance) };
      const result = await fit(own, problem, {
        steps,
        learningRate: lr!,
        weightDecay: weightDecay!,
        seed: this.lesson.seed,
        iterations: this.schedule,
        order: this.lesson.settings.order as NodeOrderName,
        selectEvery: Number.POSITIVE_INFINITY, // the tuned model is looked at when it solves
        restarts: fresh ? 5 : 0, // a fresh start would throw away what the other graphs taught
        ...(signal === undefined ? {} : { signal }),
      });
      const { restarts, collapsed, seconds } = result;
      const report = { steps: result.steps, restarts, collapsed, seconds: { train: seconds.train, select: 0 } };
      return this.solverOf(own, report);
    } catch (error) {
      own.dispose();
      throw error;
    }
  }
}

function answerOf({ solution, loss, seconds }: FitResult, forward: number): Answer {
  return { solution, loss, seconds: { forward, round: seconds.round } };
}
