import { describe, expect, it } from 'vitest';
import { identityFeatures } from '../../src/features/identityFeatures';
import { Graph } from '../../src/graph/Graph';
import { methods } from '../../src/methods';
import { problems } from '../../src/problems';

describe('a graph too large for the distances of all pairs', () => {
  const n = 20_001;
  const nodes = Int32Array.from({ length: n }, (_, v) => v);
  const graph = Graph.fromEdges(
    n,
    nodes,
    nodes.map((v) => (v + 1) % n),
  );
  const seen = { graph, features: identityFeatures(n), instance: problems.facility.pose(graph, { k: 2 }), part: 0 };
  const solve = async (name: string) => {
    const lesson = { problem: problems.facility, k: 2, columns: n, graphs: [], settings: {}, seed: 0 };
    return (await methods[name]!.learn(lesson)).solve(seen).solution;
  };

  it('Gonzalez searches from its centres only', async () => {
    const [first, second] = await solve('train-gonzalez');
    expect([10_000, 10_001]).toContain(Math.abs(first! - second!));
  });

  it.each(['train-greedy', 'train-greedy-mean-ties'])('%s refuses', async (name) => {
    await expect(solve(name)).rejects.toThrow(/at most 20000 nodes.*but got 20001/);
  });
});
