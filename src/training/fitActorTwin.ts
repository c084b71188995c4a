import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { ActorTwin } from '../models/ActorTwin';
import { appendColumns } from '../ops/appendColumns';
import { type ErrorKind, graphErrors } from '../ops/graphErrors';
import { standardizeGraphs } from '../ops/standardizeGraphs';
import { weightedSum } from '../ops/weightedSum';
import type { Instance } from '../problems/Problem';
import { mixSeed, Rng } from '../random/Rng';
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

export interface FitActorTwinOptions extends GuidedOptions {
  /** Radius of the uniform noise on Z that twin and heuristic both see; default 0.03. */
  noise?: number;
  /** Radius of further noise that only the heuristic sees; default 0.075. */
  ownNoise?: number;
  /** The twin's error; default `rms`, the released code's. The paper prints `mse`. */
  error?: ErrorKind;
  /** What of ô, graph by graph, the policy follows; they differ in how much λ counts. Default `mean`. */
  objective?: 'mean' | 'sum';
  /**
   * What outcomes are divided by, so that the twin's softmax can foretell them; default 0: the largest outcome of the plain
   * heuristic on 20 instances with redrawn weights.
   */
  scale?: number;
}

const DEFAULTS = {
  noise: 0.03,
  ownNoise: 0.075,
  error: 'rms' as ErrorKind,
  objective: 'mean' as 'mean' | 'sum',
  scale: 0,
};

/**
 * Trains a policy for a heuristic without gradients by a twin that has them (GDPG-Twin, algorithm 1): each step draws instances
 * with new weights, lets the heuristic solve them under Z plus noise, moves the twin ô towards what came out node by node
 * (equation 9), and the policy along the gradient of 1ᵀô through the twin, which is held still (equation 7). One run of the
 * heuristic an instance and step.
 *
 * The defaults are not the paper's, which learn nothing in the 25 updates that it prints: see `papers/gdpg-twin/presets`. Of the
 * result, `losses` are the twin's errors. Afterwards the model has the weights of the best look.
 *
 * @param instances with different graphs for an `Actor`, one for a `StaticPolicy`; their weights are redrawn at each visit
 * @throws InputError for a problem that cannot be guided, no instance, impossible options, a loss of NaN, or a checkpoint of
 * another run
 * @example
 * const model = new ActorTwin(new Actor({ near: [1], seed: 0 }), new Twin({ seed: 0 }));
 * const { looks } = await fitActorTwin(model, { problem: problems['independent-set'] }, instances, { steps: 100 });
 */
export async function fitActorTwin(
  model: ActorTwin,
  task: GuidedTask,
  instances: readonly Instance[],
  options: FitActorTwinOptions = {},
): Promise<GuidedResult> {
  const settings = { ...DEFAULTS, ...options };
  for (const what of ['noise', 'ownNoise', 'scale'] as const) {
    if (settings[what] >= 0) continue;
    throw new InputError({ what, expected: 'a number of at least 0', actual: String(settings[what]) });
  }
  const { noise, ownNoise, error, objective } = settings;
  const scale = settings.scale > 0 ? settings.scale : largestOutcome(task, instances, settings.seed ?? 0);
  return fitGuided(
    {
      model,
      policy: model.policy,
      gradient: twinGradient(model, task, { ...settings, scale }),
      evaluationsEach: 1,
      settings: { noise, ownNoise, error, objective, scale },
    },
    task,
    instances,
    options,
  );
}

type Settings = typeof DEFAULTS;

/** Both gradients of a batch in one pass: the twin's by its error, the policy's through the twin, which it leaves alone. */
function twinGradient(model: ActorTwin, task: GuidedTask, settings: Settings): GuidedGradient {
  const guided = guidedOf(task);
  return (instances, rng) => {
    const batch = batchInstances(guided, instances);
    const variables = Object.values(model.variables);
    const { graphs, inputs } = batch;
    let loss = 0;
    const { value, grads } = tf.variableGrads(() => {
      const z = model.policy.z(graphs, inputTensor(batch));
      const shared = tf.tensor2d(uniform(rng, z.size, settings.noise), z.shape);
      const noisy = tf.add(z, shared) as tf.Tensor2D;
      const targets = outcomesUnder(task, batch, noisy.dataSync<'float32'>(), rng, settings);
      const compared = guided.compares === true ? standardizeGraphs(noisy, graphs.starts) : noisy;
      const { learned, followed } = model.twin.foretell(graphs, appendColumns(inputs, compared));
      const twinError = graphErrors(learned, targets, graphs.starts, settings.error);
      loss = twinError.dataSync()[0]!;
      return tf.add(twinError, weightedSum(followed, descended(task, batch, settings))) as tf.Scalar;
    }, variables);
    value.dispose();
    releaseBatch(batch);
    return { loss, grads };
  };
}

/** Outcomes node by node, over the scale, of the heuristic under Z and the noise of its own. */
function outcomesUnder(
  task: GuidedTask,
  batch: InstanceBatch,
  z: Float32Array,
  rng: Rng,
  { ownNoise, scale }: Settings,
): Float32Array {
  const guided = guidedOf(task);
  const under = uniform(rng, z.length, ownNoise);
  for (let i = 0; i < z.length; i++) under[i]! += z[i]!;
  const outcomes = new Float32Array(batch.graphs.adjacency.n);
  solveGuided(task, batch, under).forEach((solution, g) => {
    outcomes.set(guided.outcomes(batch.instances[g]!, solution), batch.graphs.starts[g]!);
  });
  for (let i = 0; i < outcomes.length; i++) outcomes[i]! /= scale;
  return outcomes;
}

/** Weights of ô in what the policy descends: the mean over graphs of ∓1ᵀô, or of its mean over nodes. */
function descended({ problem }: GuidedTask, { graphs }: InstanceBatch, { objective }: Settings): Float32Array {
  const { starts, adjacency } = graphs;
  const count = starts.length - 1;
  const sign = problem.sense === 'max' ? -1 : 1;
  const weights = new Float32Array(adjacency.n);
  for (let g = 0; g < count; g++) {
    const n = starts[g + 1]! - starts[g]!;
    weights.fill(sign / (count * (objective === 'mean' ? n : 1)), starts[g]!, starts[g + 1]!);
  }
  return weights;
}

function uniform(rng: Rng, length: number, radius: number): Float32Array {
  const noise = new Float32Array(length);
  if (radius > 0) for (let i = 0; i < length; i++) noise[i] = rng.uniform(-radius, radius);
  return noise;
}

/** Over some instances with weights drawn anew; 1 where nothing comes out. */
function largestOutcome(task: GuidedTask, instances: readonly Instance[], seed: number): number {
  const guided = guidedOf(task);
  const rng = new Rng(mixSeed(seed, SCALE));
  let largest = 0;
  for (let i = 0; i < SAMPLED && instances.length > 0; i++) {
    const instance = guided.redraw(instances[i % instances.length]!, rng);
    const solution = guided.solve(instance, plainZ(guided, instance.graph.n), task.heuristic);
    for (const outcome of guided.outcomes(instance, solution)) largest = Math.max(largest, outcome);
  }
  return largest > 0 ? largest : 1;
}

/** Instances by which outcomes are scaled, and their stream. */
const SAMPLED = 20;
const SCALE = 75;
