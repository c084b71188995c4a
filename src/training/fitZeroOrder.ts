import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { Policy } from '../models/Policy';
import { weightedSum } from '../ops/weightedSum';
import type { Instance } from '../problems/Problem';
import type { Rng } from '../random/Rng';
import { fitGuided, type GuidedGradient, type GuidedOptions, type GuidedResult } from './fitGuided';
import {
  batchInstances,
  type GuidedTask,
  guidedOf,
  type InstanceBatch,
  inputTensor,
  plainZ,
  releaseBatch,
  solveGuided,
} from './guidedBatch';

export interface FitZeroOrderOptions extends GuidedOptions {
  /** Values by which the gradient of an instance is estimated, Z's own among them, at least 2; default 2. */
  points?: number;
  /** μ, the size of the random step; default 0.15. */
  radius?: number;
  /** Bound of an entry of the gradient; default 10. */
  clip?: number;
}

const DEFAULTS = { points: 2, radius: 0.15, clip: 10 };

/**
 * Trains a policy by values of the heuristic alone, zeroth-order optimisation (GDPG-Twin, section 4.3; Liu et al. 2020): the
 * gradient of an instance is
 *
 *     g = Σ_p (v(Z + μ u_p) − v(Z)) u_p / μ,   u_p ~ N(0, I),   p = 1 … points − 1,
 *
 * with v the value over that of the plain heuristic, g cut to ±clip entry by entry, and from there through the actor by the
 * chain rule. It costs `points` runs of the heuristic an instance, that of the plain one not counted. Everything else is as in
 * `fitActorTwin`. Of the result, `losses` are the means of v(Z), negative for a problem that maximises.
 *
 * @throws InputError for a problem that cannot be guided, no instance, impossible options, or a checkpoint of another run
 * @example
 * const actor = new Actor({ near: [1], seed: 0 });
 * const { looks } = await fitZeroOrder(actor, { problem: problems['independent-set'] }, instances, { steps: 100, points: 11 });
 */
export async function fitZeroOrder(
  policy: Policy,
  task: GuidedTask,
  instances: readonly Instance[],
  options: FitZeroOrderOptions = {},
): Promise<GuidedResult> {
  const settings = { ...DEFAULTS, ...options };
  requireInteger('points', settings.points, 2, Number.POSITIVE_INFINITY);
  for (const what of ['radius', 'clip'] as const) {
    if (settings[what] > 0) continue;
    throw new InputError({ what, expected: 'a number above 0', actual: String(settings[what]) });
  }
  const { points, radius, clip } = settings;
  const model = {
    name: 'zero-order',
    variables: policy.variables,
    undecayed: policy.undecayed,
    settings: policy.settings,
  };
  return fitGuided(
    {
      model,
      policy,
      gradient: zeroOrderGradient(policy, task, settings),
      evaluationsEach: points,
      settings: { points, radius, clip },
    },
    task,
    instances,
    options,
  );
}

function zeroOrderGradient(policy: Policy, task: GuidedTask, settings: typeof DEFAULTS): GuidedGradient {
  const guided = guidedOf(task);
  const sign = task.problem.sense === 'max' ? -1 : 1;
  return (instances, rng) => {
    const batch = batchInstances(guided, instances);
    let loss = 0;
    const { value, grads } = tf.variableGrads(() => {
      const z = policy.z(batch.graphs, inputTensor(batch));
      const { gradient, mean } = estimate(task, batch, z.dataSync<'float32'>(), rng, settings);
      loss = sign * mean;
      for (let i = 0; i < gradient.length; i++) gradient[i]! *= sign / instances.length;
      return weightedSum(z, gradient);
    }, Object.values(policy.variables));
    value.dispose();
    releaseBatch(batch);
    return { loss, grads };
  };
}

/** The gradient of the relative value of each instance with respect to its part of Z, and the mean of that value. */
function estimate(
  task: GuidedTask,
  batch: InstanceBatch,
  z: Float32Array,
  rng: Rng,
  { points, radius, clip }: typeof DEFAULTS,
): { gradient: Float32Array; mean: number } {
  const guided = guidedOf(task);
  const { channels } = guided;
  const { starts, adjacency } = batch.graphs;
  const plain = valuesUnder(task, batch, plainZ(guided, adjacency.n));
  const own = valuesUnder(task, batch, z);
  const gradient = new Float32Array(z.length);
  const step = new Float32Array(z.length);
  const moved = new Float32Array(z.length);
  for (let p = 1; p < points; p++) {
    for (let i = 0; i < z.length; i++) {
      step[i] = rng.normal();
      moved[i] = z[i]! + radius * step[i]!;
    }
    valuesUnder(task, batch, moved).forEach((value, g) => {
      if (plain[g] === 0) return;
      const slope = (value - own[g]!) / (plain[g]! * radius);
      for (let i = starts[g]! * channels; i < starts[g + 1]! * channels; i++) gradient[i]! += slope * step[i]!;
    });
  }
  for (let i = 0; i < gradient.length; i++) gradient[i] = Math.min(clip, Math.max(-clip, gradient[i]!));
  const ratios = own.map((value, g) => (plain[g] === 0 ? 1 : value / plain[g]!));
  return { gradient, mean: ratios.reduce((sum, one) => sum + one / ratios.length, 0) };
}

function valuesUnder(task: GuidedTask, batch: InstanceBatch, z: Float32Array | Float64Array): number[] {
  const { problem } = task;
  return solveGuided(task, batch, z).map((solution, g) => problem.value(batch.instances[g]!, solution));
}
