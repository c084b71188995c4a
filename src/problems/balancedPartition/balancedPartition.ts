import * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/Graph';
import { resolveSettings, type SettingSpecs } from '../../settings';
import { cutWeight, withinShare } from '../maxCut/maxCut';
import type { Instance, Problem, Solution } from '../Problem';
import { partitionViolation } from '../partitionViolation';
import { requireInRange } from '../requireInRange';
import { requireK } from '../requireK';
import { fillParts } from './fillParts';
import { overload } from './overload';
import { partSizes, roomOf, TOLERANCE } from './partSizes';
import { refineParts } from './refineParts';

const TERMS: SettingSpecs = {
  tolerance: { default: TOLERANCE, low: 0, about: 'ε: a part has at most (1 + ε) n / K nodes, or n / K rounded up' },
};

const SETTINGS: SettingSpecs = {
  balance: { default: 1, low: 0, about: 'weight of the squares of what parts hold beyond their room, over the room' },
  moves: { default: false, about: 'whether nodes move and change places after rounding, while that gains' },
};

/**
 * Balanced partitioning: K parts of at most (1 + ε) n / K nodes with as little weight as possible between them,
 *
 *     min Σ_{uv ∈ E} w_uv [c_u ≠ c_v]   with   |S_c| ≤ L = max(⌈n/K⌉, ⌊(1 + ε) n/K⌋).
 *
 * Relaxed, for soft assignments r (n x K) with s_c = Σ_u r_uc:
 *
 *     E[cut] / W + λ Σ_c max(0, s_c / L − 1)²,   E[cut] = W − ½ Σ_u r_u · (A r)_u,
 *
 * whose second term is 0 for every partition that is allowed. Rounded by the largest entries first while a part has room.
 *
 * @see Karypis & Kumar, "A fast and high quality multilevel scheme for partitioning irregular graphs", 1998
 * @example balancedPartition.value(balancedPartition.pose(Graph.fromEdges(4, [0, 1, 2], [1, 2, 3]), { k: 2 }), Int32Array.of(0, 0, 1, 1)) // 1
 */
export const balancedPartition: Problem = {
  name: 'balanced-partition',
  title: 'Balanced partitioning (weight between parts)',
  sense: 'min',
  kind: 'partition',
  terms: TERMS,
  unit: { label: 'weight cut', digits: 0, precise: 2 },
  pose: (graph, { k, terms }) => ({
    graph,
    k: requireK(k, graph.n),
    terms: resolveSettings('balanced-partition', TERMS, terms),
  }),
  value({ graph, k }, partition) {
    requireInRange('label of node', partition, k);
    return cutWeight(graph, partition);
  },
  violation,
  repair(instance, partition) {
    const labels = partition.slice();
    refineParts(instance.graph, labels, { k: instance.k, room: roomOf(instance) });
    return labels;
  },
  measures: ({ k }, partition) => ({ largest: partSizes(partition, k).reduce((a, b) => Math.max(a, b), 0) }),
  relaxation: {
    shape: 'partition',
    settings: () => SETTINGS,
    of(instance, given) {
      const { graph, k } = instance;
      const room = roomOf(instance);
      const settings = resolveSettings('balanced-partition', SETTINGS, given);
      const balance = settings.balance as number;
      const all = Math.max(graph.totalStrength() / 2, Number.MIN_VALUE);
      const lossOn = (edges: Graph) => (r: tf.Tensor) =>
        tf.tidy(() => tf.add(tf.sub(1, withinShare(edges, r)), tf.mul(overload(r, room), balance)) as tf.Scalar);
      const beyond = (partition: Solution): number =>
        partSizes(partition, k).reduce((sum, size) => sum + Math.max(0, size / room - 1) ** 2, 0);
      return {
        problem: balancedPartition,
        instance,
        shape: 'partition',
        settings,
        loss: lossOn(graph),
        lossOn,
        round(r) {
          const labels = fillParts(r, k, room);
          if (settings.moves === true) refineParts(graph, labels, { k, room });
          return labels;
        },
        hardLoss: (partition) => cutWeight(graph, partition) / all + balance * beyond(partition),
      };
    },
  },
};

function violation(instance: Instance, partition: Solution): string | null {
  const wrong = partitionViolation(instance, partition);
  if (wrong !== null) return wrong;
  const room = roomOf(instance);
  const large = partSizes(partition, instance.k).find((size) => size > room);
  return large === undefined ? null : `expected parts of at most ${room} nodes, but got one of ${large}`;
}
