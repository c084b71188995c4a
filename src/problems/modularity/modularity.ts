import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../../errors';
import type { Graph } from '../../graph/Graph';
import { modularity as modularityOp } from '../../ops/modularity';
import { argmax } from '../rounding/argmax';
import { modularityOf } from './modularityOf';
import type { Objective } from '../Problem';

/**
 * Community detection: find the partition of largest modularity (section 5). Training maximises its expectation.
 * `bind` throws InputError for a graph without edges, on which every partition is worth the same.
 */
export const modularity: Objective = {
  name: 'modularity',
  title: 'Community detection (modularity)',
  decision: 'partition',
  direction: 'maximize',
  bind(graph) {
    if (graph.m === 0) throw new InputError({ what: 'modularity', expected: 'a graph with an edge', actual: 'none' });
    const lossOn = (edges: Graph) => (r: tf.Tensor) =>
      tf.tidy(() => tf.neg(modularityOp(edges, r as tf.Tensor2D)) as tf.Scalar);
    return {
      objective: modularity,
      graph,
      loss: lossOn(graph),
      lossOn,
      round: (r, { k }) => argmax(r, k),
      hardLoss: (partition) => -modularityOf(graph, partition),
      evaluate: (partition) => modularityOf(graph, partition),
    };
  },
};
