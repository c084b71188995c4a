import type * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../../errors';
import { allPairsHops } from '../../graph/distance/allPairsHops';
import { levelsOf } from '../../graph/distance/levelsOf';
import { ShortestPaths } from '../../graph/distance/ShortestPaths';
import { sortedDistances } from '../../graph/distance/sortedDistances';
import { targetHops } from '../../graph/distance/targetHops';
import { expectedDistance } from '../../ops/expectedDistance';
import { sortedDistance } from '../../ops/sortedDistance';
import { targetDistance } from '../../ops/targetDistance';
import type { DistanceMemory, LossApproximation } from '../Problem';
import { type FacilityInstance, servedNodes } from './FacilityInstance';
import {
  defaultLengthTargets,
  defaultTargets,
  facilityTargets,
  LENGTH_PAIRS,
  type TargetOptions,
  targetsAmong,
} from './facilityTargets';

/** How a loss sees the distances of an instance. */
export interface Measure {
  /** Expected distances of the p nodes that the loss looks at, in multiples of `unit`, from n marginals. */
  of(x: tf.Tensor1D): tf.Tensor1D;
  /** What a distance of 1 in the loss is: a hop, or the mean length of an edge. */
  readonly unit: number;
  /** How much each of the p nodes counts in a mean, 1 on average; null where all count the same. */
  share(): Float64Array | null;
  approximation(): LossApproximation | undefined;
  readonly memory: DistanceMemory;
}

/** Of the targets, as `facilitySettings` has them. */
export type MeasureOptions = Omit<TargetOptions, 'count' | 'cap'> & {
  /** 0: as many as memory and time have room for. */
  readonly targets: number;
};

/** Distances as hops, or as lengths where the instance has them. */
export function measureOf(instance: FacilityInstance, options: MeasureOptions): Measure {
  return instance.lengths === undefined ? hopMeasure(instance, options) : lengthMeasure(instance, options);
}

function hopMeasure(instance: FacilityInstance, options: MeasureOptions): Measure {
  const { graph } = instance;
  const { n } = graph;
  const served = servedNodes(instance);
  const asked = options.targets === 0 ? defaultTargets(n) : options.targets;
  if (asked !== 'all') requireInteger('targets', asked, 1, n, 'n');
  const demand = instance.columns?.demand;
  if (asked !== 'all' && demand?.every((one) => one === demand[0]) === false) {
    const expected = `all nodes looked at where they have demands (targets = 0, at most 20,000 nodes)`;
    throw new InputError({ what: 'targets', expected, actual: `${asked} of ${n}` });
  }
  const unit = 1;
  if (asked === 'all') {
    const levels = once(() => levelsOf(allPairsHops(graph), instance.farthest));
    const rows = once(() => targetHops(graph, served!, instance.farthest));
    return {
      of: (x) => (served === null ? expectedDistance(levels(), x) : targetDistance(rows(), x)),
      unit,
      share: () => shareOf(demand, served),
      approximation: () => undefined,
      memory: served === null ? allPairsMemory(n) : rowMemory(served.length * n, 1),
    };
  }
  const some = once(() => facilityTargets(graph, { ...options, count: asked, cap: instance.farthest }));
  return {
    of: (x) => targetDistance(some().hops, x),
    unit,
    share: () => null,
    approximation: () => some().approximation,
    memory: rowMemory(asked * n, 1),
  };
}

function lengthMeasure(instance: FacilityInstance, options: MeasureOptions): Measure {
  const { graph } = instance;
  const { n } = graph;
  const { values } = instance.lengths!;
  const served = servedNodes(instance) ?? Int32Array.from({ length: n }, (_, v) => v);
  const count = options.targets === 0 ? defaultLengthTargets(n, served.length) : options.targets;
  requireInteger('targets', count, 1, served.length, 'nodes with a demand');
  const demand = instance.columns?.demand;
  if (count < served.length && demand !== undefined && served.some((v) => demand[v] !== demand[served[0]!])) {
    const pairs = `all of them looked at where demands differ (at most ${LENGTH_PAIRS} pairs of nodes)`;
    throw new InputError({ what: 'targets', expected: pairs, actual: `${count} of ${served.length} nodes` });
  }
  const mean = values.reduce((sum, length) => sum + length, 0) / Math.max(1, values.length);
  const unit = mean > 0 ? mean : 1;
  const paths = new ShortestPaths(graph, values);
  const chosen = once(() => {
    if (count === served.length) return { targets: served, approximation: undefined };
    const { temperature } = options;
    const inLengths = { ...options, count, cap: instance.farthest, temperature: temperature / unit };
    return targetsAmong(served, (node) => paths.from([node]).distance, inLengths);
  });
  const sorted = once(() =>
    sortedDistances(n, chosen().targets, (target) => paths.from([target]), { farthest: instance.farthest, unit }),
  );
  return {
    of: (x) => sortedDistance(sorted(), x),
    unit,
    share: () => (count === served.length ? shareOf(demand, served) : null),
    approximation: () => chosen().approximation,
    memory: { processBytes: count * n * 8, kernelBytes: 0 },
  };
}

/** The demands of the nodes looked at, 1 on average; null where they are all the same. */
function shareOf(demand: Float64Array | undefined, nodes: Int32Array | null): Float64Array | null {
  if (demand === undefined) return null;
  const weights = nodes === null ? demand : Float64Array.from(nodes, (v) => demand[v]!);
  if (weights.every((weight) => weight === weights[0])) return null;
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}

/**
 * One byte a pair, for diameters below 255. All pairs are grouped by distance, which takes another byte and a quarter at
 * most on the graphs we measured, and three on the way there.
 */
function allPairsMemory(n: number): DistanceMemory {
  return { processBytes: 4 * n ** 2, kernelBytes: 1.25 * n ** 2 };
}

function rowMemory(pairs: number, bytes: number): DistanceMemory {
  return { processBytes: bytes * pairs, kernelBytes: bytes * pairs };
}

/** Made when first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
