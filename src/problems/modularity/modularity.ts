import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../../errors';
import type { Graph } from '../../graph/Graph';
import { modularity as modularityOp } from '../../ops/modularity';
import type { Problem } from '../Problem';
import { partitionViolation } from '../partitionViolation';
import { requireK } from '../requireK';
import { argmax } from '../rounding/argmax';
import { modularityOf } from './modularityOf';

/**
 * Community detection (ClusterNet, section 5): the partition into at most K parts of largest modularity,
 * Q = Σ_c (w_c / 2m − (D_c / 2m)²), see `modularityOf`.
 *
 * Relaxed, for soft assignments r (n x K): minimise −Tr(rᵀ B r) / 2m with B = A − d dᵀ / 2m, which is the expectation of −Q
 * over labels drawn from the rows of r. Rounded by the largest entry of each row.
 *
 * @example problems.modularity.value(problems.modularity.pose(karateClub().graph, { k: 4 }), labels)
 */
export const modularity: Problem = {
  name: 'modularity',
  title: 'Community detection (modularity)',
  sense: 'max',
  kind: 'partition',
  unit: { label: 'modularity', digits: 2, precise: 4 },
  /** @throws InputError for K outside [1, n], or a graph without edges, on which every partition is worth the same */
  pose(graph, { k }) {
    const count = requireK(k, graph.n);
    if (graph.m === 0) throw new InputError({ what: 'modularity', expected: 'a graph with an edge', actual: 'none' });
    return { graph, k: count };
  },
  value: ({ graph }, partition) => modularityOf(graph, partition),
  violation: partitionViolation,
  outcome: (_, partition) => ({ group: partition, columns: { community: Array.from(partition) } }),
  relaxation: {
    shape: 'partition',
    of(instance) {
      const { graph, k } = instance;
      const lossOn = (edges: Graph) => (r: tf.Tensor) =>
        tf.tidy(() => tf.neg(modularityOp(edges, r as tf.Tensor2D)) as tf.Scalar);
      return {
        problem: modularity,
        instance,
        shape: 'partition',
        loss: lossOn(graph),
        lossOn,
        round: (r) => argmax(r, k),
        hardLoss: (partition) => -modularityOf(graph, partition),
      };
    },
  },
};
