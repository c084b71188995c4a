import '../src/papers'; // knows the data sets
import type { Dataset } from '../src/data/Dataset';
import { loadDataset } from '../src/data/loadDataset';
import { allPairsHops } from '../src/graph/distance/allPairsHops';
import { methods } from '../src/methods';
import type { Model } from '../src/models/Model';
import { problems } from '../src/problems';
import type { Problem } from '../src/problems/Problem';
import { resolveSettings, type Settings } from '../src/settings';
import type { FitProblem } from '../src/training/fit';
import { trainingProblem } from '../src/training/trainingProblem';
import type { BenchItem, PeerSpec } from './BenchItem';
import { freshClusterNet } from './freshClusterNet';
import { type PeerProblem, peerProblem } from './peerData';
import { fitStepProfiler } from './profileStep';
import { fitStepTimer } from './stepTimer';

export interface TrainingStepsOptions {
  dataDir?: string;
  seed?: number;
  /** Only steps whose name contains this; default all. */
  only?: string;
}

interface Task {
  readonly label: string;
  readonly problem: keyof typeof problems;
  readonly iterations: readonly number[];
  readonly peers: readonly PeerSpec[];
}

const TASKS: readonly Task[] = [
  {
    label: 'step',
    problem: 'modularity',
    iterations: [1, 5],
    peers: [
      { name: 'sparse-pytorch', script: 'sparse_pytorch.py' },
      { name: 'sparse-pytorch-tuned', script: 'sparse_pytorch_tuned.py' },
      { name: 'dense-pytorch', script: 'dense_pytorch.py', steps: 10, dense: true },
    ],
  },
  {
    label: 'facility',
    problem: 'facility',
    iterations: [1],
    peers: [
      { name: 'dense-facility-pytorch', script: 'dense_facility_pytorch.py', steps: 10, dense: true },
      {
        name: 'dense-facility-pytorch-tuned',
        script: 'dense_facility_pytorch_tuned.py',
        steps: 10,
        dense: true,
      },
    ],
  },
];

/**
 * The training steps of the paper's single-graph experiments on one data set, K = 5, on its observed edges: modularity at
 * T = 1 and T = 5, facility location on the largest component.
 * @throws InputError for an unknown data set or missing files
 */
export function trainingSteps(dataset: string, options: TrainingStepsOptions = {}): BenchItem[] {
  const { dataDir, seed = 0, only = '' } = options;
  return TASKS.flatMap((task) => {
    const named = task.iterations.map((iterations) => ({
      iterations,
      name: `${dataset}/${task.label}/T${iterations}`,
    }));
    const wanted = named.filter(({ name }) => name.includes(only));
    if (wanted.length === 0) return [];
    const { connected = false }: Problem = problems[task.problem];
    const data = loadDataset(dataset, { connected, ...(dataDir === undefined ? {} : { dataDir }) });
    const { model, problem } = paperTraining(data, task.problem, seed);
    const shared = {
      nodes: data.full.n,
      time: fitStepTimer(model, problem),
      profile: fitStepProfiler(model, problem),
      peers: task.peers,
      setup: peerSetup(task.problem),
      problem: () => problemOf(task, data),
    };
    return wanted.map((step) => ({ ...step, ...shared }));
  });
}

/** K of every bench: the paper's first. */
export const K = 5;

/** A fresh ClusterNet with the paper's settings for one graph, and what it trains on. */
export function paperTraining(
  { full, train, features }: Dataset,
  problem: Task['problem'],
  seed = 0,
): { model: Model; problem: FitProblem } {
  const model = freshClusterNet(paperSettings(problem), { features: features.train.cols, k: K, seed });
  return {
    model,
    problem: trainingProblem(problems[problem] as Problem, train, features.train, { k: K, whole: full }),
  };
}

/** The first line of every PyTorch peer: the paper's settings, one thread. */
export function peerSetup(problem: Task['problem']): Record<string, unknown> {
  const { hidden, embedding, dropout, beta, lr, weightDecay } = paperSettings(problem);
  return { k: K, beta, hidden, embedding, dropout, learningRate: lr, weightDecay, threads: 1 };
}

function paperSettings(problem: Task['problem']): Settings {
  const { clusternet } = methods;
  return resolveSettings(clusternet.name, clusternet.settings(problems[problem] as Problem, { partial: true }));
}

function problemOf(task: Task, data: Dataset): PeerProblem {
  const problem = peerProblem(data.train, data.features.train);
  if (task.problem !== 'facility') return problem;
  const cap = allPairsHops(data.full).diameter;
  const { distances } = allPairsHops(data.train, { unreachable: cap, cap });
  return { arrays: { ...problem.arrays, distances }, numbers: { ...problem.numbers, cap } };
}
