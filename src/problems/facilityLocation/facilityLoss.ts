import * as tf from '@tensorflow/tfjs-core';
import { maximum } from '../../ops/maximum';
import { softMaximum } from '../../ops/softMaximum';
import { weighted } from '../../ops/weighted';
import { resolveSettings, type SettingSpecs, type Settings } from '../../settings';
import type { Problem, RelaxedProblem, SettingsContext, Solution } from '../Problem';
import { hardDistances, meanDistance } from './distances';
import { candidateNodes, type FacilityInstance, servedNodes } from './FacilityInstance';
import { measureOf } from './measure';
import { roundFacilities } from './roundFacilities';

/**
 * How the training loss combines the nodes' expected distances.
 * - `mean`: k-median rather than k-centre; what the released code trains the learning task with.
 * - `maximum`: the largest; what the released code trains the optimisation task with.
 * - `softMaximum`: average weighted by softmax(temperature · distance), as the paper says.
 */
export type Aggregation = 'mean' | 'maximum' | 'softMaximum';

const AGGREGATIONS: readonly Aggregation[] = ['mean', 'maximum', 'softMaximum'];

/**
 * What the loss can be told. As released, the default is the maximum over a whole graph and the mean over an observed part,
 * where the maximum says nothing once a node cannot be reached.
 */
export const facilitySettings = ({ partial }: SettingsContext): SettingSpecs => ({
  aggregation: {
    default: partial ? 'mean' : 'maximum',
    choices: AGGREGATIONS,
    about: "how the loss combines the nodes' expected distances",
  },
  temperature: { default: 1, low: 0, about: 'of softMaximum, per hop or mean edge' },
  targets: {
    default: 0,
    low: 0,
    integer: true,
    about:
      'nodes that the loss looks at; 0: all up to 20,000 nodes, beyond that 1000, or as many as have 2^28 distances',
  },
  draws: {
    default: 50,
    low: 1,
    integer: true,
    about: 'draws of the rounding, of which the one with the best training loss is kept',
  },
  targetSeed: { default: 0, low: 0, integer: true, about: 'of the choice of targets' },
  confidence: {
    default: 0.95,
    low: 0,
    aboveLow: true,
    high: 0.999999,
    about: 'chance with which the error of a sample of targets is stated',
  },
});

/**
 * The relaxed form of facility location: an aggregate over v of E[d(v, S)] = Σ_t Π_{u: d(u,v) <= t} (1 − x_u), for marginals
 * x (n) of independent choices. Draws of the rounding, and looks of `fit`, are compared by the same aggregate of the
 * chosen nodes' true distances. Over lengths the loss counts in multiples of the mean edge, so that metres and miles train
 * alike; nodes without a demand are not looked at, a mean counts the others by their demand, and marginals of nodes that are no
 * candidates are 0.
 *
 * @throws InputError for settings outside their range
 */
export function facilityLoss(problem: Problem, instance: FacilityInstance, given: Settings): RelaxedProblem {
  const settings = resolveSettings(problem.name, facilitySettings(instance), given);
  const { aggregation, temperature, draws, targetSeed, confidence, targets } = settings as unknown as Resolved;
  const measure = measureOf(instance, {
    targets,
    kind: aggregation === 'mean' ? 'sample' : 'landmarks',
    seed: targetSeed,
    confidence,
    temperature: aggregation === 'maximum' ? Number.POSITIVE_INFINITY : temperature,
  });
  const { columns } = instance;
  const candidates = candidateNodes(instance) === null ? undefined : columns?.candidate;
  const served = servedNodes(instance);
  const hardLoss = (chosen: Solution): number => {
    const all = hardDistances(instance, chosen);
    const distances = served === null ? all : Float64Array.from(served, (v) => all[v]!);
    if (measure.unit !== 1) for (let i = 0; i < distances.length; i++) distances[i]! /= measure.unit;
    const demand = columns === undefined || aggregation !== 'mean' ? undefined : columns.demand;
    return demand === undefined
      ? hardAggregate(distances, aggregation, temperature)
      : meanDistance(instance, chosen) / measure.unit;
  };
  return {
    problem,
    instance,
    shape: 'selection',
    settings,
    loss: (x) =>
      tf.tidy(() => {
        const marginals = x as tf.Tensor1D;
        const distances = measure.of(candidates === undefined ? marginals : weighted(marginals, candidates));
        if (aggregation === 'maximum') return maximum(distances);
        if (aggregation === 'softMaximum') return softMaximum(distances, temperature);
        const share = measure.share();
        return softMaximum(share === null ? distances : weighted(distances, share), 0);
      }),
    round: (x, { seed }) => roundFacilities(instance, x, { seed, draws, hardLoss }),
    hardLoss,
    distances: measure.memory,
    get approximation() {
      return measure.approximation();
    },
  };
}

interface Resolved {
  aggregation: Aggregation;
  temperature: number;
  draws: number;
  targetSeed: number;
  confidence: number;
  targets: number;
}

/** The loss for certain distances: the limit of the relaxed loss at a 0/1 vector. */
function hardAggregate(distances: Float64Array, aggregation: Aggregation, temperature: number): number {
  const largest = distances.reduce((a, b) => Math.max(a, b), 0);
  if (aggregation === 'maximum') return largest;
  const sharpness = aggregation === 'mean' ? 0 : temperature;
  let mass = 0;
  let average = 0;
  for (const d of distances) {
    const weight = Math.exp(sharpness * (d - largest));
    mass += weight;
    average += weight * d;
  }
  return average / mass;
}
