import * as tf from '@tensorflow/tfjs-core';
import { ShortestPaths } from '../../graph/distance/ShortestPaths';
import { expectedOverflow } from '../../ops/expectedOverflow';
import { softMaximum } from '../../ops/softMaximum';
import { weighted } from '../../ops/weighted';
import { mixSeed, Rng } from '../../random/Rng';
import { resolveSettings, type SettingSpecs, type Settings } from '../../settings';
import { candidateNodes, servedNodes } from '../facilityLocation/FacilityInstance';
import { facilitySettings } from '../facilityLocation/facilityLoss';
import { measureOf, once } from '../facilityLocation/measure';
import { roundFacilities } from '../facilityLocation/roundFacilities';
import type { Problem, RelaxedProblem, Solution } from '../Problem';
import { remembered } from '../remembered';
import { assigned, type CapacitatedInstance, chosenRows, totalDemand, withRoom } from './CapacitatedInstance';
import { preferencesOf, Ties } from './preferences';

const { draws, targets, targetSeed, confidence } = facilitySettings({ partial: true });

/** What the loss can be told. */
export const capacitatedSettings: SettingSpecs = {
  price: {
    default: 1,
    low: 0,
    about: 'ρ, of a unit of demand beyond capacity: hops, or mean edges, that it goes farther',
  },
  clients: {
    default: 0,
    low: 0,
    integer: true,
    about: 'clients whose choice is followed for the loads, drawn evenly; 0: as many as have 2^21 pairs with the nodes',
  },
  draws: draws!,
  targets: targets!,
  targetSeed: targetSeed!,
  confidence: confidence!,
};

/** Pairs of a client and a node that are kept: two bytes each. */
const PAIRS = 2 ** 21;
const FEWEST = 16;

/**
 * The relaxed form, for marginals x of independent choices: what the k-median expects, and a price ρ on what nearest facilities
 * would have to serve beyond their capacity,
 *
 *     (1 / W) Σ_v w(v) E[d(v, S)]  +  (ρ / W) Σ_u x_u max(0, L_u − c_u),     L_u = Σ_v w(v) Π_{u' nearer to v than u} (1 − x_u'),
 *
 * with facilities at one distance in an order drawn for each client. Where the true assignment sends overflow on, the loss asks
 * ρ a unit for it: a bound from below for ρ up to the least detour. Of the draws of the rounding, mended where capacity lacks,
 * the one of smallest true value is kept.
 *
 * @throws InputError for settings outside their range
 */
export function capacitatedLoss(problem: Problem, instance: CapacitatedInstance, given: Settings): RelaxedProblem {
  const settings = resolveSettings(problem.name, capacitatedSettings, given);
  const told = settings as Readonly<
    Record<'price' | 'clients' | 'draws' | 'targets' | 'targetSeed' | 'confidence', number>
  >;
  const { price } = told;
  const { graph, columns, lengths } = instance;
  const { n } = graph;
  const seed = told.targetSeed;
  const measure = measureOf(instance, { ...told, kind: 'sample', seed, temperature: 0 });
  const served = servedNodes(instance) ?? Int32Array.from({ length: n }, (_, v) => v);
  const followed = Math.min(served.length, told.clients === 0 ? Math.max(FEWEST, Math.floor(PAIRS / n)) : told.clients);
  const ties = once(() => new Ties(n, seed));
  const preferences = once(() => {
    const shuffled = Array.from(served);
    if (followed < served.length) new Rng(mixSeed(seed, CLIENTS)).shuffle(shuffled);
    const paths = lengths === undefined ? undefined : new ShortestPaths(graph, lengths.values);
    const search = paths === undefined ? undefined : (v: number) => paths.from([v]).distance;
    return preferencesOf(instance, Int32Array.from(shuffled.slice(0, followed)).sort(), ties(), search);
  });
  const candidate = candidateNodes(instance) === null ? undefined : columns.candidate;
  const needed = totalDemand(instance);
  const trueValue = remembered((chosen: Solution) => assigned(instance, chosen).cost / needed);
  const roundedValue = (chosen: Solution): number => trueValue(withRoom(instance, chosen));
  return {
    problem,
    instance,
    shape: 'selection',
    settings,
    loss: (x) =>
      tf.tidy(() => {
        const marginals = candidate === undefined ? (x as tf.Tensor1D) : weighted(x as tf.Tensor1D, candidate);
        const distances = measure.of(marginals);
        const share = measure.share();
        const mean = softMaximum(share === null ? distances : weighted(distances, share), 0);
        const overflow = expectedOverflow(preferences(), marginals, columns.capacity);
        return tf.add(mean, tf.mul(overflow, price / needed)) as tf.Scalar;
      }),
    round: (x, { seed: drawn }) =>
      withRoom(instance, roundFacilities(instance, x, { seed: drawn, draws: told.draws, hardLoss: roundedValue })),
    hardLoss: remembered((chosen) => {
      const { mean, overflow } = nearestOnly(instance, chosen, ties());
      return mean / measure.unit + (price * overflow) / needed;
    }),
    distances: {
      processBytes: measure.memory.processBytes + followed * n * (n <= 65_536 ? 2 : 4),
      kernelBytes: measure.memory.kernelBytes,
    },
    get approximation() {
      return measure.approximation();
    },
  };
}

const CLIENTS = 8;

/** Everyone at the nearest facility, equals as in the loss: the mean distance, and the demand beyond capacities. */
function nearestOnly(instance: CapacitatedInstance, chosen: Solution, ties: Ties): { mean: number; overflow: number } {
  const { demand, capacity } = instance.columns;
  const rows = chosenRows(instance, chosen);
  const loads = new Float64Array(chosen.length);
  let sum = 0;
  for (let v = 0; v < demand.length; v++) {
    const rank = ties.rankFor(v);
    let near = 0;
    for (let i = 1; i < rows.length; i++) {
      const order = rows[i]![v]! - rows[near]![v]! || rank[chosen[i]!]! - rank[chosen[near]!]!;
      if (order < 0) near = i;
    }
    loads[near]! += demand[v]!;
    sum += demand[v]! * rows[near]![v]!;
  }
  const overflow = loads.reduce((over, load, i) => over + Math.max(0, load - capacity[chosen[i]!]!), 0);
  return { mean: sum / totalDemand(instance), overflow };
}
