import type { Graph } from '../../graph/Graph';
import { type TopologyConstants, topologyFactors } from './topologyFactors';

/** From a graph and the weights c of its nodes to numbers by which local greedy scheduling compares them. */
export type Priority = (graph: Graph, weights: ArrayLike<number>) => Float64Array;

/**
 * Formulas that a person could write down, each for LGS. All but `share` are c ⊙ z with a z of the topology alone, as an
 * actor's is: they need nothing of other nodes' weights. d is the degree, N the neighbours.
 */
export const PRIORITIES = {
  /** c: the paper's baseline. */
  plain: (graph, c) => perNode(graph, (i) => c[i]!),
  /** c / √(d + 1). */
  'root-degree': (graph, c) => perNode(graph, (i) => c[i]! / Math.sqrt(graph.degree(i) + 1)),
  /** c / (d + 3). */
  degree: (graph, c) => perNode(graph, (i) => c[i]! / (graph.degree(i) + 3)),
  /** c · z of `topologyFactors`, with constants that a search found. */
  topology(graph, c) {
    const z = topologyFactors(graph, FOUND);
    return perNode(graph, (i) => c[i]! * z[i]!);
  },
  /** The same with constants of another search, as good on validation. */
  'other-topology'(graph, c) {
    const z = topologyFactors(graph, ALSO_FOUND);
    return perNode(graph, (i) => c[i]! * z[i]!);
  },
  /** c / (c + Σ_N c): one more message. */
  share: (graph, c) => perNode(graph, (i) => shareOf(c[i]!, c[i]! + sumAround(graph, i, (j) => c[j]!))),
} as const satisfies Readonly<Record<string, Priority>>;

/**
 * The best of 400 random constants by the ratio to plain LGS on the 50 validation graphs of `mwis`, ten draws of weights each,
 * of two searches; notebook 12 searches like that.
 */
const FOUND: TopologyConstants = [3.68, 0.11, 8.38, 1.62, 2.04, -0.47];
const ALSO_FOUND: TopologyConstants = [3.96, 1.43, 1.56, 0.48, 5.33, -0.33];

export type PriorityName = keyof typeof PRIORITIES;

/** a / b, and 0 for 0 / 0. */
export const shareOf = (a: number, b: number): number => (a === 0 ? 0 : a / b);

/** Σ of `of` over the neighbours of a node. */
export function sumAround({ rowPtr, colIdx }: Graph, node: number, of: (neighbor: number) => number): number {
  let sum = 0;
  for (let e = rowPtr[node]!; e < rowPtr[node + 1]!; e++) sum += of(colIdx[e]!);
  return sum;
}

const perNode = ({ n }: Graph, of: (node: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => of(i));
