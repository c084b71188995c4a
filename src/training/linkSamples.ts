import { Graph } from '../graph/Graph';
import type { NodePairs } from '../ops/linkScores';
import type { Rng } from '../random/Rng';

/** The graph with each edge left out with probability `rate`: the link predictor must not just copy its input. */
export function dropEdges(graph: Graph, rate: number, rng: Rng): Graph {
  const source: number[] = [];
  const target: number[] = [];
  graph.forEachEdge((u, v) => {
    if (rng.float() < rate) return;
    source.push(u);
    target.push(v);
  });
  return Graph.fromEdges(graph.n, source, target, { ids: graph.ids });
}

/**
 * All edges of the graph and as many negatives, each an edge with one end (either) replaced by a random node. As in the
 * training procedure the paper adopts, a negative may by chance be an edge.
 *
 * @returns 2m pairs, edges first; `labels` has 1 for an edge, 0 for a negative
 */
export function linkSamples(graph: Graph, rng: Rng): NodePairs & { labels: Float32Array } {
  const { m, n } = graph;
  const heads = new Int32Array(2 * m);
  const tails = new Int32Array(2 * m);
  let at = 0;
  graph.forEachEdge((u, v) => {
    heads[at] = heads[at + m] = u;
    tails[at] = tails[at + m] = v;
    at++;
  });
  for (let i = m; i < 2 * m; i++) {
    if (rng.uint32() & 1) heads[i] = rng.int(n);
    else tails[i] = rng.int(n);
  }
  return { heads, tails, labels: new Float32Array(2 * m).fill(1, 0, m) };
}
