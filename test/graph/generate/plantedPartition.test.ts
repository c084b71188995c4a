import { describe, expect, it } from 'vitest';
import { plantedPartition } from '../../../src/graph/generate/plantedPartition';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';

describe('plantedPartition', () => {
  it('draws the edges asked for, less repeats, in communities of equal size', () => {
    const { graph, labels } = plantedPartition({ nodes: 1003, edges: 5000, communities: 10, seed: 1 });
    expect(graph.n).toBe(1003);
    expect(graph.m + graph.dropped.duplicates).toBe(5000);
    expect(graph.dropped.selfLoops).toBe(0);
    const sizes = new Array(10).fill(0);
    for (const label of labels) sizes[label]++;
    expect(sizes.reduce((a, b) => a + b)).toBe(1003);
    expect(Math.min(...sizes)).toBe(100);
    expect(Math.max(...sizes)).toBe(101);
  });

  it('has as much within communities as the mixing leaves', () => {
    const options = { nodes: 2000, edges: 40_000, communities: 4, seed: 2 };
    const inside = (mixing: number) => {
      const { graph, labels } = plantedPartition({ ...options, mixing });
      return modularityOf(graph, labels) + 1 / 4;
    };
    expect(inside(0)).toBeCloseTo(1, 2);
    // A quarter of the mixed edges falls within a community as well.
    expect(inside(0.4)).toBeCloseTo(0.6 + 0.4 / 4, 1.7);
    expect(inside(1)).toBeCloseTo(1 / 4, 1.7);
  });

  it('is a complete graph of two for two nodes, and depends on the seed alone', () => {
    const pair = plantedPartition({ nodes: 2, edges: 3 }).graph;
    expect([pair.m, pair.dropped.duplicates]).toEqual([1, 2]);
    const columns = (seed: number) => plantedPartition({ nodes: 100, edges: 300, communities: 5, seed }).graph.colIdx;
    expect(columns(4)).toEqual(columns(4));
    expect(columns(4)).not.toEqual(columns(5));
  });

  it('refuses impossible sizes', () => {
    expect(() => plantedPartition({ nodes: 1, edges: 0 })).toThrow('nodes: expected an integer between 2 and');
    expect(() => plantedPartition({ nodes: 4, edges: -1 })).toThrow('edges: expected');
    expect(() => plantedPartition({ nodes: 4, edges: 1, communities: 3 })).toThrow('between 1 and n / 2 = 2');
    expect(() => plantedPartition({ nodes: 4, edges: 1, mixing: 2 })).toThrow('mixing: expected a number in [0, 1]');
  });
});
