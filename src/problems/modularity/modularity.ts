import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../../errors';
import type { Graph } from '../../graph/Graph';
import { modularity as modularityOp } from '../../ops/modularity';
import { resolveSettings } from '../../settings';
import type { Instance, NodeOutcome, Problem, Solution } from '../Problem';
import { requireInRange } from '../requireInRange';
import { requireK } from '../requireK';
import { argmax } from '../rounding/argmax';
import { fewestParts, keepTerms } from './keepTerms';
import { modularityOf } from './modularityOf';
import { type ModularityTerms, modularityTerms, termsOf } from './modularityTerms';
import { termsViolation } from './termsViolation';

/**
 * Community detection (ClusterNet, section 5): the partition into at most K parts of largest modularity,
 * Q = Σ_c (w_c / 2m − γ (D_c / 2m)²), see `modularityOf`. Its terms: the resolution γ (Reichardt & Bornholdt 2006), sizes that a
 * community may have, whether it has to hang together, and whether nodes without an edge belong to one.
 *
 * Relaxed, for soft assignments r (n x K): minimise −Tr(rᵀ B r) / 2m with B = A − γ d dᵀ / 2m, which is the expectation of −Q
 * over labels drawn from the rows of r. Rounded by the largest entry of each row, then mended where that breaks the terms.
 *
 * @example problems.modularity.value(problems.modularity.pose(karateClub().graph, { k: 4 }), labels)
 */
export const modularity: Problem = {
  name: 'modularity',
  title: 'Community detection (modularity)',
  sense: 'max',
  searchWins: { with: ['resolution'] }, // experiment best/communities
  kind: 'partition',
  unit: { label: 'modularity', digits: 2, precise: 4 },
  terms: modularityTerms,
  /** @throws InputError for K outside [1, n], a graph without edges, on which every partition is worth the same, or terms that no partition keeps */
  pose(graph, { k, terms }) {
    const count = requireK(k, graph.n);
    if (graph.m === 0) throw new InputError({ what: 'modularity', expected: 'a graph with an edge', actual: 'none' });
    if (terms === undefined || Object.keys(terms).length === 0) return { graph, k: count };
    const instance = { graph, k: count, terms: resolveSettings('modularity', modularityTerms, terms) };
    requirePossible(instance, termsOf(instance));
    return instance;
  },
  value(instance, partition) {
    requireInRange('label of node', partition, instance.k);
    return modularityOf(instance.graph, partition, termsOf(instance));
  },
  violation: termsViolation,
  repair: keepTerms,
  outcome,
  relaxation: {
    shape: 'partition',
    of(instance) {
      const { graph, k } = instance;
      const { resolution } = termsOf(instance);
      const lossOn = (edges: Graph) => (r: tf.Tensor) =>
        tf.tidy(() => tf.neg(modularityOp(edges, r as tf.Tensor2D, { resolution })) as tf.Scalar);
      return {
        problem: modularity,
        instance,
        shape: 'partition',
        loss: lossOn(graph),
        lossOn,
        round(r) {
          const partition = argmax(r, k);
          return termsViolation(instance, partition) === null ? partition : keepTerms(instance, partition);
        },
        hardLoss: (partition) => -modularityOf(graph, partition, { resolution }),
      };
    },
  },
};

/** The community of each node; none for a node without an edge, unless the terms say otherwise. */
function outcome(instance: Instance, partition: Solution): NodeOutcome {
  const { isolated } = termsOf(instance);
  const group = partition.map((label, i) => (isolated || instance.graph.degree(i) > 0 ? label : -1));
  return { group, columns: { community: Array.from(group, (label) => (label < 0 ? null : label)) } };
}

function requirePossible({ graph, k }: Instance, terms: ModularityTerms): void {
  const { smallest, largest, isolated } = terms;
  const counted = isolated ? graph.n : graph.strengths().filter((d) => d > 0).length;
  const name = isolated ? 'n' : 'nodes with an edge';
  requireInteger('smallest', smallest, 1, counted, name);
  if (largest !== 0) {
    const low = Math.max(smallest, Math.ceil(counted / k));
    requireInteger('largest', largest, low, Number.POSITIVE_INFINITY);
  }
  const fewest = fewestParts(graph, terms);
  if (fewest <= k) return;
  const expected = `K of at least ${fewest}, the number of components, for communities that hang together`;
  throw new InputError({ what: 'connectedParts', expected, actual: `K = ${k}` });
}
