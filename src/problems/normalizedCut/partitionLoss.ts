import * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/Graph';
import { modularity } from '../../ops/modularity';
import { normalizedCut } from '../../ops/normalizedCut';
import type { SettingSpecs } from '../../settings';
import { dmonLoss } from './dmonLoss';
import { gapLoss } from './gapLoss';
import { minCutLoss } from './minCutLoss';

/** What a network may minimise on the way to a small normalised cut, all from r, n x K, and edges alone. */
export const PARTITION_LOSSES = ['ncut', 'gap', 'mincut', 'dmon', 'modularity'] as const;

export type PartitionLoss = (typeof PARTITION_LOSSES)[number];

export const partitionLossSettings: SettingSpecs = {
  loss: {
    default: 'ncut',
    choices: PARTITION_LOSSES,
    about: 'what is minimised in training; whatever it is, solutions are compared by their normalised cut',
  },
  selfLoops: {
    default: 0,
    low: 0,
    about: 'λ, weight of a self-loop in strengths of its node, of ncut and gap; from 1 on no soft optimum is better',
  },
  balance: {
    default: 1,
    low: 0,
    about: "w, weight of gap's pull to equal parts; 1 weighs one part of all nodes like its cut",
  },
};

/** The loss of that name on a graph. */
export function partitionLoss(
  graph: Graph,
  { loss, selfLoops, balance }: { loss: PartitionLoss; selfLoops: number; balance: number },
): (r: tf.Tensor) => tf.Scalar {
  const of: Record<PartitionLoss, (r: tf.Tensor2D) => tf.Scalar> = {
    ncut: (r) => normalizedCut(graph, r, { selfLoops }),
    gap: (r) => gapLoss(graph, r, { balance, selfLoops }),
    mincut: (r) => minCutLoss(graph, r),
    dmon: (r) => dmonLoss(graph, r),
    modularity: (r) => tf.neg(modularity(graph, r)) as tf.Scalar,
  };
  return (r) => tf.tidy(() => of[loss](r as tf.Tensor2D));
}
