import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';
import { connectedDominatingSet } from '../../problems/connectedDominatingSet/connectedDominatingSet';
import { connectNodes } from '../../problems/connectedDominatingSet/connectNodes';
import type { WeightedInstance } from '../../problems/weighted';
import type { Baseline } from '../Baseline';
import { ruinAndRecreate } from '../ruinAndRecreate';
import { central } from './central';
import { withoutRedundant } from './withoutRedundant';

/**
 * Ours: from the centralised set with redundant nodes dropped, part of it is taken out; what is bare then is covered greedily
 * by weight over newly covered nodes, and the pieces are joined by shortest paths, kept nodes for free.
 */
export const dominatingSearch: Baseline = {
  name: 'cds-search',
  title: 'ruin and recreate',
  citation: 'Schrimpf et al., Journal of Computational Physics 159 (2000)',
  problems: [connectedDominatingSet.name],
  inPaper: false,
  seeded: true,
  predicted: false,
  settings: { kicks: { default: 300, low: 0, integer: true, about: 'times that part of the set is made again' } },
  solve(instance, { seed = 0, settings: { kicks = 300 } = {} } = {}) {
    const posed = instance as WeightedInstance;
    const { graph, columns } = posed;
    const recreate = (kept: Uint8Array, weights: Float64Array): Int32Array =>
      withoutRedundant(posed, connectNodes(graph, weights, coverBare(graph, kept, weights)));
    const start = central.solve(posed, { settings: { drop: true } });
    return ruinAndRecreate({ graph, start, costs: columns.weight, recreate }, { kicks: kicks as number, seed });
  },
};

/** The nodes kept, and others taken by least weight over newly covered nodes until none is bare, the lower of equals. */
function coverBare({ n, rowPtr, colIdx }: Graph, kept: Uint8Array, weights: Float64Array): Int32Array {
  const chosen = Uint8Array.from(kept);
  const bare = new Uint8Array(n).fill(1);
  const cover = (v: number): void => {
    bare[v] = 0;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) bare[colIdx[e]!] = 0;
  };
  for (let v = 0; v < n; v++) if (kept[v] === 1) cover(v);
  while (bare.includes(1)) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let v = 0; v < n; v++) {
      let newly = bare[v]!;
      for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) newly += bare[colIdx[e]!]!;
      if (newly > 0 && weights[v]! / newly < least) [best, least] = [v, weights[v]! / newly];
    }
    chosen[best] = 1;
    cover(best);
  }
  return nodesWhere(chosen);
}
