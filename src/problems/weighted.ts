import type { Instance, Solution } from './Problem';
import { requireInRange } from './requireInRange';

/** A graph with a weight c of at least 0 at each node. */
export interface WeightedInstance extends Instance {
  readonly columns: Readonly<Record<'weight', Float64Array>>;
}

/** Σ of c over the nodes chosen. @throws InputError for a node out of range */
export function weightOf({ graph, columns: { weight } }: WeightedInstance, chosen: Solution): number {
  requireInRange('chosen node', chosen, graph.n);
  let sum = 0;
  for (const node of chosen) sum += weight[node]!;
  return sum;
}

/** c ⊙ x, length n: the weight of a node that is chosen, 0 for the others. */
export function outcomesOf({ graph, columns: { weight } }: WeightedInstance, chosen: Solution): Float32Array {
  const outcomes = new Float32Array(graph.n);
  for (const node of chosen) outcomes[node] = weight[node]!;
  return outcomes;
}
