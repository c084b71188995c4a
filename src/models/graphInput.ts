import { InputError } from '../errors';
import { requireFinite } from '../features/requireFinite';
import type { Graph } from '../graph/Graph';
import { highPass } from '../graph/highPass';
import { normalizedAdjacency } from '../graph/normalizedAdjacency';
import type { Features } from '../graph/SparseMatrix';
import type { GraphInput } from './Model';

/** What a graph convolution makes of neighbours, and by which matrix. */
const FILTERS = { 'low-pass': normalizedAdjacency, 'high-pass': highPass };

export type GraphFilter = keyof typeof FILTERS;

export const GRAPH_FILTERS = Object.keys(FILTERS) as GraphFilter[];

/**
 * A graph as a model sees it: what its convolutions multiply by, and node features.
 *
 * @param graph observed edges, n nodes
 * @param features n x F
 * @param options.filter `low-pass` (default): by Â = D⁻¹(A + I), so that neighbours become alike, as the paper has it; `high-pass`:
 * by L = I − D^−½ A D^−½, so that they become different
 * @throws InputError when features have not one row per node, or hold something that is no finite 32-bit number
 * @example graphInput(data.train, data.features.train)
 */
export function graphInput(
  graph: Graph,
  features: Features,
  { filter = 'low-pass' }: { filter?: GraphFilter } = {},
): GraphInput {
  if (features.rows !== graph.n) {
    throw new InputError({
      what: 'features',
      expected: `n = ${graph.n} rows, one per node`,
      actual: `${features.rows}`,
    });
  }
  requireFinite(features);
  return { adjacency: FILTERS[filter](graph), features };
}
