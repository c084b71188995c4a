import { InputError } from '../../errors';
import { ROUNDING } from '../../problems/capacitated/CapacitatedInstance';
import { transport } from '../../problems/capacitated/transport';
import { type MedianCosts, medianCosts, type PosedMedian } from '../kMedian/medianCosts';
import { NearestTwo } from '../kMedian/NearestTwo';

/** A capacitated median problem over places and clients. */
export interface CapacitatedCosts {
  readonly median: MedianCosts;
  /** Of each place. */
  readonly capacity: Float64Array;
  readonly totalDemand: number;
  /** Whether every solution costs a whole number. */
  readonly whole: boolean;
}

/**
 * @throws InputError for more nodes than all pairs of distances are made of, or an instance without capacities
 * @example capacitatedCosts(capacitated.pose(karateClub().graph, { k: 2 })).capacity.length // 34
 */
export function capacitatedCosts(instance: PosedMedian): CapacitatedCosts {
  const median = medianCosts(instance);
  const given = instance.columns?.capacity;
  if (given === undefined)
    throw new InputError({ what: 'capacitated k-median', expected: 'an instance as posed', actual: 'no capacities' });
  const capacity = Float64Array.from(median.places, (u) => given[u]!);
  const totalDemand = median.demand.reduce((sum, w) => sum + w, 0);
  return { median, capacity, totalDemand, whole: median.whole && capacity.every(Number.isInteger) };
}

/** Rows of distances from chosen places to all clients. */
export function rowsOf({ median }: CapacitatedCosts, chosen: ArrayLike<number>): ArrayLike<number>[] {
  const p = median.clients.length;
  return Array.from(chosen, (u) => median.distances.subarray(u * p, (u + 1) * p));
}

/** Whether chosen places have room for all demand. */
export function hasRoom({ capacity, totalDemand }: CapacitatedCosts, chosen: ArrayLike<number>): boolean {
  let room = 0;
  for (let i = 0; i < chosen.length; i++) room += capacity[chosen[i]!]!;
  return room >= totalDemand * (1 - ROUNDING);
}

/**
 * What chosen places cost within their capacities, +Infinity where they lack room.
 * @param atMost places whose cost without capacities is as much are not looked at further: +Infinity for them too
 */
export function capacitatedCost(
  costs: CapacitatedCosts,
  chosen: Int32Array,
  atMost = Number.POSITIVE_INFINITY,
): number {
  if (!hasRoom(costs, chosen) || new NearestTwo(costs.median, chosen).cost >= atMost) return Number.POSITIVE_INFINITY;
  const capacity = Array.from(chosen, (u) => costs.capacity[u]!);
  return transport({ rows: rowsOf(costs, chosen), demand: costs.median.demand, capacity }).cost;
}
