import { type Dataset, loadDataset } from '../data';
import { singleGraph } from '../experiments/presets';
import { allPairsHops } from '../graph/allPairs';
import { normalizedAdjacency } from '../graph/normalizedAdjacency';
import { ClusterNet } from '../models/ClusterNet';
import { objectives } from '../objectives';
import { type PeerProblem, peerProblem } from './peerData';
import { fitStepTimer, type StepTimer } from './stepTimer';

/** Another implementation of the same step: a script of bench/peers and what its set-up line adds. */
export interface PeerSpec {
  readonly name: string;
  readonly script: string;
  readonly setup?: Readonly<Record<string, unknown>>;
  /** Steps in a round, for a slow peer. */
  readonly steps?: number;
  /** The peer holds n x n matrices. */
  readonly dense?: boolean;
}

/** One training step of ours with its peers. */
export interface StepBench {
  /** As in "cora/step/T1". */
  readonly name: string;
  readonly iterations: number;
  readonly nodes: number;
  readonly time: StepTimer;
  readonly peers: readonly PeerSpec[];
  /** Set-up shared by all peers. */
  readonly setup: Readonly<Record<string, unknown>>;
  /** What the peers train on; made only when there is a peer to run. */
  problem(): PeerProblem;
}

export interface SuiteOptions {
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
export function trainingSteps(dataset: string, options: SuiteOptions = {}): StepBench[] {
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
    const shared = {
      nodes: data.full.n,
      time: stepTimer(task, data, seed),
      peers: task.peers,
      setup: peerSetup(task),
      problem: () => problemOf(task, data),
    };
    return wanted.map((step) => ({ ...step, ...shared }));
  });
}

const K = 5;

function stepTimer(task: Task, data: Dataset, seed: number): StepTimer {
  const features = data.features.train;
  const { hidden, embedding, dropout, beta } = singleGraph;
  const options = {
    features: features.cols,
    k: K,
    seed,
    beta: beta[objectives[task.objective].decision],
    hidden,
    embedding,
    dropout,
  };
  const objective = objectives[task.objective]!.bind(data.train, { full: data.full });
  const input = { adjacency: normalizedAdjacency(data.train), features };
  return fitStepTimer(new ClusterNet(options), { input, objective });
}

function peerSetup(task: Task): Record<string, unknown> {
  const { hidden, embedding, dropout, beta, learningRate, weightDecay } = singleGraph;
  return {
    k: K,
    beta: beta[objectives[task.objective].decision],
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
