import fc from 'fast-check';
import { Graph } from '../../src/graph/Graph';
import { Rng } from '../../src/random/Rng';

/** A graph of 0 … n nodes, dense or sparse, with isolated nodes and several components, and weights of which some are equal or 0. */
export interface WeightedDraw {
  readonly graph: Graph;
  readonly weight: Float64Array;
}

export const weightedGraphs = (most: number): fc.Arbitrary<WeightedDraw> =>
  fc
    .record({ n: fc.integer({ min: 0, max: most }), p: fc.constantFrom(0, 0.1, 0.3, 0.7, 1), seed: fc.nat(1e6) })
    .map(({ n, p, seed }) => drawWeighted(n, p, seed));

/** Every pair joined with probability p; weights in quarters. */
export function drawWeighted(n: number, p: number, seed: number): WeightedDraw {
  const rng = new Rng(seed);
  const pairs: [number, number][] = [];
  for (let u = 0; u < n; u++) for (let v = 0; v < u; v++) if (rng.float() < p) pairs.push([u, v]);
  const graph = Graph.fromEdges(
    n,
    pairs.map(([u]) => u),
    pairs.map(([, v]) => v),
  );
  return { graph, weight: Float64Array.from({ length: n }, () => rng.int(5) / 4) };
}

/** Different weights for all nodes. */
export function distinctWeights(n: number, seed: number): Float64Array {
  const rng = new Rng(seed);
  return rng.shuffle(Float64Array.from({ length: n }, (_, i) => i + 1 + rng.float() / 2));
}
