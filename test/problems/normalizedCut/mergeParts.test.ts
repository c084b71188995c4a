import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { plantedPartition } from '../../../src/graph/generate/plantedPartition';
import { mergeParts } from '../../../src/problems/normalizedCut/mergeParts';
import { normalizedCutOf } from '../../../src/problems/normalizedCut/normalizedCutOf';
import { Rng } from '../../../src/random/Rng';

/** Two triangles joined by one edge, split further. */
const triangles = Graph.fromEdges(6, [0, 0, 1, 2, 3, 3, 4], [1, 2, 2, 3, 4, 5, 5]);

/** The smallest cut over all ways to put the parts into k non-empty groups. */
function best(graph: Graph, labels: Int32Array, parts: number, k: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let code = 0; code < k ** parts; code++) {
    const group = Array.from({ length: parts }, (_, part) => Math.floor(code / k ** part) % k);
    least = Math.min(
      least,
      normalizedCutOf(
        graph,
        labels.map((label) => group[label]!),
        k,
      ),
    );
  }
  return least;
}

describe('mergeParts', () => {
  it('undoes splits: single nodes of two triangles come together again', () => {
    expect([...mergeParts(triangles, [0, 1, 2, 3, 4, 5], { k: 2 })]).toEqual([0, 0, 0, 1, 1, 1]);
    expect([...mergeParts(triangles, [3, 3, 1, 1, 0, 0], { k: 2, parts: 5 })].length).toBe(5);
  });

  it('leaves K parts as they are, and numbers them as they occur', () => {
    expect([...mergeParts(triangles, [1, 1, 1, 0, 0, 0], { k: 2 })]).toEqual([0, 1]);
  });

  it('is the best of all groupings, or within a tenth of it, where the graph has a structure', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { graph, labels } = plantedPartition({ nodes: 120, edges: 500, communities: 3, mixing: 0.1, seed });
      const rng = new Rng(seed);
      const split = labels.map((label) => 2 * label + rng.int(2));
      const group = mergeParts(graph, split, { k: 3, parts: 6 });
      expect(new Set(group).size).toBe(3);
      const found = normalizedCutOf(
        graph,
        split.map((label) => group[label]!),
        3,
      );
      expect(found).toBeLessThanOrEqual(1.1 * best(graph, split, 6, 3));
    }
  });

  it('parts without volume go with the first, and take no group from the others', () => {
    const graph = Graph.fromEdges(5, [0, 2], [1, 3]);
    expect([...mergeParts(graph, [0, 0, 2, 2, 1], { k: 2, parts: 4 })]).toEqual([0, 0, 1, 0]);
  });

  it('refuses K above the parts, and labels outside them', () => {
    expect(() => mergeParts(triangles, [0, 0, 0, 1, 1, 1], { k: 3 })).toThrow(
      /K: expected an integer between 1 and parts = 2/,
    );
    expect(() => mergeParts(triangles, [0, 0, 0, 1, 1, 5], { k: 2, parts: 3 })).toThrow(/part of node 5/);
    expect(() => mergeParts(triangles, [0], { k: 1 })).toThrow('labels: expected n = 6, one per node, but got 1');
  });
});
