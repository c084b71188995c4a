import type { Dataset } from '../src/data/Dataset';
import { neighborSum } from '../src/ops/neighborSum';
import { defineProblem } from '../src/problems/defineProblem';
import { trainingProblem } from '../src/training/trainingProblem';
import type { BenchItem } from './BenchItem';
import { fitStepTimer } from './stepTimer';
import { K, paperTraining } from './trainingSteps';

/** As notebook 06 has it, in stock operations but for A r: edges kept within parts, and parts of equal size. */
const crews = defineProblem({
  name: 'crews',
  loss({ graph, k }, r) {
    const kept = r.mul(neighborSum(graph, r)).sum().div(graph.totalStrength());
    const uneven = r.mean(0).mul(k).sub(1).square().mean();
    return uneven.mul(5).sub(kept);
  },
});

/** A training step on a loss of one's own, in turns with the same step on our modularity, which is one fused op. */
export function customLossItem(name: string, data: Dataset): BenchItem {
  const { train, features } = data;
  const [own, custom] = [0, 0].map(() => paperTraining(data, 'modularity'));
  const task = trainingProblem(crews, train, features.train, { k: K });
  return {
    name,
    iterations: 1,
    nodes: train.n,
    time: fitStepTimer(custom!.model, task),
    beside: [{ name: 'our-modularity', time: fitStepTimer(own!.model, own!.problem) }],
    peers: [],
    setup: {},
    problem: () => ({ arrays: {}, numbers: {} }),
  };
}
