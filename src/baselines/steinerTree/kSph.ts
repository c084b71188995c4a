import { kruskalTree } from '../../problems/steinerTree/kruskalTree';
import type { SteinerInstance } from '../../problems/steinerTree/SteinerInstance';
import { steinerTree } from '../../problems/steinerTree/steinerTree';
import type { Baseline } from '../Baseline';
import { withoutRedundant } from './sph';

/** Kruskal's shortest path heuristic: each round, every tree joins the one nearest to it. */
export const kSph: Baseline = {
  name: 'k-sph',
  title: 'K-SPH',
  citation: 'Bauer & Varma, IEEE/ACM Transactions on Networking 4(4) (1996)',
  problems: [steinerTree.name],
  inPaper: true,
  seeded: false,
  predicted: false,
  settings: {
    drop: { default: false, about: 'whether nodes that the tree can do without are dropped, dearest first' },
  },
  solve(instance, { settings: { drop = false } = {} } = {}) {
    const posed = instance as SteinerInstance;
    const { chosen } = kruskalTree(posed.graph, posed.columns.weight, posed.terminals);
    return drop === true ? withoutRedundant(posed, chosen) : chosen;
  },
};
