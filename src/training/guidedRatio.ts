import type { Policy } from '../models/Policy';
import type { Instance } from '../problems/Problem';
import { mixSeed, Rng } from '../random/Rng';
import { batchInstances, type GuidedTask, guidedOf, type InstanceBatch, plainZ, policyValues } from './guidedBatch';

/** Weights drawn for looks, at least so many over all graphs. */
const FEWEST = 100;

/**
 * How a policy is judged while it learns: the mean over validation instances of value / value of the plain heuristic, each
 * under the same few draws of weights every time. Below 1 is better for a problem that minimises.
 */
export class GuidedRatio {
  /** Graphs of which Z is asked: one an instance, or one a draw where the policy sees what is drawn. */
  private readonly asked: InstanceBatch;
  private readonly draws: readonly { instance: Instance; plain: number; asked: number }[];

  /** @param draws of the weights of each instance; more where there are fewer than 100 in all */
  constructor(
    private readonly task: GuidedTask,
    instances: readonly Instance[],
    { draws, seed }: { draws: number; seed: number },
  ) {
    const guided = guidedOf(task);
    const count = Math.max(draws, Math.ceil(FEWEST / Math.max(1, instances.length)));
    const drawn = instances.flatMap((instance, g) =>
      Array.from({ length: count }, (_, d) => guided.redraw(instance, new Rng(mixSeed(seed, DRAW, g, d)))),
    );
    const each = guided.inputs !== undefined;
    this.asked = batchInstances(guided, each ? drawn : instances);
    this.draws = drawn.map((instance, i) => ({
      instance,
      plain: this.valueOf(instance, plainZ(guided, instance.graph.n)),
      asked: each ? i : Math.floor(i / count),
    }));
  }

  /** 1 where there is nothing to judge by. */
  of(policy: Policy): number {
    const { channels } = guidedOf(this.task);
    const { starts } = this.asked.graphs;
    const z = policyValues(policy, this.asked);
    let [sum, judged] = [0, 0];
    for (const { instance, plain, asked } of this.draws) {
      if (plain === 0) continue;
      sum += this.valueOf(instance, z.subarray(starts[asked]! * channels, starts[asked + 1]! * channels)) / plain;
      judged++;
    }
    return judged === 0 ? 1 : sum / judged;
  }

  private valueOf(instance: Instance, z: ArrayLike<number>): number {
    const { problem, heuristic } = this.task;
    return problem.value(instance, problem.guided!.solve(instance, z, heuristic));
  }
}

/** Stream of the draws for looks. */
const DRAW = 73;
