import type { DenseGraph } from '../graph/DenseGraph';
import type { Graph } from '../graph/Graph';
import { Rng } from '../random/Rng';
import { auc } from '../training/auc';

/** How well a predicted graph ranks edges, both ways of counting. */
export interface LinkAuc {
  /** Test edges that were not observed, against pairs that are no edge of the full graph. */
  strict: number;
  /** As released: all test edges, observed ones too, against edges with one end replaced at random. */
  released: number;
}

/** @param test edges held out; default all edges of `full` that are not in `train` */
export function linkAuc(
  predicted: DenseGraph,
  graphs: { full: Graph; train: Graph; test?: Graph },
  options: { seed: number },
): LinkAuc {
  const { full, train } = graphs;
  const { n } = full;
  const rng = new Rng(options.seed);
  const weight = (u: number, v: number): number => predicted.weights[u * n + v];
  const unseen: number[] = [];
  const all: number[] = [];
  const replaced: number[] = [];
  (graphs.test ?? full).forEachEdge((u, v) => {
    const observed = hasEdge(train, u, v);
    if (!observed) unseen.push(weight(u, v));
    if (graphs.test === undefined && observed) return;
    all.push(weight(u, v));
    replaced.push(rng.float() < 0.5 ? weight(u, rng.int(n)) : weight(rng.int(n), v));
  });
  const nonEdges: number[] = [];
  const possible = (n * (n - 1)) / 2 > full.m;
  while (possible && nonEdges.length < unseen.length) {
    const [u, v] = [rng.int(n), rng.int(n)];
    if (u !== v && !hasEdge(full, u, v)) nonEdges.push(weight(u, v));
  }
  return { strict: auc(unseen, nonEdges), released: auc(all, replaced) };
}

/** Binary search in the sorted row. */
function hasEdge(graph: Graph, u: number, v: number): boolean {
  let low = graph.rowPtr[u];
  let high = graph.rowPtr[u + 1] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (graph.colIdx[middle] === v) return true;
    if (graph.colIdx[middle] < v) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
