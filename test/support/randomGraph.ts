import { DenseGraph } from '../../src/graph/DenseGraph';
import { Graph } from '../../src/graph/Graph';
import { Rng } from '../../src/random/Rng';

/** Every pair joined with probability p. */
export function randomGraph(n: number, p: number, seed: number): Graph {
  const rng = new Rng(seed);
  const source: number[] = [];
  const target: number[] = [];
  for (let u = 0; u < n; u++) {
    for (let v = u + 1; v < n; v++) {
      if (rng.float() >= p) continue;
      source.push(u);
      target.push(v);
    }
  }
  return Graph.fromEdges(n, source, target);
}

/** The same graph as a matrix; `diagonal` must change nothing anywhere. */
export function toDense(graph: Graph, diagonal = 0): DenseGraph {
  const { n } = graph;
  const weights = new Float32Array(n * n);
  graph.forEachEdge((u, v, w) => {
    weights[u * n + v] = w;
    weights[v * n + u] = w;
  });
  for (let i = 0; i < n; i++) weights[i * n + i] = diagonal;
  return new DenseGraph(n, weights);
}

/** Symmetric weights, each pair `weight(uniform)`. */
export function randomDense(n: number, seed: number, weight: (u: number) => number = (u) => u): DenseGraph {
  const rng = new Rng(seed);
  const weights = new Float32Array(n * n);
  for (let u = 0; u < n; u++) for (let v = 0; v < u; v++) weights[u * n + v] = weights[v * n + u] = weight(rng.float());
  return new DenseGraph(n, weights);
}
