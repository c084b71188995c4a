import { InputError, requireInteger } from '../errors';
import type { GraphInput, Model } from '../models/Model';
import type { Solution } from '../problems/Problem';
import type { RelaxedProblem } from '../problems/Relaxation';
import { mixSeed, Rng } from '../random/Rng';
import { Adam } from './Adam';
import { applyModel } from './applyModel';
import { breather } from './breather';
import { modelWeights, setModelWeights } from './checkpoint';
import { isCollapsed } from './collapse';
import { gradientStep } from './gradientStep';
import type { TrainingProgress } from './progress';

/** A graph whose hidden edges may be used: to train on, or to choose between models. */
export interface InductiveExample {
  /** What the model sees: the observed edges and features. */
  input: GraphInput;
  /** The problem on the observed edges; randomised rounding picks its draw by it, as it must on a new graph. */
  observed: RelaxedProblem;
  /** The problem on all edges: the loss, and what a solution is worth. */
  full: RelaxedProblem;
}

export interface FitInductiveOptions {
  /** Default 70, the paper's for its synthetic graphs. */
  steps?: number;
  /** Default 0.001. */
  learningRate?: number;
  /** L2 term, default 5e-4. */
  weightDecay?: number;
  /** T, clustering iterations, at every step; default 10. */
  iterations?: number;
  /** Seeds the choice of graphs, dropout, rounding and restarts. Default 0. */
  seed?: number;
  /** Graphs outside the training set by which the weights are chosen; default none: the last weights stay. */
  validation?: readonly InductiveExample[];
  /** Steps between two looks at the validation graphs; default 10, the grid of the paper's appendix. */
  selectEvery?: number;
  /** Fresh starts allowed when every graph ends in one cluster; default 5. */
  restarts?: number;
  onProgress?: (progress: TrainingProgress) => void;
  /** Stops after the current step; the model then has the best weights so far. */
  signal?: AbortSignal;
}

export interface FitInductiveResult {
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
  /** Seconds of gradient steps, and of looking at validation graphs. */
  seconds: { train: number; select: number };
}

/**
 * Trains one model over many graphs (section 5.2): each step draws one of them, decides from its observed edges, and takes
 * an Adam step on the loss over all its edges. Afterwards `applyModel` maps an unseen graph to a solution by a forward pass.
 *
 * With validation graphs, the model ends with the weights of smallest rounded loss on them among the looks, which is how the paper
 * chose its number of steps. Graphs may differ in size, not in feature columns. Same model seed and options, same bits.
 *
 * @throws InputError for no graph, one with fewer than K nodes or other feature columns, or impossible options
 * @example
 * await fitInductive(model, trainingGraphs, { validation, seed: 1 });
 * const labels = applyModel(model, trainingProblem(problems.modularity, observed, features, { k: 5 }), { iterations: 10 });
 */
export async function fitInductive(
  model: Model,
  examples: readonly InductiveExample[],
  options: FitInductiveOptions = {},
): Promise<FitInductiveResult> {
  const settings = withDefaults(options);
  requireExamples(model, [...examples, ...settings.validation], examples.length);
  const seconds = { train: 0, select: 0 };
  for (let attempt = 0; ; attempt++) {
    if (attempt > 0) model.reset(mixSeed(settings.seed, RESTART, attempt));
    const run = await trainOnce(model, examples, settings, attempt, seconds);
    const judged = settings.validation.length > 0 ? settings.validation : examples;
    const collapsed = judged.every((example) => isCollapsed(example.full, solved(model, example, settings)));
    if (collapsed && attempt < settings.restarts && settings.signal?.aborted !== true) continue;
    return { ...run, restarts: attempt, collapsed, seconds };
  }
}

type Settings = ReturnType<typeof withDefaults>;

function withDefaults(options: FitInductiveOptions) {
  const settings = {
    steps: 70,
    learningRate: 0.001,
    weightDecay: 5e-4,
    iterations: 10,
    seed: 0,
    validation: [] as readonly InductiveExample[],
    selectEvery: 10,
    restarts: 5,
    ...options,
  };
  requireInteger('steps', settings.steps, 1, Number.POSITIVE_INFINITY);
  requireInteger('selectEvery', settings.selectEvery, 1, Number.POSITIVE_INFINITY);
  requireInteger('restarts', settings.restarts, 0, Number.POSITIVE_INFINITY);
  return settings;
}

