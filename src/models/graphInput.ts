import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import { normalizedAdjacency } from '../graph/normalizedAdjacency';
import type { Features } from '../graph/SparseMatrix';
import type { GraphInput } from './Model';

/**
 * A graph as a model sees it: Â = D⁻¹(A + I) and node features.
 *
 * @param graph observed edges, n nodes
 * @param features n x F
 * @throws InputError when features have not one row per node
 * @example graphInput(data.train, data.features.train)
 */
export function graphInput(graph: Graph, features: Features): GraphInput {
  if (features.rows !== graph.n) {
    throw new InputError({
      what: 'features',
      expected: `n = ${graph.n} rows, one per node`,
      actual: `${features.rows}`,
    });
  }
  return { adjacency: normalizedAdjacency(graph), features };
}
