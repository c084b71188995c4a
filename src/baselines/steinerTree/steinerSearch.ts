import type { SteinerInstance } from '../../problems/steinerTree/SteinerInstance';
import { shortestPathTree } from '../../problems/steinerTree/shortestPathTree';
import { steinerTree } from '../../problems/steinerTree/steinerTree';
import type { Baseline } from '../Baseline';
import { ruinAndRecreate } from '../ruinAndRecreate';
import { sph, withoutRedundant } from './sph';

/** Ours: from SPH with redundant nodes dropped, part of the tree is taken out and grown again by SPH, kept nodes for free. */
export const steinerSearch: Baseline = {
  name: 'steiner-search',
  title: 'ruin and recreate by SPH',
  citation: 'Schrimpf et al., Journal of Computational Physics 159 (2000)',
  problems: [steinerTree.name],
  inPaper: false,
  seeded: true,
  predicted: false,
  settings: { kicks: { default: 300, low: 0, integer: true, about: 'times that part of the tree is grown again' } },
  solve(instance, { seed = 0, settings: { kicks = 300 } = {} } = {}) {
    const posed = instance as SteinerInstance;
    const { graph, terminals, columns } = posed;
    const costs = columns.weight.map((weight, i) => (columns.terminal[i] === 1 ? 0 : weight));
    const recreate = (_: Uint8Array, weights: Float64Array): Int32Array =>
      withoutRedundant(posed, shortestPathTree(graph, weights, terminals));
    const start = sph(posed, { drop: true });
    return ruinAndRecreate({ graph, start, costs, recreate }, { kicks: kicks as number, seed });
  },
};
