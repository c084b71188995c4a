import { type AnyGraph, DenseGraph } from './DenseGraph';
import { Graph } from './Graph';

/** The edges among `nodes` (distinct), node i of the result being `nodes[i]`; dense stays dense. */
export function inducedSubgraph(graph: Graph, nodes: Int32Array): Graph;
export function inducedSubgraph(graph: AnyGraph, nodes: Int32Array): AnyGraph;
export function inducedSubgraph(graph: AnyGraph, nodes: Int32Array): AnyGraph {
  const size = nodes.length;
  if (graph instanceof DenseGraph) {
    const weights = new Float32Array(size * size);
    for (let i = 0; i < size; i++) {
      const row = nodes[i]! * graph.n;
      for (let j = 0; j < size; j++) weights[i * size + j] = graph.weights[row + nodes[j]!]!;
    }
    return new DenseGraph(size, weights);
  }
  const { rowPtr, colIdx, weights } = graph;
  const place = new Int32Array(graph.n).fill(-1);
  for (let i = 0; i < size; i++) place[nodes[i]!] = i;
  const source: number[] = [];
  const target: number[] = [];
  const kept: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let e = rowPtr[nodes[i]!]!; e < rowPtr[nodes[i]! + 1]!; e++) {
      const j = place[colIdx[e]!]!;
      if (j <= i) continue;
      source.push(i);
      target.push(j);
      if (weights !== null) kept.push(weights[e]!);
    }
  }
  const ids = Array.from(nodes, (v) => graph.ids[v]!);
  return Graph.fromEdges(size, source, target, weights === null ? { ids } : { ids, weights: kept });
}
