import { describe, expect, it } from 'vitest';
import { type NodeFeatureName, nodeFeatures } from '../../src/features/nodeFeatures';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';

/** What every maker owes; a new one inherits this. */
describe.each(Object.keys(nodeFeatures) as NodeFeatureName[])('nodeFeatures.%s', (name) => {
  const { make } = nodeFeatures[name];

  it('has its own name', () => {
    expect(nodeFeatures[name].name).toBe(name);
  });

  it('gives every node a row, finite and the same each time', async () => {
    const graphs = [karateClub().graph, Graph.fromEdges(4, [0], [1]), Graph.fromEdges(1, [], [])];
    for (const graph of graphs) {
      const [a, b] = [await make(graph, { seed: 2 }), await make(graph, { seed: 2 })];
      expect(a.rows).toBe(graph.n);
      expect((a.values ?? []).every(Number.isFinite)).toBe(true);
      expect(b).toEqual(a);
    }
  });
});
