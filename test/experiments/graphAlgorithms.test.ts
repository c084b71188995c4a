import { describe, expect, it } from 'vitest';
import { graphAlgorithms } from '../../src/experiments/methods/baseline';
import { Graph } from '../../src/graph';

describe('graphAlgorithms on a graph too large for the distances of all pairs', () => {
  const n = 20_001;
  const nodes = Int32Array.from({ length: n }, (_, v) => v);
  const ring = Graph.fromEdges(
    n,
    nodes,
    nodes.map((v) => (v + 1) % n),
  );
  const algorithm = (name: string) => graphAlgorithms.find((one) => one.name === name)!;

  it('Gonzalez searches from its centres only', () => {
    const [first, second] = algorithm('gonzalez').solve(ring, { k: 2, seed: 0 });
    expect([10_000, 10_001]).toContain(Math.abs(first! - second!));
  });

  it.each(['greedy', 'greedy-mean-ties'])('%s refuses', (name) => {
    expect(() => algorithm(name).solve(ring, { k: 2, seed: 0 })).toThrow(/at most 20000 nodes.*but got 20001/);
  });
});
