import * as tf from '@tensorflow/tfjs-core';
import { modularity as modularityOp } from '../ops/modularity';
import { argmax } from '../rounding/argmax';
import { modularityOf } from './hardModularity';
import type { Objective } from './Objective';

/** Community detection: find the partition of largest modularity (section 5). Training maximises its expectation. */
export const modularity: Objective = {
  name: 'modularity',
  title: 'Community detection (modularity)',
  decision: 'partition',
  direction: 'maximize',
  bind: (graph) => ({
    objective: modularity,
    graph,
    loss: (r) => tf.tidy(() => tf.neg(modularityOp(graph, r as tf.Tensor2D)) as tf.Scalar),
    round: (r, { k }) => argmax(r, k),
    hardLoss: (partition) => -modularityOf(graph, partition),
    evaluate: (partition) => modularityOf(graph, partition),
  }),
};
