import { setImmediate } from 'node:timers/promises';
import { InputError, requireInteger } from '../errors';
import { type NodeFeatureName, nodeFeatures } from '../features/nodeFeatures';
import type { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import { methods } from '../methods';
import { clusternet } from '../methods/clusternet';
import type { Answer, LearningReport, Method, Seen } from '../methods/Method';
import { pick } from '../pick';
import { DEFAULT_PROBLEM, problems } from '../problems';
import type { LossApproximation } from '../problems/Problem';
import { type Instance, isBetter, type Problem, type Solution } from '../problems/Problem';
import { relax } from '../problems/relax';
import { resolveSettings, type Settings } from '../settings';
import type { FitOptions } from '../training/fit';
import { memoryPlan } from '../training/memoryPlan';
import { deviceMemory } from '../training/problemPlan';
import type { TrainingProgress } from '../training/progress';
import { requireMemory } from '../training/requireMemory';
import { learnOnAllCores } from './learnOnAllCores';

export interface SolveOptions {
  /** By its name in `problems`; default modularity. */
  problem?: string;
  /** K, communities or facilities. */
  k: number;
  /** A kind from `nodeFeatures`, default node2vec, or a matrix of your own, n x F. */
  features?: NodeFeatureName | Features;
  /** Of ClusterNet, by name; default the paper's for one graph. */
  settings?: Settings;
  /** Trainings of ClusterNet from different weights, of which the best training loss counts; default 3. On all cores. */
  starts?: number;
  /** Worker threads for the starts at most; default one per core. Any number gives the same bits. */
  threads?: number;
  /** Of everything random; default 0. Same graph, options and seed, same result. */
  seed?: number;
  /** What ClusterNet is compared with, by name without "train-"; default every baseline for the problem. */
  baselines?: readonly string[];
  /** Told what memory ClusterNet's training will take, before it starts; see `fit`. */
  onMemoryPlan?: FitOptions['onMemoryPlan'] & {};
  /** Of ClusterNet's training; steps and seconds run on over all starts. */
  onProgress?: (progress: TrainingProgress) => void;
  /** Says what begins: "node2vec features", "ClusterNet", "Louvain to K" … */
  onStage?: (stage: string) => void;
  /** Stops training, which then counts with its best solution so far; while features are made, rejects with its reason. */
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
}

export interface SolveResult {
  readonly graph: Graph;
  readonly problem: Problem;
  readonly instance: Instance;
  readonly k: number;
  readonly seed: number;
  /** `name` is "own" for a matrix of the caller's. Seconds include nothing but making them. */
  readonly features: { readonly name: string; readonly columns: number; readonly seconds: number };
  /** The first of `candidates`. */
  readonly best: SolveCandidate;
  /** Best first; equals in the order ClusterNet, then the registry's. */
  readonly candidates: readonly SolveCandidate[];
  /** Baselines that cannot do this graph, and why. */
  readonly skipped: readonly { readonly method: string; readonly title: string; readonly reason: string }[];
  /** ClusterNet's training: steps of the start that counts, whether it collapsed, and restarts in all starts. */
  readonly training: Pick<LearningReport, 'steps' | 'restarts' | 'collapsed'>;
  /** What ClusterNet's loss looked at when that was not all nodes; values are exact in any case. Else null. */
  readonly approximation: LossApproximation | null;
}

/**
 * One graph from features to a decision: makes node features, trains ClusterNet end to end, asks the baselines too, and
 * keeps the best, whoever found it. All see all edges. Solutions are compared by their value, then by what the problem
 * tells equals apart by (for facilities, the mean distance).
 *
 * @throws InputError for a problem, features or baseline that does not exist, K outside [1, n], features of other than
 * n rows, a graph that the problem has no meaning on, or one that memory is too small for
 * @example const { best } = await solve(karateClub().graph, { k: 4 }); // best.method, best.value, best.solution
 */
export async function solve(graph: Graph, options: SolveOptions): Promise<SolveResult> {
  const { k, seed = 0, starts = 3, onStage = () => {}, signal } = options;
  const problem: Problem = pick('problem', problems, options.problem ?? DEFAULT_PROBLEM);
  requireInteger('K', k, 1, graph.n, 'n');
  requireInteger('starts', starts, 1, Number.POSITIVE_INFINITY);
  signal?.throwIfAborted();
  const baselines = baselinesFor(problem, options.baselines);
  const instance = problem.pose(graph, { k });
  const specs = clusternet.settings(problem, { partial: false });
  const settings = resolveSettings('clusternet', specs, { ...options.settings, starts });
  const relaxed = relax(problem, instance);
  const features = await featuresOf(graph, relaxed.distances, options);
  const seen: Seen = { graph, features: features.matrix, instance, part: 0 };

  const candidate = (method: Method, { solution }: Answer, seconds: number): SolveCandidate => {
    const tieBreak = problem.tieBreak?.of(instance, solution) ?? null;
    const [name, title] = [method.name.replace(/^train-/, ''), method.title.replace(/^Train-/, '')];
    return { method: name, title, solution, value: problem.value(instance, solution), tieBreak, seconds };
  };
  onStage(starts === 1 ? 'ClusterNet' : `ClusterNet, ${starts} starts`);
  const begun = performance.now();
  const trained = await learnOnAllCores(problem, seen, { ...options, settings, seed });
  const candidates = [candidate(clusternet, trained.answer, (performance.now() - begun) / 1000)];
  const skipped: SolveResult['skipped'][number][] = [];
  for (const method of baselines) {
    const { title, name } = method;
    onStage(title.replace(/^Train-/, ''));
    await setImmediate(); // a baseline holds the thread; let the stage be shown first
    try {
      const learned = { problem, k, columns: features.matrix.cols, graphs: [], seed };
      const solver = await method.learn({
        ...learned,
        settings: resolveSettings(name, method.settings(problem, WHOLE)),
      });
      const answer = solver.solve(seen);
      candidates.push(candidate(method, answer, answer.seconds.round));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      skipped.push({ method: name.replace(/^train-/, ''), title: title.replace(/^Train-/, ''), reason: error.message });
    }
  }
  candidates.sort((a, b) => {
    if (a.value !== b.value) return isBetter(problem, a.value, b.value) ? -1 : 1;
    return (a.tieBreak ?? 0) - (b.tieBreak ?? 0);
  });
  const { steps, restarts, collapsed } = trained.report;
  return {
    graph,
    problem,
    instance,
    k,
    seed,
    features: { name: features.name, columns: features.matrix.cols, seconds: features.seconds },
    best: candidates[0]!,
    candidates,
    skipped,
    training: { steps, restarts, collapsed },
    approximation: relaxed.approximation ?? null,
  };
}

const WHOLE = { partial: false };

/** Baselines that accept the problem, as "train-…" methods. */
function baselinesFor(problem: Problem, names: readonly string[] | undefined): Method[] {
  const fitting = Object.values(methods).filter(
    (method) => method.name.startsWith('train-') && method.accepts(problem) === true,
  );
  const byName = Object.fromEntries(fitting.map((method) => [method.name.replace(/^train-/, ''), method]));
  return names === undefined ? fitting : names.map((name) => pick(`baseline for ${problem.name}`, byName, name));
}

async function featuresOf(graph: Graph, distances: ReturnType<typeof relax>['distances'], options: SolveOptions) {
  const { features = 'node2vec', seed = 0, onStage = () => {}, signal } = options;
  if (typeof features !== 'string') {
    if (features.rows !== graph.n) {
      const actual = `${features.rows}`;
      throw new InputError({ what: 'features', expected: `n = ${graph.n} rows, one per node`, actual });
    }
    return { name: 'own', matrix: features, seconds: 0 };
  }
  const maker = pick('features', nodeFeatures, features);
  if (TRAINED.includes(features)) {
    // Better to say so now than after the minutes that these columns take.
    const size = { nodes: graph.n, edges: graph.m, weighted: graph.weights !== null, k: options.k };
    const kept = distances === undefined ? {} : { distances };
    requireMemory(memoryPlan({ ...size, ...kept, columns: TRAINED_COLUMNS }), deviceMemory());
  }
  const begun = performance.now();
  onStage(`${maker.name} features`);
  const matrix = await maker.make(graph, {
    seed,
    onProgress: ({ done, total }) => onStage(`${maker.name} features, ${Math.floor((100 * done) / total)} %`),
    ...(signal === undefined ? {} : { signal }),
  });
  return { name: maker.name as string, matrix, seconds: (performance.now() - begun) / 1000 };
}

/** Features that take long to make, and how many columns they have by default. */
const TRAINED: readonly NodeFeatureName[] = ['node2vec', 'role2vec'];
const TRAINED_COLUMNS = 128;
