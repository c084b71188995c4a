import * as tf from '@tensorflow/tfjs-core';
import { requireInteger } from '../../errors';
import { allPairsHops } from '../../graph/distance/allPairsHops';
import { levelsOf } from '../../graph/distance/levelsOf';
import { expectedDistance } from '../../ops/expectedDistance';
import { maximum } from '../../ops/maximum';
import { softMaximum } from '../../ops/softMaximum';
import { targetDistance } from '../../ops/targetDistance';
import { mixSeed, Rng } from '../../random/Rng';
import { resolveSettings, type SettingSpecs, type Settings } from '../../settings';
import type { DistanceMemory, Problem, RelaxedProblem, SettingsContext, Solution } from '../Problem';
import { fillToBudget, pipageFilled } from '../rounding/pipage';
import { type FacilityInstance, hardDistances } from './distances';
import { defaultTargets, facilityTargets } from './facilityTargets';

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
  temperature: { default: 1, low: 0, about: 'of softMaximum, per hop' },
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
 * chosen nodes' true distances.
 *
 * @throws InputError for settings outside their range
 */
export function facilityLoss(problem: Problem, instance: FacilityInstance, given: Settings): RelaxedProblem {
  const { graph, k } = instance;
  const settings = resolveSettings(problem.name, facilitySettings(instance), given);
  const { aggregation, temperature, draws, targetSeed, confidence } = settings as unknown as Resolved;
  const targets = settings.targets === 0 ? defaultTargets(graph.n) : (settings.targets as number);
  if (targets !== 'all') requireInteger('targets', targets, 1, graph.n, 'n');
  const levels = once(() => levelsOf(allPairsHops(graph), instance.farthest));
  const some = once(() =>
    facilityTargets(graph, {
      count: targets as number,
      kind: aggregation === 'mean' ? 'sample' : 'landmarks',
      cap: instance.farthest,
      seed: targetSeed,
      confidence,
      temperature: aggregation === 'maximum' ? Number.POSITIVE_INFINITY : temperature,
    }),
  );
  const hardLoss = (chosen: Solution): number =>
    hardAggregate(hardDistances(instance, chosen), aggregation, temperature);
  return {
    problem,
    instance,
    shape: 'selection',
    settings,
    loss: (x) =>
      tf.tidy(() => {
        const marginals = x as tf.Tensor1D;
        const distances =
          targets === 'all' ? expectedDistance(levels(), marginals) : targetDistance(some().hops, marginals);
        if (aggregation === 'maximum') return maximum(distances);
        return softMaximum(distances, aggregation === 'mean' ? 0 : temperature);
      }),
    round(x, { seed }) {
      const filled = fillToBudget(x, k);
      let best = pipageFilled(filled, { k, rng: new Rng(mixSeed(seed, 0)) });
      let bestLoss = hardLoss(best);
      for (let draw = 1; draw < draws; draw++) {
        const chosen = pipageFilled(filled, { k, rng: new Rng(mixSeed(seed, draw)) });
        const loss = hardLoss(chosen);
        if (loss < bestLoss) [best, bestLoss] = [chosen, loss];
      }
      return best;
    },
    hardLoss,
    distances: distanceMemory(graph.n, targets),
    get approximation() {
      return targets === 'all' ? undefined : some().approximation;
    },
  };
}

interface Resolved {
  aggregation: Aggregation;
  temperature: number;
  draws: number;
  targetSeed: number;
  confidence: number;
}

/**
 * One byte a pair, for diameters below 255. All pairs are grouped by distance, which takes another byte and a quarter at
 * most on the graphs we measured, and three on the way there.
 */
function distanceMemory(n: number, targets: 'all' | number): DistanceMemory {
  if (targets === 'all') return { processBytes: 4 * n ** 2, kernelBytes: 1.25 * n ** 2 };
  return { processBytes: targets * n, kernelBytes: targets * n };
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

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
