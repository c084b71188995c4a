import { InputError, requireInteger } from '../errors';
import { type NodeFeatureName, nodeFeatures } from '../features';
import type { Graph } from '../graph/Graph';
import { hopsToNearest } from '../graph/distance/hopsToNearest';
import type { Features } from '../graph/SparseMatrix';
import {
  type BoundObjective,
  isBetter,
  type LossApproximation,
  type Objective,
  objectives,
  type Solution,
} from '../problems';
import { mixSeed } from '../random/Rng';
import type { FitOptions } from '../training/fit';
import { memoryPlan } from '../training/memoryPlan';
import { deviceMemory } from '../training/problemPlan';
import type { TrainingProgress } from '../training/progress';
import { requireMemory } from '../training/requireMemory';
import { type Method, methods } from './methods';
import { clusternet } from './methods/endToEnd';
import { pick } from './run';

export interface SolveOptions {
  /** By its name in `objectives`; default modularity. */
  objective?: string;
  /** K, communities or facilities. */
  k: number;
  /** A kind from `nodeFeatures`, default node2vec, or a matrix of your own, n x F. */
  features?: NodeFeatureName | Features;
  /** Training steps; default the paper's 1000. */
  steps?: number;
  /** Trainings of ClusterNet from different weights, of which the best counts; default 3. */
  starts?: number;
  /** Of everything random; default 0. Same graph, options and seed, same result. */
  seed?: number;
  /** What ClusterNet is compared with, by name without "train-"; default every baseline for the decision. */
  baselines?: readonly string[];
  /** Told what memory ClusterNet's training will take, before it starts; see `fit`. */
  onMemoryPlan?: FitOptions['onMemoryPlan'] & {};
  /** Of ClusterNet's training; steps and seconds run on from start to start. */
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
  /** The objective's value. */
  readonly value: number;
  /** Mean hops from a node to its facility, which tells apart selections of equal value; null for a partition. */
  readonly meanDistance: number | null;
  readonly seconds: number;
}

export interface SolveResult {
  readonly graph: Graph;
  readonly objective: Objective;
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
  /** ClusterNet's training: steps and restarts after a collapse over all starts, and whether the best one collapsed. */
  readonly training: { readonly steps: number; readonly restarts: number; readonly collapsed: boolean };
  /** What ClusterNet's loss looked at when that was not all nodes; values are exact in any case. Else null. */
  readonly approximation: LossApproximation | null;
}

/**
 * One graph from features to a decision: makes node features, trains ClusterNet end to end, asks the baselines too, and
 * keeps the best, whoever found it. All see all edges. Facilities are compared by their largest distance, then by the
 * mean one.
 *
 * @throws InputError for an objective, features or baseline that does not exist, K outside [1, n], features of other than
 * n rows, facilities on a graph of several components, or a graph that memory is too small for
 * @example const { best } = await solve(karateClub().graph, { k: 4 }); // best.method, best.value, best.solution
 */
export async function solve(graph: Graph, options: SolveOptions): Promise<SolveResult> {
  const { k, seed = 0, starts = 3, onStage = () => {}, onMemoryPlan, onProgress, signal, steps } = options;
  const objective = pick('objective', objectives, options.objective ?? 'modularity');
  requireInteger('K', k, 1, graph.n, 'n');
  requireInteger('starts', starts, 1, Number.POSITIVE_INFINITY);
  signal?.throwIfAborted();
  const baselines = baselinesFor(objective, options.baselines);
  const bound = objective.bind(graph);
  const features = await featuresOf(bound, options);
  const input = { graph, features: features.matrix, objective: bound, k, seed };

  const skipped: SolveResult['skipped'][number][] = [];
  const candidate = (method: Method, solution: Solution, seconds: number): SolveCandidate => {
    const value = bound.evaluate(solution);
    const meanDistance = objective.decision === 'partition' ? null : meanHops(graph, solution);
    return { method: shortName(method), title: shortTitle(method), solution, value, meanDistance, seconds };
  };
  const better = (a: SolveCandidate, b: SolveCandidate): number => {
    if (a.value !== b.value) return isBetter(objective, a.value, b.value) ? -1 : 1;
    return (a.meanDistance ?? 0) - (b.meanDistance ?? 0);
  };

  const training = { steps: 0, restarts: 0, collapsed: false };
  const trained: SolveCandidate[] = [];
  for (let start = 0; start < starts && (start === 0 || signal?.aborted !== true); start++) {
    const before = trained.reduce((sum, { seconds }) => sum + seconds, 0);
    onStage(starts === 1 ? 'ClusterNet' : `ClusterNet, start ${start + 1} of ${starts}`);
    const { solution, seconds, ...run } = await clusternet.run({
      ...input,
      seed: start === 0 ? seed : mixSeed(seed, start),
      ...(steps === undefined ? {} : { steps }),
      ...(onMemoryPlan === undefined || start > 0 ? {} : { onMemoryPlan }),
      onProgress({ step, steps: planned, seconds, ...rest }) {
        const shifted = { step: start * planned + step, steps: starts * planned, seconds: before + seconds };
        onProgress?.({ ...rest, ...shifted });
      },
      ...(signal === undefined ? {} : { signal }),
    });
    training.steps += run.steps;
    training.restarts += run.restarts;
    trained.push(candidate(clusternet, solution, seconds.train + seconds.round));
    if (trained.sort(better)[0]!.solution === solution) training.collapsed = run.collapsed;
  }
  const seconds = trained.reduce((sum, start) => sum + start.seconds, 0);
  const candidates: SolveCandidate[] = [{ ...trained[0]!, seconds }];
  for (const method of baselines) {
    onStage(shortTitle(method));
    // A baseline holds the thread; let the stage be shown first.
    await new Promise<void>((resolve) => setImmediate(resolve));
    try {
      const { solution, seconds } = await method.run(input);
      candidates.push(candidate(method, solution, seconds.train));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      skipped.push({ method: shortName(method), title: shortTitle(method), reason: error.message });
    }
  }
  candidates.sort(better);
  return {
    graph,
    objective,
    k,
    seed,
    features: { name: features.name, columns: features.matrix.cols, seconds: features.seconds },
    best: candidates[0]!,
    candidates,
    skipped,
    training,
    approximation: bound.approximation ?? null,
  };
}

function baselinesFor(objective: Objective, names: readonly string[] | undefined): Method[] {
  const fitting = Object.values(methods).filter(
    ({ name, decisions }) => name.startsWith('train-') && decisions.includes(objective.decision),
  );
  const byName = Object.fromEntries(fitting.map((method) => [shortName(method), method]));
  return names === undefined ? fitting : names.map((name) => pick(`baseline for ${objective.name}`, byName, name));
}

async function featuresOf({ graph, distances }: BoundObjective, options: SolveOptions) {
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

function meanHops(graph: Graph, chosen: Solution): number {
  return hopsToNearest(graph, chosen).reduce((sum, hops) => sum + hops, 0) / graph.n;
}

function shortName({ name }: Method): string {
  return name.replace(/^train-/, '');
}

function shortTitle({ title }: Method): string {
  return title.replace(/^Train-/, '');
}
