import { describe, expect, it } from 'vitest';
import { allPairsHops } from '../../../src/graph/distance/allPairsHops';
import { hopsToNearest } from '../../../src/graph/distance/hopsToNearest';
import { Graph } from '../../../src/graph/Graph';
import { Rng } from '../../../src/random/Rng';
import { sparseGraph } from '../../support/facility';

describe('hopsToNearest', () => {
  it('measures a path from both ends and marks what cannot be reached', () => {
    const graph = Graph.fromEdges(6, [0, 1, 2, 3], [1, 2, 3, 4]);
    expect([...hopsToNearest(graph, [0, 4, 4])]).toEqual([0, 1, 2, 1, 0, -1]);
    expect([...hopsToNearest(graph, [])]).toEqual([-1, -1, -1, -1, -1, -1]);
  });

  it('is the smallest of the all-pairs distances', () => {
    const rng = new Rng(2);
    const graph = sparseGraph(rng, 40, 50);
    const { distances } = allPairsHops(graph);
    for (let trial = 0; trial < 20; trial++) {
      const chosen = [rng.int(40), rng.int(40), rng.int(40)];
      const expected = Array.from({ length: 40 }, (_, v) => Math.min(...chosen.map((u) => distances[v * 40 + u])));
      expect([...hopsToNearest(graph, chosen)]).toEqual(expected.map((d) => (d === 255 ? -1 : d)));
    }
  });

  it('takes a single node and a graph without nodes', () => {
    expect([...hopsToNearest(Graph.fromEdges(1, [], []), [0])]).toEqual([0]);
    expect([...hopsToNearest(Graph.fromEdges(0, [], []), [])]).toEqual([]);
  });
});
