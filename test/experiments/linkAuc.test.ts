import { expect, it } from 'vitest';
import { linkAuc } from '../../src/experiments/linkAuc';
import { DenseGraph } from '../../src/graph/DenseGraph';
import { Graph } from '../../src/graph/Graph';

it('linkAuc scores a predictor that knows the full graph 1, one that knows nothing 0.5', () => {
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
  const perfect = new Float32Array(n * n).fill(0.1);
  full.forEachEdge((u, v) => {
    perfect[u * n + v] = perfect[v * n + u] = 0.9;
  });
  const flat = new Float32Array(n * n).fill(0.3);
  expect(linkAuc(new DenseGraph(n, perfect), { full, train }, { seed: 1 }).strict).toBe(1);
  expect(linkAuc(new DenseGraph(n, flat), { full, train }, { seed: 1 })).toEqual({ strict: 0.5, released: 0.5 });
});
