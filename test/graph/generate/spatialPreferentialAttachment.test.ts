import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/data/loadDataset';
import { components } from '../../../src/graph/components';
import type { Graph } from '../../../src/graph/Graph';
import { spatialPreferentialAttachment } from '../../../src/graph/generate/spatialPreferentialAttachment';
import { type GraphStatistics, graphStatistics } from '../../../src/graph/graphStatistics';
import '../../../src/papers';
import { NEEDS_DATA, NO_DATA } from '../../data/temporary';
import '../../../src/papers'; // registers the data sets

/** Neighbours that arrived before each node, which is what it drew. */
function earlierNeighbours(graph: Graph): number[] {
  return Array.from({ length: graph.n }, (_, i) => {
    const row = graph.colIdx.subarray(graph.rowPtr[i], graph.rowPtr[i + 1]);
    return row.filter((j) => j < i).length;
  });
}

describe('spatialPreferentialAttachment', () => {
  it('is the same for the same seed and another for another', () => {
    const edges = (seed: number) => [...spatialPreferentialAttachment({ seed }).colIdx];
    expect(edges(7)).toEqual(edges(7));
    expect(edges(7)).not.toEqual(edges(8));
  });

  it('is connected, and each node but the first joins 1 to `attachments` earlier ones', () => {
    const graph = spatialPreferentialAttachment({ nodes: 200, attachments: 3, seed: 1 });
    expect(components(graph).sizes).toHaveLength(1);
    const [first, ...rest] = earlierNeighbours(graph);
    expect(first).toBe(0);
    expect(Math.min(...rest)).toBe(1);
    expect(Math.max(...rest)).toBe(3);
  });

  it('with rho near 0 is a tree of nearest neighbours', () => {
    expect(spatialPreferentialAttachment({ nodes: 300, rho: 1e-9, seed: 2 }).m).toBe(299);
  });

  it('with a rho beyond all distances is plain preferential attachment: target probability ∝ degree', () => {
    // Third node, one draw: nodes 0 and 1 both have degree 1. Fourth: the middle of the path has 2 of 4.
    let middle = 0;
    const trials = 4000;
    for (let seed = 0; seed < trials; seed++) {
      const graph = spatialPreferentialAttachment({ nodes: 4, rho: 1e9, attachments: 1, seed });
      if (Math.max(graph.degree(0), graph.degree(1)) === 3) middle++;
    }
    expect(Math.abs(middle / trials - 0.5)).toBeLessThan(0.03);
  });

  it('takes one node and throws for impossible options', () => {
    expect(spatialPreferentialAttachment({ nodes: 1 }).m).toBe(0);
    expect(() => spatialPreferentialAttachment({ nodes: 0 })).toThrow('nodes: expected an integer of at least 1');
    expect(() => spatialPreferentialAttachment({ rho: 0 })).toThrow('rho: expected a finite number above 0, but got 0');
    expect(() => spatialPreferentialAttachment({ attachments: 0 })).toThrow('attachments');
    expect(() => spatialPreferentialAttachment({ dimensions: 1.5 })).toThrow('dimensions');
  });
});

describe.skipIf(NO_DATA)(`beside the 60 released synthetic graphs ${NEEDS_DATA}`, () => {
  const seeds = Array.from({ length: 60 }, (_, i) => i);
  const measure = (graphs: readonly Graph[]) => {
    const all = graphs.map((graph) => graphStatistics(graph, { distances: true }));
    const mean = (pick: (s: GraphStatistics) => number) => all.reduce((sum, s) => sum + pick(s), 0) / all.length;
    const earlier = graphs.flatMap(earlierNeighbours);
    const share = (count: number) => earlier.filter((e) => e === count).length / earlier.length;
    return {
      edges: mean((s) => s.m),
      transitivity: mean((s) => s.transitivity),
      clustering: mean((s) => s.meanClustering),
      largestDegree: mean((s) => s.degreeQuantiles.max),
      distance: mean((s) => s.meanDistance!),
      diameter: mean((s) => s.diameter!),
      one: share(1),
      two: share(2),
      most: Math.max(...earlier),
      components: mean((s) => s.components),
    };
  };

  it('has the means that the docstring states', () => {
    const released = measure(seeds.map((part) => loadDataset('synthetic', { part }).full));
    const ours = measure(seeds.map((seed) => spatialPreferentialAttachment({ seed })));
    const stated: [keyof typeof ours, number, number, number][] = [
      ['edges', 875, 851, 0],
      ['transitivity', 0.262, 0.247, 3],
      ['clustering', 0.349, 0.339, 3],
      ['largestDegree', 16.9, 14.8, 1],
      ['distance', 6.86, 6.9, 2],
      ['diameter', 16.4, 15.6, 1],
      ['one', 0.53, 0.5, 2],
      ['two', 0.26, 0.33, 2],
      ['most', 5, 5, 0],
      ['components', 1, 1, 0],
    ];
    for (const [key, there, here, digits] of stated) {
      expect.soft(released[key], `released ${key}`).toBeCloseTo(there, digits);
      expect.soft(ours[key], `our ${key}`).toBeCloseTo(here, digits);
    }
  });
});
