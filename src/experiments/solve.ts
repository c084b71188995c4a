import { ambientSignal } from '../ambientSignal';
import { InputError, requireInteger } from '../errors';
import type { NodeFeatureName } from '../features/nodeFeatures';
import { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import { type LearningReport, type Method, NOTHING_LEARNED, type Seen } from '../methods/Method';
import { nextTurn } from '../nextTurn';
import {
  type Instance,
  isBetter,
  type LossApproximation,
  type PoseOptions,
  type Problem,
  type Solution,
} from '../problems/Problem';
import { relax } from '../problems/relax';
import type { Settings } from '../settings';
import type { FitOptions } from '../training/fit';
import type { TrainingProgress } from '../training/progress';
import { chosenProblem } from './chosenProblem';
import { effortOn } from './largeEffort';
import { learnOnAllCores } from './learnOnAllCores';
import { noFeatures, ownFeatures } from './ownFeatures';
import { askedMethods, clusternet, learnerSettings, settingsFor, shortName, shortTitle } from './ownMethods';
import { type SideThreads, sideThreads } from './sideThreads';
import { type Budget, timeBudget } from './timeBudget';

/** What is asked of a graph, as `pose` of the problem takes it. */
export type Question = Pick<PoseOptions, 'k' | 'columns' | 'terms' | 'lengths'>;

export interface SolveOptions extends Question {
  /** By its name in `problems`, or one of your own (`defineProblem`); default modularity. */
  problem?: string | Problem;
  /** A kind from `nodeFeatures`, or a matrix of your own, n x F; default node2vec, in a large graph projection, see `effortOn`. */
  features?: NodeFeatureName | Features;
  /**
   * Of ClusterNet (or of what learns where the problem has no relaxed loss), by name; default the paper's for one graph, in a
   * large one less, see `effortOn`.
   */
  settings?: Settings;
  /** Trainings of ClusterNet from different weights, of which the best training loss counts; default 3, in a large graph 1. On all cores. */
  starts?: number;
  /** Worker threads for starts and algorithms at most; default one per core. Any number gives the same bits. */
  threads?: number;
  /** Of everything random; default 0. Same graph, options and seed, same result, unless `seconds` ends something early. */
  seed?: number;
  /**
   * All that is asked, by name, with "train-" or without: `['memetic']`, `['clusternet', 'leiden']`. Default: every algorithm for the problem, and
   * what learns; but not that for communities (whose terms are none but the resolution) and facilities, where with all edges
   * known search is ahead of it, unless `baselines`, `settings`, `starts` or `features` are given, or it is named here.
   */
  methods?: readonly string[];
  /** Without `methods`: what is asked beside what learns, by name without "train-"; default every algorithm for the problem. */
  baselines?: readonly string[];
  /**
   * Time for everything together, default none. Algorithms without a clock go first and run to their end; what keeps a clock,
   * and what learns, share what is left evenly and end with their best so far; whose turn comes too late is skipped, once there
   * is a solution.
   */
  seconds?: number;
  /** Told what memory ClusterNet's training will take, before it starts; see `fit`. */
  onMemoryPlan?: FitOptions['onMemoryPlan'] & {};
  /** Of the training; steps and seconds run on over all starts. */
  onProgress?: (progress: TrainingProgress) => void;
  /** Says what begins: "node2vec features", "ClusterNet", "Louvain to K" … */
  onStage?: (stage: string) => void;
  /**
   * Stops training, which then counts with its best solution so far; while features are made, rejects with its reason.
   * Default: in a notebook the running cell's, which ■ aborts.
   */
  signal?: AbortSignal;
}

/** What one method found. */
export interface SolveCandidate {
  /** Name in the registry, as "clusternet" or "louvain". */
  readonly method: string;
  readonly title: string;
  readonly solution: Solution;
  /** The problem's value. */
  readonly value: number;
  /** Tells apart solutions of equal value, the smaller the better; null where the problem has nothing to tell. */
  readonly tieBreak: number | null;
  /** Wall clock. */
  readonly seconds: number;
  /** True where the method's own solution broke what was asked, and was mended by the problem's `repair`; else absent. */
  readonly mended?: true;
  /** More that the method says of it, as `proven` (0 or 1) and a `bound`; absent where it says nothing. */
  readonly measures?: Readonly<Record<string, number>>;
}

export interface SolveResult {
  readonly graph: Graph;
  readonly problem: Problem;
  readonly instance: Instance;
  /** K; n for a problem without. */
  readonly k: number;
  readonly seed: number;
  /** `name` is "own" for a matrix of the caller's, "none" where no method looks at features. Seconds include nothing but making them. */
  readonly features: { readonly name: string; readonly columns: number; readonly seconds: number };
  /** The first of `candidates`. */
  readonly best: SolveCandidate;
  /** Best first; equals in the order of what learns, then the registry's. All feasible. */
  readonly candidates: readonly SolveCandidate[];
  /** Methods that found nothing feasible or were left out, and why. */
  readonly skipped: readonly { readonly method: string; readonly title: string; readonly reason: string }[];
  /** Of what learns: steps of the start that counts, whether it collapsed, and restarts in all starts. */
  readonly training: Pick<LearningReport, 'steps' | 'restarts' | 'collapsed'>;
  /** What ClusterNet's loss looked at when it was trained and that was not all nodes; values are exact in any case. Else null. */
  readonly approximation: LossApproximation | null;
  /** How much ClusterNet was trained, if it was, in a graph so large that the default is less than the paper's; else null. */
  readonly effort: { readonly steps: number; readonly starts: number } | null;
}

/**
 * One graph to a decision: asks the algorithms, and where that may pay, or is asked for, makes node features and trains
 * ClusterNet end to end (or what else learns, where the problem has no relaxed loss); keeps the best, whoever found it. All see all edges. Solutions
 * are checked, compared by their value, then by what the problem tells equals apart by (for facilities, the mean distance).
 *
 * @throws InputError for a problem, features or a method that does not exist, K outside [1, n], features of other than
 * n rows, columns, terms or lengths that the problem does not have, a graph that the problem has no meaning on, one that
 * memory is too small for, or where no method finds a feasible solution
 * @example const { best } = await solve(karateClub().graph, { k: 4 }); // best.method, best.value, best.solution
 */
export async function solve(graph: Graph, options: SolveOptions = {}): Promise<SolveResult> {
  const held: Held = {};
  try {
    return await solveHolding(held, graph, options);
  } finally {
    await held.threads?.close();
  }
}

/** What is given back at the end, however it ends. */
interface Held {
  threads?: SideThreads;
}

async function solveHolding(held: Held, graph: Graph, options: SolveOptions): Promise<SolveResult> {
  const { seed = 0, onStage = () => {}, signal = ambientSignal() } = options;
  const problem = chosenProblem(options.problem);
  if (options.starts !== undefined) requireInteger('starts', options.starts, 1, Number.POSITIVE_INFINITY);
  const pose = requireQuestion(problem, graph, options);
  signal?.throwIfAborted();
  const { learners, baselines, leftOut } = askedMethods(problem, options);
  const instance = problem.pose(graph, pose);
  for (const method of learners) settingsFor(method, problem, options.settings);
  const relaxed = problem.relaxation === undefined ? undefined : relax(problem, instance);
  const { distances } = relaxed ?? {};
  const effort = effortOn(graph, distances);
  const { starts = effort.starts } = options;
  const known = learners.includes(clusternet) ? learnerSettings(problem) : {};
  const planned = Object.entries(effort.settings).filter(([name]) => Object.hasOwn(known, name));
  const settings: Settings = { ...Object.fromEntries(planned), ...options.settings };
  const budget = timeBudget(options.seconds, signal);
  // With a limit of time methods take turns, so that each knows what is left.
  const threads = options.seconds === undefined ? await sideThreads(problem, graph, { ...options, pose }) : undefined;
  const ahead = new Map<Method, ReturnType<typeof answerOf>>();
  if (threads !== undefined) {
    held.threads = threads;
    for (const method of quickFirst(problem, baselines).filter(threads.takes).reverse()) {
      const answer = answerAside(method, problem, threads, seed);
      answer.catch(() => {}); // it is looked at when it is its turn
      ahead.set(method, answer);
    }
  }
  const features = [...learners, ...baselines].some(({ usesFeatures }) => usesFeatures)
    ? await ownFeatures(graph, {
        ...{ features: effort.features, ...options, k: instance.k },
        ...(distances === undefined ? {} : { distances }),
      })
    : noFeatures(graph);
  const seen: Seen = { graph, features: features.matrix, instance, part: 0 };
  const posed = { problem, seen, pose, budget, ...held, options: { ...options, settings, seed, starts } };

  const candidates: SolveCandidate[] = [];
  const skipped: SolveResult['skipped'][number][] = leftOut.map((method) => ({
    method: shortName(method),
    title: shortTitle(method),
    reason: 'where all edges are known, search is ahead of it; it is asked by name',
  }));
  let training: SolveResult['training'] | undefined;
  const order = [...learners, ...baselines];
  const rank = new Map(order.map((method, at) => [shortName(method), at]));
  const turns = options.seconds === undefined ? order : quickFirst(problem, order);
  for (const [turn, method] of turns.entries()) {
    const named = { method: shortName(method), title: shortTitle(method) };
    const skip = (reason: string) => skipped.push({ ...named, reason });
    if (budget.left() <= 0 && candidates.length > 0) {
      skip(`the ${options.seconds} seconds were over`);
      continue;
    }
    const several = method === clusternet && starts > 1;
    onStage(several ? `${named.title}, ${starts} starts` : named.title);
    await nextTurn(); // an algorithm holds the thread; let the stage be shown first
    try {
      const share = () => budget.share(turns.length - turn);
      const found = ahead.get(method) ?? answerOf(method, { ...posed, budget: share() });
      const { report, solution, seconds, measures } = await found;
      if (learners.includes(method)) training ??= report;
      const kept = feasible(problem, instance, solution);
      if ('reason' in kept) skip(kept.reason);
      else {
        const value = problem.value(instance, kept.solution);
        const tieBreak = problem.tieBreak?.of(instance, kept.solution) ?? null;
        const told = measures === undefined ? {} : { measures };
        candidates.push({ ...named, ...kept, value, tieBreak, seconds, ...told });
      }
    } catch (error) {
      if (!(error instanceof InputError) || method === clusternet) throw error;
      skip(error.message);
    }
  }
  if (candidates.length === 0) throw nothingFound(problem, skipped);
  candidates.sort((a, b) => {
    if (a.value !== b.value) return isBetter(problem, a.value, b.value) ? -1 : 1;
    return (a.tieBreak ?? 0) - (b.tieBreak ?? 0) || rank.get(a.method)! - rank.get(b.method)!;
  });
  const { steps = 0, restarts = 0, collapsed = false } = training ?? {};
  return {
    graph,
    problem,
    instance,
    k: instance.k,
    seed,
    features: {
      name: features.name,
      columns: features.name === 'none' ? 0 : features.matrix.cols,
      seconds: features.seconds,
    },
    best: candidates[0]!,
    candidates,
    skipped,
    training: { steps, restarts, collapsed },
    approximation: learners.includes(clusternet) ? lossApproximation(problem, instance, settings) : null,
    effort: planned.length > 0 ? { steps: settings.steps as number, starts } : null,
  };
}

/** Of the loss with the settings that it was trained with. */
function lossApproximation(problem: Problem, instance: Instance, settings: Settings): LossApproximation | null {
  if (problem.relaxation === undefined) return null;
  const names = Object.keys(problem.relaxation.settings?.({ partial: false }) ?? {});
  const own = Object.entries(settings).filter(([name]) => names.includes(name));
  return relax(problem, instance, Object.fromEntries(own)).approximation ?? null;
}

/** Under a limit of time: what ends by itself before what takes as long as it may. */
function quickFirst(problem: Problem, order: readonly Method[]): Method[] {
  const takesTime = (method: Method): boolean =>
    (method.learns ?? method.usesFeatures) || Object.hasOwn(method.settings(problem, { partial: false }), 'seconds');
  return [...order.filter((method) => !takesTime(method)), ...order.filter(takesTime)];
}

/** What `pose` gets. @throws InputError for something other than a graph, or a question that the problem does not take */
function requireQuestion(problem: Problem, graph: Graph, { k, columns, terms, lengths }: SolveOptions): Question {
  if (!(graph instanceof Graph)) {
    const actual =
      (graph as { graph?: unknown } | null)?.graph instanceof Graph
        ? 'a file’s content; pass its .graph'
        : typeof graph;
    throw new InputError({ what: 'graph', expected: 'a Graph', actual });
  }
  if (problem.sized !== false) requireInteger('K', k as number, 1, graph.n, 'n');
  else if (k !== undefined) {
    throw new InputError({
      what: 'K',
      expected: `none: ${problem.name} decides how many nodes it takes`,
      actual: `${k}`,
    });
  }
  const refuse = (what: string, names: readonly string[], given: string): never => {
    const expected = names.length === 0 ? `none for ${problem.name}` : `one of ${names.join(', ')}`;
    throw new InputError({ what, expected, actual: `"${given}"` });
  };
  const [read, told] = [Object.keys(problem.columns ?? {}), Object.keys(problem.terms ?? {})];
  for (const name of Object.keys(columns ?? {})) if (!read.includes(name)) refuse('node column', read, name);
  for (const name of Object.keys(terms ?? {})) if (!told.includes(name)) refuse('term', told, name);
  if (lengths !== undefined && problem.lengths !== true) refuse('lengths', [], lengths.name);
  return {
    ...(k === undefined ? {} : { k }),
    ...(columns === undefined || Object.keys(columns).length === 0 ? {} : { columns }),
    ...(terms === undefined ? {} : { terms }),
    ...(lengths === undefined ? {} : { lengths }),
  };
}

/** What learns nothing, in a thread of its own. */
async function answerAside(method: Method, problem: Problem, threads: SideThreads, seed: number) {
  const answer = await threads.answer(method, settingsFor(method, problem), seed);
  return { report: NOTHING_LEARNED, ...answer, seconds: answer.seconds.round };
}

interface Posed {
  problem: Problem;
  seen: Seen;
  pose: Question;
  budget: Budget;
  threads?: SideThreads;
  options: SolveOptions & Required<Pick<SolveOptions, 'seed' | 'starts'>>;
}

/** One method's solution; ClusterNet's starts run side by side. */
async function answerOf(method: Method, { problem, seen, pose, budget, options, ...held }: Posed) {
  const { seed, starts, onMemoryPlan, onProgress, threads } = options;
  const hooks = {
    ...(onMemoryPlan === undefined ? {} : { onMemoryPlan }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(budget.signal === undefined ? {} : { signal: budget.signal }),
  };
  const begun = performance.now();
  const left = budget.left();
  const clock = left === Number.POSITIVE_INFINITY ? {} : { seconds: left };
  if (method === clusternet) {
    const settings = settingsFor(method, problem, { ...options.settings, starts });
    const pool = held.threads === undefined ? {} : { pool: held.threads.pool };
    const onCores = { ...hooks, settings, seed, pose, ...pool, ...(threads === undefined ? {} : { threads }) };
    const { answer, report } = await learnOnAllCores(problem, seen, onCores);
    return { report, ...answer, seconds: (performance.now() - begun) / 1000 };
  }
  const learns = method.learns ?? method.usesFeatures;
  const settings = settingsFor(method, problem, learns ? { ...options.settings } : {}, clock);
  const { features, instance } = seen;
  const solver = await method.learn({
    ...{ problem, k: instance.k, columns: features.cols, graphs: learns ? [seen] : [], settings, seed },
    ...(learns ? { hooks } : {}),
  });
  try {
    const answer = solver.solve(seen);
    const seconds = learns ? (performance.now() - begun) / 1000 : answer.seconds.round;
    return { report: solver.report, ...answer, seconds };
  } finally {
    solver.dispose();
  }
}

/** The solution, mended where it has to and can be; or why it does not count. */
function feasible(
  problem: Problem,
  instance: Instance,
  solution: Solution,
): { solution: Solution; mended?: true } | { reason: string } {
  const wrong = problem.violation(instance, solution);
  if (wrong === null) return { solution };
  const mended = problem.repair?.(instance, solution);
  const still = mended === undefined ? wrong : problem.violation(instance, mended);
  return mended === undefined || still !== null ? { reason: still! } : { solution: mended, mended: true };
}

function nothingFound(problem: Problem, skipped: SolveResult['skipped']): InputError {
  const expected = 'a method that finds a solution which keeps everything asked';
  const actual = `none: ${skipped.map(({ title, reason }) => `${title} (${reason})`).join('; ')}`;
  return new InputError({ what: problem.name, expected, actual });
}