function requireExamples(model: Model, examples: readonly InductiveExample[], training: number): void {
  if (training === 0) throw new InputError({ what: 'training graphs', expected: 'at least one', actual: 'none' });
  const columns = examples[0].input.features.cols;
  for (const { input, full } of examples) {
    requireInteger('K', model.k, 1, input.adjacency.n, 'n');
    if (input.features.cols !== columns || full.instance.graph.n !== input.adjacency.n) {
      throw new InputError({
        what: 'graphs to learn from',
        expected: `F = ${columns} feature columns everywhere, and a problem on as many nodes as the input`,
        actual: `F = ${input.features.cols}, n = ${input.adjacency.n} and ${full.instance.graph.n}`,
      });
    }
  }
}

/** One attempt; leaves the chosen weights in the model and adds to `seconds`. */
async function trainOnce(
  model: Model,
  examples: readonly InductiveExample[],
  settings: Settings,
  attempt: number,
  seconds: FitInductiveResult['seconds'],
): Promise<Pick<FitInductiveResult, 'losses' | 'steps' | 'bestStep' | 'validation'>> {
  const { steps, learningRate, weightDecay, iterations, seed, selectEvery, signal, onProgress } = settings;
  const losses: number[] = [];
  const validation: FitInductiveResult['validation'] = [];
  let best: { step: number; loss: number; weights: Record<string, Float32Array> } | undefined;
  const breathe = breather();
  const adam = new Adam({ learningRate, weightDecay });
  try {
    for (let step = 1; step <= steps && signal?.aborted !== true; step++) {
      const begun = performance.now();
      const { input, full } = examples[new Rng(mixSeed(seed, GRAPH, attempt, step)).int(examples.length)];
      const dropoutSeed = mixSeed(seed, DROPOUT, attempt, step);
      const loss = gradientStep(model, { input, relaxed: full }, adam, { iterations, dropoutSeed });
      if (Number.isNaN(loss)) throw new Error(`the training loss became NaN at step ${step}`);
      losses.push(loss);
      const trained = performance.now();
      seconds.train += (trained - begun) / 1000;
      const look = step % selectEvery === 0 || step === steps ? lookAtValidation(model, settings) : undefined;
      if (look !== undefined) {
        validation.push({ step, ...look });
        if (best === undefined || look.loss < best.loss) best = { step, loss: look.loss, weights: modelWeights(model) };
        seconds.select += (performance.now() - trained) / 1000;
      }
      onProgress?.({
        step,
        steps,
        loss,
        seconds: seconds.train + seconds.select,
        ...(look === undefined ? {} : { value: look.value }),
      });
      await breathe();
    }
  } finally {
    adam.dispose();
  }
  if (best !== undefined) setModelWeights(model, best.weights);
  return { losses: Float32Array.from(losses), steps: losses.length, bestStep: best?.step ?? losses.length, validation };
}

/** Mean loss and value of the rounded solutions on the validation graphs, undefined without any. */
function lookAtValidation(model: Model, settings: Settings): { loss: number; value: number } | undefined {
  const { validation } = settings;
  if (validation.length === 0) return undefined;
  let [loss, value] = [0, 0];
  for (const example of validation) {
    const solution = solved(model, example, settings);
    loss += example.full.hardLoss(solution) / validation.length;
    value += example.full.problem.value(example.full.instance, solution) / validation.length;
  }
  return { loss, value };
}

function solved(model: Model, { input, observed }: InductiveExample, { iterations, seed }: Settings): Solution {
  return applyModel(model, { input, relaxed: observed }, { iterations, seed: mixSeed(seed, ROUND) });
}

/** Streams of one seed: none changes when another draws more. */
const [RESTART, DROPOUT, GRAPH, ROUND] = [3, 6, 7, 8];
