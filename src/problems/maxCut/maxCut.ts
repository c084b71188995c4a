import * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/Graph';
import { neighborSum } from '../../ops/neighborSum';
import { resolveSettings, type SettingSpecs } from '../../settings';
import type { Problem } from '../Problem';
import { partitionViolation } from '../partitionViolation';
import { requireInRange } from '../requireInRange';
import { requireK } from '../requireK';
import { argmax } from '../rounding/argmax';
import { cutMoves } from './cutMoves';

const SETTINGS: SettingSpecs = {
  moves: { default: false, about: 'whether single nodes move after rounding, while that gains' },
};

/**
 * Maximum cut: the partition into K parts with the largest weight of edges between parts; K = 2 as a rule,
 *
 *     max Σ_{uv ∈ E} w_uv [c_u ≠ c_v].
 *
 * Relaxed, for soft assignments r (n x K): minimise −E[cut] / W = ½ Σ_u r_u · (A r)_u / W − 1 with W the weight of all edges, the
 * share that is not expected to be cut, less 1. Rounded by the largest entry of each row.
 *
 * @see Goemans & Williamson, "Improved approximation algorithms for maximum cut and satisfiability problems", 1995
 * @example maxCut.value(maxCut.pose(Graph.fromEdges(3, [0, 1], [1, 2]), { k: 2 }), Int32Array.of(0, 1, 0)) // 2
 */
export const maxCut: Problem = {
  name: 'max-cut',
  title: 'Maximum cut (weight between parts)',
  sense: 'max',
  kind: 'partition',
  unit: { label: 'weight cut', digits: 0, precise: 2 },
  pose: (graph, { k }) => ({ graph, k: requireK(k, graph.n) }),
  value({ graph, k }, partition) {
    requireInRange('label of node', partition, k);
    return cutWeight(graph, partition);
  },
  violation: partitionViolation,
  relaxation: {
    shape: 'partition',
    settings: () => SETTINGS,
    // Neighbours belong apart, so layers keep how they differ.
    recipe: { filter: 'high-pass', biases: 'zero', beta: 10 },
    of(instance, given) {
      const { graph, k } = instance;
      const settings = resolveSettings('max-cut', SETTINGS, given);
      const all = Math.max(graph.totalStrength() / 2, Number.MIN_VALUE);
      const lossOn = (edges: Graph) => (r: tf.Tensor) => tf.tidy(() => tf.sub(withinShare(edges, r), 1) as tf.Scalar);
      return {
        problem: maxCut,
        instance,
        shape: 'partition',
        settings,
        loss: lossOn(graph),
        lossOn,
        round(r) {
          const partition = argmax(r, k);
          if (settings.moves === true) cutMoves(graph, partition, k);
          return partition;
        },
        hardLoss: (partition) => -cutWeight(graph, partition) / all,
      };
    },
  },
};

/**
 * The weight of the edges between parts, each edge once. O(m).
 * @param partition length n
 * @example cutWeight(Graph.fromEdges(3, [0, 1], [1, 2]), [0, 1, 1]) // 1
 */
export function cutWeight(graph: Graph, partition: ArrayLike<number>): number {
  let cut = 0;
  graph.forEachEdge((u, v, weight) => {
    if (partition[u] !== partition[v]) cut += weight;
  });
  return cut;
}

/**
 * Σ_u r_u · (A r)_u / 2W: the expected share of weight within parts where each node draws its part from its row of r; 1 without edges.
 * @param r n x K, rows sum to 1
 * @example withinShare(graph, r)
 */
export function withinShare(graph: Graph, r: tf.Tensor): tf.Scalar {
  const twice = graph.totalStrength();
  if (twice === 0) return tf.add(tf.mul(tf.sum(r), 0), 1) as tf.Scalar;
  return tf.tidy(() => r.mul(neighborSum(graph, r)).sum().div(twice) as tf.Scalar);
}
