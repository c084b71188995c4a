import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { dominantPair } from '../graph/dominantPair';
import type { Graph } from '../graph/Graph';
import { multiplyAdjacency } from '../graph/multiplyAdjacency';
import { customOp } from './customOp';

/**
 * λ₁ of the adjacency matrix that is expected to be left when every node u is taken out independently with probability x_u, its
 * entries (1 − x_u) A_uv (1 − x_v): at a vector of zeros and ones, λ₁ of the graph without the nodes at 1. As λ₁ is convex, it
 * is at most the expected λ₁. With s = 1 − x and the unit eigenvector v,
 *
 *     ∂λ / ∂x_u = −2 v_u (A (s ⊙ v))_u.
 *
 * Some tens of products with A, O(m) each, and nothing dense.
 *
 * @param x n probabilities in [0, 1]
 * @returns a scalar; 0 for a graph without edges
 * @throws InputError when x has not n entries
 * @example ops.largestEigenvalue(Graph.fromEdges(2, [0], [1]), tf.tensor1d([0.5, 0])) // 0.5
 */
export function largestEigenvalue(graph: Graph, x: tf.Tensor1D): tf.Scalar {
  const { n } = graph;
  if (x.size !== n)
    throw new InputError({ what: 'largestEigenvalue', expected: `n = ${n} marginals`, actual: `${x.size}` });
  return customOp<tf.Scalar>({
    inputs: [x],
    forward(device, [marginals]) {
      const s = Float64Array.from({ length: n }, (_, u) => 1 - marginals[u]);
      const scaled = new Float64Array(n);
      const { value, vector } = dominantPair(n, (y, out) => {
        for (let u = 0; u < n; u++) scaled[u] = s[u]! * y[u]!;
        multiplyAdjacency(graph, scaled, out);
        for (let u = 0; u < n; u++) out[u]! *= s[u]!;
      });
      for (let u = 0; u < n; u++) scaled[u] = s[u]! * vector[u]!;
      const image = new Float64Array(n);
      multiplyAdjacency(graph, scaled, image);
      const slope = device.alloc(n);
      for (let u = 0; u < n; u++) slope[u] = -2 * vector[u]! * image[u]!;
      const output = device.alloc(1);
      output[0] = value;
      return { output, shape: [], saved: [slope] };
    },
    backward(device, g, { saved: [slope] }) {
      const dx = device.alloc(n);
      for (let u = 0; u < n; u++) dx[u] = g[0]! * slope[u];
      return [dx];
    },
  });
}
