import { InputError, requireInteger } from '../errors';
import type { GraphInput, Model } from '../models/Model';
import type { RelaxedProblem, Solution } from '../problems/Problem';
import { mixSeed, Rng } from '../random/Rng';
import { applyModel } from './applyModel';
import { checkpointFile, modelWeights, namesAndValues, setModelWeights, type TrainingState } from './checkpoint';
import { isCollapsed } from './collapse';
import { gradientStep } from './gradientStep';
import { type Iterations, iterationsByStep, iterationsInWords } from './iterationSchedule';
import type { Look, Place, Stopped, Training, TrainingHooks } from './Training';
import { trainingLoop } from './trainingLoop';

/** A graph whose hidden edges may be used: to train on, or to choose between models. */
export interface TrainingExample {
  /** What the model sees: the observed edges and features. */
  input: GraphInput;
  /** The problem on the observed edges; randomised rounding picks its draw by it, as it must on a new graph. */
  observed: RelaxedProblem;
  /** The problem on all edges: the loss, and what a solution is worth. */
  whole: RelaxedProblem;
}

export interface FitAcrossOptions extends TrainingHooks {
  /** Default 70, the paper's for its synthetic graphs. */
  steps?: number;
  /** Default 0.001. */
  learningRate?: number;
  /** L2 term, default 5e-4. */
  weightDecay?: number;
  /** T, clustering iterations, at every step or by the number of steps done before; default 10. */
  iterations?: Iterations;
  /** Seeds the choice of graphs, dropout, rounding and restarts; the model's own seed draws its weights. Default 0. */
  seed?: number;
  /** Graphs outside the training set by which the weights are chosen; default none: the last weights stay. */
  validation?: readonly TrainingExample[];
  /** Steps between two looks at the validation graphs; default 10, the grid of the paper's appendix. */
  selectEvery?: number;
  /** Stop after this many looks in a row without better weights; default never. */
  patience?: number;
  /** Fresh starts allowed when every graph ends in one cluster; default 5. */
  restarts?: number;
}

export interface FitAcrossResult {
  /** Loss of every step of the last attempt, each on the graph drawn for it. */
  losses: Float32Array;
  /** Steps taken in the last attempt. */
  steps: number;
  /** Step whose weights the model has now. */
  bestStep: number;
  /** Means over the validation graphs at each look of the last attempt: loss of the rounded solutions, and their value. */
  validation: { step: number; loss: number; value: number }[];
  restarts: number;
  /** True when even the last allowed start put every graph into one cluster. */
  collapsed: boolean;
  stopped: Stopped;
  /** Seconds of gradient steps, and of looking at validation graphs. */
  seconds: { train: number; select: number };
}

/**
 * Trains one model over many graphs (section 5.2): each step draws one of them, decides from its observed edges, and takes
 * an Adam step on the loss over all its edges. Afterwards `applyModel` maps an unseen graph to a solution by a forward pass.
 *
 * With validation graphs, the model ends with the weights of smallest rounded loss on them among the looks, which is how
 * the paper chose its number of steps. Graphs may differ in size, not in feature columns. Same model seed and options, same
 * bits, also across a checkpoint.
 *
 * @throws InputError for no graph, one with fewer than K nodes or other feature columns, impossible options, a loss of NaN, or
 * a checkpoint of another run
 * @example
 * await fitAcross(model, trainingGraphs, { validation, seed: 1 });
 * const labels = applyModel(model, trainingProblem(problems.modularity, observed, features, { k: 5 }), { iterations: 10 });
 */
export async function fitAcross(
  model: Model,
  examples: readonly TrainingExample[],
  options: FitAcrossOptions = {},
): Promise<FitAcrossResult> {
  const settings = { ...DEFAULTS, ...options };
  const { validation, patience } = settings;
  requireExamples(model, [...examples, ...validation], examples.length);
  if (validation.length === 0 && patience !== Number.POSITIVE_INFINITY) {
    throw new InputError({ what: 'patience', expected: 'validation graphs to look at', actual: 'none' });
  }
  const file = checkpointFile<TrainingState<Weights>>(options.checkpoint, (step) =>
    keyOf(model, examples, settings, step),
  );
  const { state, best, stopped, collapsed } = await trainingLoop(trainingOf(model, examples, settings), {
    ...settings,
    checkpoint: file,
  });
  if (best !== null) setModelWeights(model, best.kept);
  return {
    losses: Float32Array.from(state.losses),
    steps: state.step,
    bestStep: best?.step ?? state.step,
    validation: state.looks,
    restarts: state.attempt,
    collapsed,
    stopped,
    seconds: { train: state.seconds.train, select: state.seconds.look },
  };
}

