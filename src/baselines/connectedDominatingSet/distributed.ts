import { connectedDominatingSet } from '../../problems/connectedDominatingSet/connectedDominatingSet';
import { connectNodes } from '../../problems/connectedDominatingSet/connectNodes';
import { independentDominatingSet } from '../../problems/connectedDominatingSet/independentDominatingSet';
import type { WeightedInstance } from '../../problems/weighted';
import type { Baseline } from '../Baseline';
import { DROP, withoutRedundant } from './withoutRedundant';

/** An independent dominating set by messages between neighbours, joined by shortest paths: the heuristic that the paper guides. */
export const distributed: Baseline = {
  name: 'dist-cds',
  title: 'distributed, then SPH',
  citation: 'Sun, Yang & Ma, Sensors 19(8) (2019); Zhao, Swami & Segarra, ICLR 2023, appendix H.4',
  problems: [connectedDominatingSet.name],
  inPaper: true,
  seeded: false,
  predicted: false,
  settings: DROP,
  solve(instance, { settings: { drop = false } = {} } = {}) {
    const posed = instance as WeightedInstance;
    const { graph, columns } = posed;
    const set = connectNodes(graph, columns.weight, independentDominatingSet(graph, columns.weight).chosen);
    return drop === true ? withoutRedundant(posed, set) : set;
  },
};
