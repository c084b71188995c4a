import { describe, expect, it } from 'vitest';
import { linkAuc } from '../../src/experiments/linkAuc';
import { DenseGraph } from '../../src/graph/DenseGraph';
import { Graph } from '../../src/graph/Graph';

describe('linkAuc', () => {
  const n = 30;
  const source = Array.from({ length: n }, (_, i) => i);
  const full = Graph.fromEdges(
    n,
    source,
    source.map((i) => (i + 1) % n),
  );
  const train = Graph.fromEdges(
    n,
    source.slice(0, 10),
    source.slice(0, 10).map((i) => i + 1),
  );
  const flat = new DenseGraph(n, new Float32Array(n * n).fill(0.3));
  /** 0.9 for the edges of these graphs, else 0.1. */
  const sure = (...edges: Graph[]): DenseGraph => {
    const weights = new Float32Array(n * n).fill(0.1);
    for (const graph of edges) {
      graph.forEachEdge((u, v) => {
        weights[u * n + v] = weights[v * n + u] = 0.9;
      });
    }
    return new DenseGraph(n, weights);
  };

  it('scores a predictor that knows the full graph 1, one that knows nothing 0.5', () => {
    expect(linkAuc(sure(full), { full, train }, { seed: 1 }).strict).toBe(1);
    expect(linkAuc(flat, { full, train }, { seed: 1 })).toEqual({ strict: 0.5, released: 0.5 });
  });

  it('gives nothing for observed edges where it is strict', () => {
    expect(linkAuc(sure(train), { full, train }, { seed: 1 }).strict).toBe(0.5);
  });

  it('takes the edges held out for testing, if told which: all of them as released, the unseen ones where strict', () => {
    const test = Graph.fromEdges(n, [0, 20], [1, 21]); // the first is observed
    expect(linkAuc(sure(train), { full, train, test }, { seed: 1 }).strict).toBe(0.5);
    expect(linkAuc(sure(test), { full, train, test }, { seed: 1 })).toEqual({ strict: 1, released: 1 });
  });

  it('gives the same for the same seed', () => {
    const scores = (seed: number) => linkAuc(sure(train), { full, train }, { seed });
    expect(scores(4)).toEqual(scores(4));
  });
});
