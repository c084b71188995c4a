import type { Dataset } from '../src/data/Dataset';
import { decisionValues } from '../src/models/decisionValues';
import type { BenchItem } from './BenchItem';
import { peerProblem } from './peerData';
import { sample } from './sample';
import { paperTraining, peerSetup } from './trainingSteps';

/**
 * One pass of a ClusterNet over the observed graph, T = 1, without dropout and gradient: from the features to the relaxed
 * decision read back.
 */
export function forwardPass(name: string, data: Dataset): BenchItem {
  const { model, problem } = paperTraining(data, 'modularity');
  const pass = (iterations: number) => decisionValues(model, problem.input, 'partition', { iterations });
  return {
    name,
    iterations: 1,
    nodes: data.full.n,
    time: (T, passes) => sample(() => pass(T), passes),
    peers: [
      { name: 'sparse-pytorch', script: 'sparse_pytorch.py' },
      { name: 'sparse-pytorch-tuned', script: 'sparse_pytorch_tuned.py' },
      { name: 'dense-pytorch', script: 'dense_pytorch.py', steps: 10, dense: true },
    ],
    setup: { ...peerSetup('modularity'), forward: true },
    problem: () => peerProblem(data.train, data.features.train),
  };
}
