import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { Actor } from '../../src/models/Actor';
import { StaticPolicy } from '../../src/models/StaticPolicy';
import type { Instance, Problem } from '../../src/problems/Problem';
import { modelWeights } from '../../src/training/checkpoint';
import { type FitZeroOrderOptions, fitZeroOrder } from '../../src/training/fitZeroOrder';
import { guidedTask, smallInstances } from '../support/guided';

const instances = smallInstances(12);

async function train(options: FitZeroOrderOptions = {}) {
  const actor = new Actor({ hidden: 8, near: [1], seed: 4 });
  try {
    const result = await fitZeroOrder(actor, guidedTask, instances, { steps: 8, batch: 4, seed: 1, ...options });
    return { ...result, weights: modelWeights(actor) };
  } finally {
    actor.dispose();
  }
}

describe('fitZeroOrder', () => {
  it('gives the same bits for the same seed, and others for another or for more points', async () => {
    const [a, b, c, d] = [await train(), await train(), await train({ seed: 2 }), await train({ points: 5 })];
    expect(b.weights).toEqual(a.weights);
    expect(c.weights).not.toEqual(a.weights);
    expect(d.weights).not.toEqual(a.weights);
  });

  it('counts all values but the plain one', async () => {
    expect((await train()).evaluations).toBe(8 * 4 * 2);
    expect((await train({ points: 11 })).evaluations).toBe(8 * 4 * 11);
  });

  it.each(['max', 'min'] as const)('moves Z uphill or downhill, as the problem wants: %s', async (sense) => {
    // The value is Z itself at the one node, so its gradient is 1 and every estimate has the right sign on average.
    const problem = {
      ...guidedTask.problem,
      sense,
      value: (_: Instance, solution: Int32Array) => solution[0]! / 1e6,
      guided: {
        channels: 1,
        plain: [1],
        solve: (_: Instance, z: ArrayLike<number>) => Int32Array.of(Math.round(1e6 * z[0]!)),
        outcomes: () => Float32Array.of(0),
        redraw: (instance: Instance) => instance,
      },
    } as unknown as Problem;
    const policy = new StaticPolicy(1, [1]);
    const instance: Instance = { graph: Graph.fromEdges(1, [], []), k: 1 };
    await fitZeroOrder(policy, { problem }, [instance], {
      steps: 20,
      batch: 20,
      learningRate: 0.01,
      fallOver: 0,
      l2: 0,
    });
    const [z] = modelWeights(policy).z!;
    // Adam moves by lr a step in the direction that all estimates agree on.
    expect(z! - 1).toBeCloseTo(sense === 'max' ? 0.2 : -0.2, 1);
    policy.dispose();
  });

  it('refuses fewer than two points and a radius of nothing', async () => {
    await expect(train({ points: 1 })).rejects.toThrow(/points: expected an integer of at least 2/);
    await expect(train({ radius: 0 })).rejects.toThrow(/radius: expected a number above 0/);
  });
});
