import { connectedDominatingSet } from '../../problems/connectedDominatingSet/connectedDominatingSet';
import { connectNodes } from '../../problems/connectedDominatingSet/connectNodes';
import { COVER_RULES, type CoverRule, greedyDominatingSet } from '../../problems/dominatingSet/greedyDominatingSet';
import type { WeightedInstance } from '../../problems/weighted';
import type { Baseline } from '../Baseline';
import { DROP, withoutRedundant } from './withoutRedundant';

/**
 * The dominating set of a centralised greedy (by eq. 29, unless told otherwise), joined by shortest paths: what the paper
 * compares with.
 */
export const central: Baseline = {
  name: 'central-cds',
  title: 'centralised, then SPH',
  citation: 'Sun, Yang & Ma, Sensors 19(8) (2019); Zhao, Swami & Segarra, ICLR 2023, appendix H.4',
  problems: [connectedDominatingSet.name],
  inPaper: true,
  seeded: false,
  predicted: false,
  settings: {
    ...DROP,
    rule: { default: 'shared', choices: COVER_RULES, about: 'ω: eq. 29, its scale-free limit, or cost a node covered' },
  },
  solve(instance, { settings: { drop = false, rule = 'shared' } = {} } = {}) {
    const posed = instance as WeightedInstance;
    const { graph, columns } = posed;
    const set = connectNodes(
      graph,
      columns.weight,
      greedyDominatingSet(graph, columns.weight, { rule: rule as CoverRule }),
    );
    return drop === true ? withoutRedundant(posed, set) : set;
  },
};
