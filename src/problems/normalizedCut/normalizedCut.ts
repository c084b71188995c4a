import { InputError } from '../../errors';
import type { Graph } from '../../graph/Graph';
import { resolveSettings } from '../../settings';
import { modularityOf } from '../modularity/modularityOf';
import type { Instance, Problem, Solution } from '../Problem';
import { partitionViolation } from '../partitionViolation';
import { requireK } from '../requireK';
import { argmax } from '../rounding/argmax';
import { mergeParts } from './mergeParts';
import { normalizedCutOf } from './normalizedCutOf';
import { type PartitionLoss, partitionLoss, partitionLossSettings } from './partitionLoss';

/**
 * Normalised cut (CNC, section 3): the partition into K parts of smallest Σ_c cut(S_c) / vol(S_c), see `normalizedCutOf`. An
 * empty part costs 1, so that giving parts up never pays.
 *
 * Relaxed, for soft assignments r (n x K): minimise Σ_c Σ_ij w_ij r_ic (1 − r_jc) / v_c with v = rᵀd (equation 6). It is a
 * ratio of expectations, and equals the expected cut only where r is certain; a soft r may lie below the best partition, unless
 * `selfLoops` is 1 or more. Other losses train towards the same end, see `partitionLoss`: rounded solutions are always
 * compared by their cut. Rounded by the largest entry of each row.
 *
 * @example problems['normalized-cut'].value(problems['normalized-cut'].pose(karateClub().graph, { k: 2 }), labels)
 */
export const normalizedCut: Problem = {
  name: 'normalized-cut',
  title: 'Normalised cut',
  sense: 'min',
  kind: 'partition',
  unit: { label: 'normalised cut', digits: 2, precise: 4 },
  /** @throws InputError for K outside [1, n], or a graph without edges, on which every partition costs K */
  pose(graph, { k }) {
    const count = requireK(k, graph.n);
    if (graph.m === 0)
      throw new InputError({ what: 'normalised cut', expected: 'a graph with an edge', actual: 'none' });
    return { graph, k: count };
  },
  value: ({ graph, k }, partition) => normalizedCutOf(graph, partition, k),
  violation: partitionViolation,
  outcome: (_, partition) => ({ group: partition, columns: { part: Array.from(partition) } }),
  measures,
  mergeParts: ({ graph, k }, labels, parts) => mergeParts(graph, labels, { k, parts }),
  relaxation: {
    shape: 'partition',
    settings: () => partitionLossSettings,
    of(instance, given) {
      const { graph, k } = instance;
      const settings = resolveSettings(normalizedCut.name, partitionLossSettings, given);
      const told = settings as unknown as { loss: PartitionLoss; selfLoops: number; balance: number };
      const lossOn = (edges: Graph) => partitionLoss(edges, told);
      return {
        problem: normalizedCut,
        instance,
        shape: 'partition',
        settings,
        loss: lossOn(graph),
        lossOn,
        round: (r) => argmax(r, k),
        hardLoss: (partition) => normalizedCutOf(graph, partition, k),
        // The largest modularity may have fewer parts than K; the smallest cut has not.
        ...(told.loss === 'modularity' ? {} : { lostParts: (partition) => sizesOf(partition, k).includes(0) }),
      };
    },
  },
};

/** Its modularity, how many parts have a node, and the smallest of those as a share of all nodes. */
function measures({ graph, k }: Instance, partition: Solution): Record<string, number> {
  const used = sizesOf(partition, k).filter((size) => size > 0);
  return {
    modularity: modularityOf(graph, partition),
    parts: used.length,
    smallest: used.reduce((least, size) => Math.min(least, size), graph.n) / graph.n,
  };
}

function sizesOf(partition: Solution, k: number): number[] {
  const sizes = new Array<number>(k).fill(0);
  for (const label of partition) sizes[label]! += 1;
  return sizes;
}
