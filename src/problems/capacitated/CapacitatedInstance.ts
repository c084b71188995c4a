import { hopsToNearest } from '../../graph/distance/hopsToNearest';
import { ShortestPaths } from '../../graph/distance/ShortestPaths';
import type { FacilityInstance } from '../facilityLocation/FacilityInstance';
import type { Solution } from '../Problem';
import { requireInRange } from '../requireInRange';
import { type Transport, transport } from './transport';

/** A median problem with a capacity at each node. */
export interface CapacitatedInstance extends FacilityInstance {
  /** `candidate` is 1 where a facility may stand and has a capacity. */
  readonly columns: Readonly<Record<'demand' | 'candidate' | 'capacity', Float64Array>>;
}

/** What facilities at the chosen nodes can serve together. */
export function capacityOf({ columns: { capacity } }: CapacitatedInstance, chosen: Solution): number {
  return chosen.reduce((sum, u) => sum + capacity[u]!, 0);
}

/** The demand of all nodes. */
export function totalDemand({ columns: { demand } }: CapacitatedInstance): number {
  return demand.reduce((sum, w) => sum + w, 0);
}

/** From each chosen node to all n, at most the farthest distance that counts: K searches. */
export function chosenRows({ graph, lengths, farthest }: CapacitatedInstance, chosen: Solution): Float64Array[] {
  const paths = lengths === undefined ? undefined : new ShortestPaths(graph, lengths.values);
  return Array.from(chosen, (u) => {
    const row = Float64Array.from(paths === undefined ? hopsToNearest(graph, [u]) : paths.from([u]).distance);
    return row.map((d) => (d < 0 || d > farthest ? farthest : d));
  });
}

/** Who serves whom at least cost; the capacities suffice. @throws InputError for a node out of range */
export function assigned(instance: CapacitatedInstance, chosen: Solution): Transport {
  requireInRange('chosen node', chosen, instance.graph.n);
  const { demand, capacity } = instance.columns;
  const rows = chosenRows(instance, chosen);
  return transport({ rows, demand, capacity: Array.from(chosen, (u) => capacity[u]!) });
}

/**
 * The chosen nodes with room for all demand: as long as it is lacking, the one of least capacity leaves for the one of most
 * among the others. Throws nothing where K nodes can serve the demand at all.
 */
export function withRoom(instance: CapacitatedInstance, chosen: Solution): Solution {
  const { capacity, candidate } = instance.columns;
  const needed = totalDemand(instance);
  const nodes = Int32Array.from(chosen);
  let room = capacityOf(instance, nodes);
  if (room >= needed * (1 - ROUNDING)) return nodes;
  const bySize = Int32Array.from(capacity.keys()).sort((a, b) => capacity[b]! - capacity[a]! || a - b);
  const inside = new Set(nodes);
  const leaving = Array.from(nodes).sort((a, b) => capacity[a]! - capacity[b]! || a - b);
  for (const u of bySize) {
    if (room >= needed * (1 - ROUNDING)) break;
    if (inside.has(u) || candidate[u] !== 1) continue;
    const out = leaving.shift()!;
    nodes[nodes.indexOf(out)] = u;
    room += capacity[u]! - capacity[out]!;
  }
  return nodes.sort();
}

/** Sums of fractions may miss each other by so much. */
export const ROUNDING = 1e-9;
