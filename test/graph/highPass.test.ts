import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { highPass } from '../../src/graph/highPass';
import { graphConvolution } from '../../src/ops/graphConvolution';
import { randomGraph } from '../support/randomGraph';

/** L x, from the graph's edges. */
function laplacianTimes(graph: Graph, x: readonly number[]): number[] {
  const strengths = graph.strengths();
  const product = [...x];
  graph.forEachEdge((u, v, weight) => {
    const share = weight / Math.sqrt(strengths[u]! * strengths[v]!);
    product[u]! -= share * x[v]!;
    product[v]! -= share * x[u]!;
  });
  return product;
}

it.each([
  ['unweighted', randomGraph(12, 0.4, 1)],
  ['weighted', Graph.fromEdges(4, [0, 1, 2], [1, 2, 0], { weights: [1, 2, 0.5] })], // node 3 has no neighbour
])('is I − D^−½ A D^−½: %s', (_, graph) => {
  const x = Array.from({ length: graph.n }, (_, node) => Math.sin(node + 1));
  const product = graphConvolution(highPass(graph), tf.tensor2d(x, [graph.n, 1]), tf.zeros([1]));
  const expected = laplacianTimes(graph, x);
  product.dataSync().forEach((value, node) => {
    expect(value).toBeCloseTo(expected[node]!, 5);
  });
});

it('takes out what neighbours have in common: √d', () => {
  const graph = randomGraph(12, 0.4, 1);
  const roots = tf.tensor2d(Float32Array.from(graph.strengths().map(Math.sqrt)), [graph.n, 1]);
  for (const value of graphConvolution(highPass(graph), roots, tf.zeros([1])).dataSync())
    expect(value).toBeCloseTo(0, 5);
});
