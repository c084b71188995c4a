import { Graph } from '../../src/graph/Graph';

/** Edges as pairs. */
const of = (n: number, edges: readonly (readonly [number, number])[], weights?: readonly number[]): Graph =>
  Graph.fromEdges(
    n,
    edges.map(([u]) => u),
    edges.map(([, v]) => v),
    weights === undefined ? {} : { weights },
  );
const path = [0, 1, 2, 3, 4].map((i) => [i, i + 1] as const);
const all = (n: number) =>
  Array.from({ length: n }, (_, u) => Array.from({ length: u }, (_, v) => [v, u] as const)).flat();

/** Small graphs on which something is at its end: what everything registered must solve, or refuse by a sentence. */
export const oddGraphs: Readonly<Record<string, Graph>> = {
  'no node': of(0, []),
  'one node': of(1, []),
  'two nodes apart': of(2, []),
  'one edge': of(2, [[0, 1]]),
  'no edges': of(5, []),
  disconnected: of(6, [
    [0, 1],
    [1, 2],
    [3, 4],
  ]),
  star: of(
    6,
    [1, 2, 3, 4, 5].map((leaf) => [0, leaf] as const),
  ),
  complete: of(5, all(5)),
  bipartite: of(
    5,
    [0, 1].flatMap((u) => [2, 3, 4].map((v) => [u, v] as const)),
  ),
  path: of(6, path),
  'loops and repeats': of(4, [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 2],
    [2, 3],
    [2, 3],
  ]),
  weights: of(6, path, [1, 0.1, 2, 0.5, 7]),
  'huge weights': of(6, path, [1e37, 2e37, 1e37, 3e37, 1e36]),
  'tiny weights': of(6, path, [1.3e-38, 2e-38, 1.3e-38, 3e-38, 1.3e-38]),
  'huge beside tiny': of(6, path, [1e37, 1.3e-38, 1, 1e37, 1.3e-38]),
};

/** All of a graph's numbers, to be compared with what they were. */
export const numbersOf = ({ rowPtr, colIdx, weights, ids }: Graph): string =>
  JSON.stringify([[...rowPtr], [...colIdx], weights === null ? null : [...weights], ids]);

/** 1, 2, n and more: every size that means something, and what does not. */
export const sizesOf = (n: number): readonly number[] => [...new Set([1, 2, n, n + 1])];

/** The same graph with node i at place order[i]. */
export function moved(graph: Graph, order: Int32Array): Graph {
  const [source, target, weights]: [number[], number[], number[]] = [[], [], []];
  graph.forEachEdge((u, v, weight) => {
    source.push(order[u]!);
    target.push(order[v]!);
    weights.push(weight);
  });
  return Graph.fromEdges(graph.n, source, target, graph.weights === null ? {} : { weights });
}
