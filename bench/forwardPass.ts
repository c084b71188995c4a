import type { Dataset } from '../src/data';
import { decisionValues } from '../src/models/decisionValues';
import type { Model } from '../src/models/Model';
import type { FitProblem } from '../src/training/fit';
import type { BenchItem } from './BenchItem';
import { peerProblem } from './peerData';
import { sample } from './sample';
import { peerSetup, trainingProblem } from './trainingSteps';

/** Median milliseconds of one forward pass, from the features to the relaxed decision read back. */
export function timeForward(model: Model, problem: FitProblem, T: number, passes: number): Promise<number> {
  const { input, objective } = problem;
  const { decision } = objective.objective;
  return sample(() => decisionValues(model, input, decision, { iterations: T }), passes);
}

/** One pass of a ClusterNet over the observed graph, T = 1, without dropout and gradient. */
export function forwardPass(name: string, data: Dataset): BenchItem {
  const { model, problem } = trainingProblem(data, 'modularity');
  return {
    name,
    iterations: 1,
    nodes: data.full.n,
    time: (T, passes) => timeForward(model, problem, T, passes),
    peers: [
      { name: 'sparse-pytorch', script: 'sparse_pytorch.py' },
      { name: 'sparse-pytorch-tuned', script: 'sparse_pytorch_tuned.py' },
      { name: 'dense-pytorch', script: 'dense_pytorch.py', steps: 10, dense: true },
    ],
    setup: { ...peerSetup('modularity'), forward: true },
    problem: () => peerProblem(data.train, data.features.train),
  };
}
