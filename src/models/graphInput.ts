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
 * @throws InputError when features have not one row per node, or hold something that is no finite 32-bit number
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
  requireFinite(features);
  return { adjacency: normalizedAdjacency(graph), features };
}

function requireFinite(features: Features): void {
  const { values } = features;
  const at = values === null ? -1 : values.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return;
  const [row, column] =
    features.kind === 'dense'
      ? [Math.floor(at / features.cols), at % features.cols]
      : [features.rowPtr.findIndex((start) => start > at) - 1, features.colIdx[at]];
  const what = `feature ${column} of node ${row}`;
  throw new InputError({ what, expected: 'a finite 32-bit number', actual: `${values![at]}` });
}
