import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPairsHops } from '../../../src/graph/distance/allPairsHops';
import { diameterBounds } from '../../../src/graph/distance/diameterBounds';
import { Graph } from '../../../src/graph/Graph';
import { Rng } from '../../../src/random/Rng';
import { sparseGraph } from '../../support/facility';

const anyGraph = fc
  .record({ n: fc.integer({ min: 0, max: 40 }), ratio: fc.double({ min: 0, max: 3, noNaN: true }), seed: fc.nat() })
  .map(({ n, ratio, seed }) => sparseGraph(new Rng(seed), n, Math.floor(n * ratio)));

describe('diameterBounds', () => {
  it.each([
    ['no node', Graph.fromEdges(0, [], []), 0],
    ['one node', Graph.fromEdges(1, [], []), 0],
    ['isolated nodes', Graph.fromEdges(4, [], []), 0],
    ['a path and a pair', Graph.fromEdges(6, [0, 1, 2, 4], [1, 2, 3, 5]), 3],
    ['a cycle of seven', Graph.fromEdges(7, [0, 1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 0]), 3],
  ])('is exact on %s', (_, graph, diameter) => {
    expect(diameterBounds(graph)).toMatchObject({ lower: diameter, upper: diameter });
  });

  it('is the largest finite distance', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { diameter } = allPairsHops(graph);
        expect(diameterBounds(graph)).toMatchObject({ lower: diameter, upper: diameter });
      }),
    );
  });

  it('brackets it when the searches run out', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(4), (graph, searches) => {
        const { diameter } = allPairsHops(graph);
        const bounds = diameterBounds(graph, searches);
        expect(bounds.lower).toBeLessThanOrEqual(diameter);
        expect(bounds.upper).toBeGreaterThanOrEqual(diameter);
        expect(bounds.searches).toBeLessThanOrEqual(searches);
      }),
    );
  });

  it('needs few searches on a long path', () => {
    const edge = Int32Array.from({ length: 999 }, (_, i) => i);
    const path = Graph.fromEdges(
      1000,
      edge,
      edge.map((i) => i + 1),
    );
    const bounds = diameterBounds(path);
    expect(bounds.upper).toBe(999);
    expect(bounds.searches).toBeLessThan(10);
  });
});
