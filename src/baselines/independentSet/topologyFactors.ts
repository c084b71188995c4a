import type { Graph } from '../../graph/Graph';

/** a … f of `topologyFactors`. */
export type TopologyConstants = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * A guess at what a topology makes of a node's weight, out of its degree d_i, those of its neighbours and six constants:
 *
 *     z_i = (Σ_{j ∈ N(i)} 1/(d_j + 1) + a)^−b · (mean of d_j over N(i) + c)^d · (d_i + e)^f
 *
 * Many weak neighbours count against a node, neighbours of many neighbours for it; 0 stands for the mean of none.
 *
 * @param constants a, c and e above 0
 * @returns z, length n
 * @example localGreedy(graph, topologyFactors(graph, [1, 1, 1, 0, 1, 0]).map((z, i) => z * weights[i]))
 */
export function topologyFactors(graph: Graph, [a, b, c, d, e, f]: TopologyConstants): Float64Array {
  const { n, rowPtr, colIdx } = graph;
  return Float64Array.from({ length: n }, (_, i) => {
    let [openness, degrees] = [0, 0];
    for (let place = rowPtr[i]!; place < rowPtr[i + 1]!; place++) {
      const degree = graph.degree(colIdx[place]!);
      openness += 1 / (degree + 1);
      degrees += degree;
    }
    const own = graph.degree(i);
    const mean = own === 0 ? 0 : degrees / own;
    return (openness + a) ** -b * (mean + c) ** d * (own + e) ** f;
  });
}
