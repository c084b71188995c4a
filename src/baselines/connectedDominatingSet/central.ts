import type { ConnectedDominatingInstance } from '../../problems/connectedDominatingSet/ConnectedDominatingInstance';
import { connectedDominatingSet } from '../../problems/connectedDominatingSet/connectedDominatingSet';
import { connectNodes } from '../../problems/connectedDominatingSet/connectNodes';
import { greedyDominatingSet } from '../../problems/dominatingSet/greedyDominatingSet';
import type { Baseline } from '../Baseline';
import { DROP, withoutRedundant } from './withoutRedundant';

/** The dominating set of a centralised greedy (eq. 29), joined by shortest paths: what the paper compares with. */
export const central: Baseline = {
  name: 'central-cds',
  title: 'centralised, then SPH',
  citation: 'Sun, Yang & Ma, Sensors 19(8) (2019); Zhao, Swami & Segarra, ICLR 2023, appendix H.4',
  problems: [connectedDominatingSet.name],
  inPaper: true,
  seeded: false,
  predicted: false,
  settings: DROP,
  solve(instance, { settings: { drop = false } = {} } = {}) {
    const posed = instance as ConnectedDominatingInstance;
    const { graph, columns } = posed;
    const set = connectNodes(graph, columns.weight, greedyDominatingSet(graph, columns.weight));
    return drop === true ? withoutRedundant(posed, set) : set;
  },
};
