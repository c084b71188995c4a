import { InputError } from '../errors';
import { type AnyGraph, DenseGraph } from './DenseGraph';
import { Graph } from './Graph';

export interface Subgraph<G extends AnyGraph = Graph> {
  /** Node i of it is node `nodes[i]` of the graph it was cut from; weights are kept, and ids where there are any. */
  readonly graph: G;
  readonly nodes: Int32Array;
}

/**
 * The subgraph induced by some of the n nodes (old indices, in the new order): every edge between two of them. Dense stays
 * dense. O(n + their edges), or O(k²) for k nodes of a dense graph.
 * @throws InputError for a node outside [0, n) or named twice
 * @example subgraph(karateClub().graph, [0, 1, 33]).graph.m // 1
 */
export function subgraph<G extends AnyGraph>(graph: G, nodes: ArrayLike<number>): Subgraph<G> {
  const kept = Int32Array.from(nodes);
  const place = places(nodes, graph.n);
  const part = graph instanceof DenseGraph ? denseSubgraph(graph, kept) : sparseSubgraph(graph, kept, place);
  return { graph: part as G, nodes: kept };
}

/** Place of each of n nodes among those kept, −1 for the others. */
function places(nodes: ArrayLike<number>, n: number): Int32Array {
  const place = new Int32Array(n).fill(-1);
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (!(Number.isInteger(node) && node >= 0 && node < n)) {
      throw new InputError({ what: `node ${i}`, expected: `an index in [0, ${n})`, actual: String(node) });
    }
    if (place[node] !== -1) {
      throw new InputError({ what: `node ${i}`, expected: 'each node once', actual: `${node} again` });
    }
    place[node] = i;
  }
  return place;
}

function denseSubgraph(graph: DenseGraph, nodes: Int32Array): DenseGraph {
  const size = nodes.length;
  const weights = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = nodes[i]! * graph.n;
    for (let j = 0; j < size; j++) weights[i * size + j] = graph.weights[row + nodes[j]!]!;
  }
  return new DenseGraph(size, weights);
}

function sparseSubgraph({ rowPtr, colIdx, weights, ids }: Graph, nodes: Int32Array, place: Int32Array): Graph {
  const source: number[] = [];
  const target: number[] = [];
  const kept: number[] = [];
  nodes.forEach((node, i) => {
    for (let e = rowPtr[node]!; e < rowPtr[node + 1]!; e++) {
      const j = place[colIdx[e]!]!;
      if (j <= i) continue;
      source.push(i);
      target.push(j);
      if (weights !== null) kept.push(weights[e]!);
    }
  });
  return Graph.fromEdges(nodes.length, source, target, {
    ids: Array.from(nodes, (node) => ids[node]!),
    ...(weights === null ? {} : { weights: kept }),
  });
}