const DEFAULTS = {
  steps: 70,
  learningRate: 0.001,
  weightDecay: 5e-4,
  iterations: 10 as Iterations,
  seed: 0,
  validation: [] as readonly TrainingExample[],
  selectEvery: 10,
  patience: Number.POSITIVE_INFINITY,
  restarts: 5,
};

type Settings = typeof DEFAULTS;
type Weights = Record<string, Float32Array>;

function trainingOf(model: Model, examples: readonly TrainingExample[], settings: Settings): Training<Weights> {
  const { seed, validation } = settings;
  const iterations = iterationsByStep(settings.iterations);
  const solved = ({ input, observed }: TrainingExample, step: number): Solution =>
    applyModel(
      model,
      { input, relaxed: observed },
      {
        iterations: iterations(Math.max(step - 1, 0)),
        seed: mixSeed(seed, ROUND),
      },
    );
  const look = ({ step }: Place): Look<Weights> => {
    let [loss, value] = [0, 0];
    let collapsed = true;
    for (const example of validation) {
      const { whole } = example;
      const solution = solved(example, step);
      loss += whole.hardLoss(solution) / validation.length;
      value += whole.problem.value(whole.instance, solution) / validation.length;
      collapsed &&= isCollapsed(whole, solution);
    }
    return { loss, value, collapsed, keep: () => modelWeights(model) };
  };
  const judged = validation.length > 0 ? validation : examples;
  return {
    model,
    step({ attempt, step: done }, adam) {
      const step = done + 1;
      const { input, whole } = examples[new Rng(mixSeed(seed, GRAPH, attempt, step)).int(examples.length)];
      const dropoutSeed = mixSeed(seed, DROPOUT, attempt, step);
      return gradientStep(model, { input, relaxed: whole }, adam, { iterations: iterations(done), dropoutSeed });
    },
    ...(validation.length > 0 ? { look } : {}),
    hasCollapsed: ({ best, step }, stopped) =>
      stopped !== undefined &&
      (best?.collapsed ?? judged.every((example) => isCollapsed(example.whole, solved(example, step)))),
    restart: (attempt) => model.reset(mixSeed(seed, RESTART, attempt)),
  };
}

function requireExamples(model: Model, examples: readonly TrainingExample[], training: number): void {
  if (training === 0) throw new InputError({ what: 'training graphs', expected: 'at least one', actual: 'none' });
  const columns = examples[0].input.features.cols;
  for (const { input, whole } of examples) {
    requireInteger('K', model.k, 1, input.adjacency.n, 'n');
    if (input.features.cols !== columns || whole.instance.graph.n !== input.adjacency.n) {
      throw new InputError({
        what: 'graphs to learn from',
        expected: `F = ${columns} feature columns everywhere, and a problem on as many nodes as the input`,
        actual: `F = ${input.features.cols}, n = ${input.adjacency.n} and ${whole.instance.graph.n}`,
      });
    }
  }
}

function keyOf(model: Model, examples: readonly TrainingExample[], settings: Settings, steps: number) {
  const { validation, iterations, learningRate, weightDecay, seed, selectEvery, patience, restarts } = settings;
  const sizes = (some: readonly TrainingExample[]) => ({
    n: some.reduce((sum, { whole }) => sum + whole.instance.graph.n, 0),
    m: some.reduce((sum, { whole }) => sum + whole.instance.graph.m, 0),
    observedM: some.reduce((sum, { observed }) => sum + observed.instance.graph.m, 0),
  });
  const validationSizes = sizes(validation);
  return {
    training: 'fitAcross',
    model: model.name,
    problem: examples[0].whole.problem.name,
    K: model.k,
    graphs: examples.length,
    ...sizes(examples),
    validationGraphs: validation.length,
    validationN: validationSizes.n,
    validationM: validationSizes.m,
    ...{ learningRate, weightDecay, seed, selectEvery, patience, restarts },
    iterations: iterationsInWords(iterations, steps),
    ...namesAndValues(model.settings, examples[0].whole.settings),
  };
}

/** Streams of one seed: none changes when another draws more. */
const [RESTART, DROPOUT, GRAPH, ROUND] = [3, 6, 7, 8];
