import { Graph } from '../../src/graph/Graph';
import { Rng } from '../../src/random/Rng';

/** A connected graph with a length for each edge, 2m beside `colIdx`. */
export function roads(n: number, more: number, seed: number): { graph: Graph; lengths: Float64Array } {
  const rng = new Rng(seed);
  const source: number[] = [];
  const target: number[] = [];
  for (let v = 1; v < n; v++) {
    source.push(rng.int(v));
    target.push(v);
  }
  for (let e = 0; e < more; e++) {
    source.push(rng.int(n));
    target.push(rng.int(n));
  }
  const graph = Graph.fromEdges(n, source, target);
  return { graph, lengths: lengthsOf(graph, () => rng.uniform(0.5, 5)) };
}

/** A length for each edge, in both directions alike. */
export function lengthsOf(graph: Graph, length: (u: number, v: number) => number): Float64Array {
  const lengths = new Float64Array(graph.colIdx.length);
  const found = new Map<string, number>();
  for (let u = 0; u < graph.n; u++) {
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
      const v = graph.colIdx[e]!;
      const key = `${Math.min(u, v)} ${Math.max(u, v)}`;
      if (!found.has(key)) found.set(key, length(Math.min(u, v), Math.max(u, v)));
      lengths[e] = found.get(key)!;
    }
  }
  return lengths;
}

/** All-pairs lengths the slow way (Floyd 1962), +Infinity out of reach. */
export function floyd(graph: Graph, lengths: Float64Array): Float64Array[] {
  const { n } = graph;
  const d = Array.from({ length: n }, (_, u) => new Float64Array(n).fill(Number.POSITIVE_INFINITY).fill(0, u, u + 1));
  for (let u = 0; u < n; u++)
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) d[u]![graph.colIdx[e]!] = lengths[e]!;
  for (let w = 0; w < n; w++)
    for (let u = 0; u < n; u++) for (let v = 0; v < n; v++) d[u]![v] = Math.min(d[u]![v]!, d[u]![w]! + d[w]![v]!);
  return d;
}
