import { Graph } from '../../graph/Graph';
import { mixSeed, Rng } from '../../random/Rng';

/** A graph of which some edges are hidden, to try predictions on: nothing but its own edges is in it. */
export interface Thinning {
  readonly kept: Graph;
  readonly hidden: Graph;
}

/**
 * The same edges divided anew, `count` times: each time a random share of round(share · m) is kept, the rest hidden. Weights stay.
 * @param options.share between 0 and 1
 */
export function thinnings(graph: Graph, options: { count: number; share: number; seed: number }): Thinning[] {
  const { count, share, seed } = options;
  const edges: [number, number, number][] = [];
  graph.forEachEdge((u, v, weight) => edges.push([u, v, weight]));
  const of = (some: readonly [number, number, number][]): Graph => {
    const [source, target, weights] = [0, 1, 2].map((part) => some.map((edge) => edge[part]!)) as [
      number[],
      number[],
      number[],
    ];
    return Graph.fromEdges(graph.n, source, target, graph.weights === null ? {} : { weights });
  };
  return Array.from({ length: count }, (_, t): Thinning => {
    const order = new Rng(mixSeed(seed, t)).shuffle(edges.slice());
    const cut = Math.round(share * edges.length);
    return { kept: of(order.slice(0, cut)), hidden: of(order.slice(cut)) };
  });
}
