import { type Dataset, loadDataset } from '../src/data';
import { singleGraph } from '../src/experiments/presets';
import { allPairsHops } from '../src/graph/distance/allPairsHops';
import { graphInput } from '../src/models/graphInput';
import type { Model } from '../src/models/Model';
import { objectives } from '../src/problems';
import type { FitProblem } from '../src/training/fit';
import type { BenchItem, PeerSpec } from './BenchItem';
import { paperModel } from './paperModel';
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
  readonly objective: 'modularity' | 'facility';
  readonly iterations: readonly number[];
  readonly peers: readonly PeerSpec[];
}

const TASKS: readonly Task[] = [
  {
    label: 'step',
    objective: 'modularity',
    iterations: [1, 5],
    peers: [
      { name: 'sparse-pytorch', script: 'sparse_pytorch.py' },
      { name: 'sparse-pytorch-tuned', script: 'sparse_pytorch_tuned.py' },
      { name: 'dense-pytorch', script: 'dense_pytorch.py', steps: 10, dense: true },
    ],
  },
  {
    label: 'facility',
    objective: 'facility',
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
    const connected = task.objective === 'facility';
    const data = loadDataset(dataset, { connected, ...(dataDir === undefined ? {} : { dataDir }) });
    const { model, problem } = trainingProblem(data, task.objective, seed);
    const shared = {
      nodes: data.full.n,
      time: fitStepTimer(model, problem),
      profile: fitStepProfiler(model, problem),
      peers: task.peers,
      setup: peerSetup(task.objective),
      problem: () => problemOf(task, data),
    };
    return wanted.map((step) => ({ ...step, ...shared }));
  });
}

/** K of every bench: the paper's first. */
export const K = 5;

/** A fresh ClusterNet with the paper's settings, and what it trains on. */
export function trainingProblem(
  data: Dataset,
  objective: Task['objective'],
  seed = 0,
): { model: Model; problem: FitProblem } {
  const input = graphInput(data.train, data.features.train);
  const { decision } = objectives[objective]!;
  const model = paperModel('clusternet', { features: input.features.cols, k: K, seed, decision });
  return { model, problem: { input, objective: objectives[objective]!.bind(data.train, { full: data.full }) } };
}

/** The first line of every PyTorch peer: the paper's settings, one thread. */
export function peerSetup(objective: Task['objective']): Record<string, unknown> {
  const { hidden, embedding, dropout, beta, learningRate, weightDecay } = singleGraph;
  return {
    k: K,
    beta: beta[objectives[objective]!.decision],
    hidden,
    embedding,
    dropout,
    learningRate,
    weightDecay,
    threads: 1,
  };
}

function problemOf(task: Task, data: Dataset): PeerProblem {
  const problem = peerProblem(data.train, data.features.train);
  if (task.objective !== 'facility') return problem;
  const cap = allPairsHops(data.full).diameter;
  const { distances } = allPairsHops(data.train, { unreachable: cap, cap });
  return { arrays: { ...problem.arrays, distances }, numbers: { ...problem.numbers, cap } };
}
