import type { Solution } from '../Problem';
import type { FacilityInstance } from './FacilityInstance';

/**
 * The chosen nodes with one in every component that has a demand: a component without one gets its candidate of largest x (the
 * first of equals), and a component that can spare one gives up its chosen node of smallest x. O(n) a component without one.
 *
 * @param chosen at least as many as there are such components, see `requireShare`
 * @param x n preferences
 */
export function coverComponents(instance: FacilityInstance, chosen: Solution, x: ArrayLike<number>): Solution {
  const { graph, components, columns } = instance;
  if (components === undefined) return chosen;
  const nodes = new Set(chosen);
  const counts = new Map<number, number>();
  for (const node of chosen) counts.set(components[node]!, (counts.get(components[node]!) ?? 0) + 1);
  const needed = neededComponents(instance);
  for (const component of needed) {
    if ((counts.get(component) ?? 0) > 0) continue;
    let entering = -1;
    for (let v = 0; v < graph.n; v++) {
      if (components[v] !== component || columns?.candidate[v] === 0) continue;
      if (entering < 0 || x[v]! > x[entering]!) entering = v;
    }
    let leaving = -1;
    for (const node of nodes) {
      const own = components[node]!;
      if (needed.has(own) && counts.get(own) === 1) continue;
      if (leaving < 0 || x[node]! < x[leaving]!) leaving = node;
    }
    if (leaving >= 0) {
      nodes.delete(leaving);
      counts.set(components[leaving]!, counts.get(components[leaving]!)! - 1);
    }
    nodes.add(entering);
    counts.set(component, 1);
  }
  return Int32Array.from(nodes).sort();
}

/** The components with a demand somewhere. */
export function neededComponents({
  components,
  columns,
}: Pick<FacilityInstance, 'components' | 'columns'>): Set<number> {
  if (columns === undefined) return new Set(components);
  return new Set(components?.filter((_, v) => columns.demand[v]! > 0));
}
