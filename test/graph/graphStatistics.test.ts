import { expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';
import { graphStatistics } from '../../src/graph/graphStatistics';

it('of a triangle with a tail and an isolated node, by hand', () => {
  const graph = Graph.fromEdges(5, [0, 1, 0, 2], [1, 2, 2, 3]);
  expect(graphStatistics(graph, { distances: true })).toEqual({
    n: 5,
    m: 4,
    meanDegree: 1.6,
    degreeQuantiles: { min: 0, p25: 1, median: 2, p75: 2, p90: 3, max: 3 },
    isolatedNodes: 1,
    components: 2,
    largestComponent: 4,
    transitivity: 3 / 5,
    meanClustering: (1 + 1 + 1 / 3) / 5,
    meanDistance: 16 / 12,
    diameter: 2,
  });
});

it('of the karate club: the figures that the literature prints', () => {
  const s = graphStatistics(karateClub().graph, { distances: true });
  expect(s.transitivity).toBeCloseTo(0.2557, 4);
  expect(s.meanClustering).toBeCloseTo(0.5706, 4);
  expect(s.meanDistance).toBeCloseTo(2.4082, 4);
  expect(s.diameter).toBe(5);
});

it('of the empty graph and of one node has no NaN', () => {
  for (const n of [0, 1]) {
    const s = graphStatistics(Graph.fromEdges(n, [], []), { distances: true });
    expect(s).toMatchObject({
      n,
      m: 0,
      meanDegree: 0,
      transitivity: 0,
      meanClustering: 0,
      meanDistance: 0,
      diameter: 0,
    });
  }
});
