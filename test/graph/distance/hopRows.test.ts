import { describe, expect, it } from 'vitest';
import { hopRows } from '../../../src/graph/distance/hopRows';
import { hopsToNearest } from '../../../src/graph/distance/hopsToNearest';
import { Graph } from '../../../src/graph/Graph';
import { Rng } from '../../../src/random/Rng';
import { sparseGraph } from '../../support/facility';

describe('hopRows', () => {
  it.each([
    [1, 0],
    [9, 6],
    [90, 70],
    [90, 300],
  ])('writes what a search from each source finds: %i nodes, %i edges, 70 sources with repeats', (n, edges) => {
    const rng = new Rng(n + edges);
    const graph = sparseGraph(rng, n, edges);
    const sources = Int32Array.from({ length: 70 }, () => rng.int(n));
    for (const far of [200, 2, 1]) {
      const rows = new Uint8Array(70 * n).fill(77);
      hopRows(graph, sources, rows, far);
      const alone = [...sources].flatMap((source) =>
        [...hopsToNearest(graph, [source])].map((hops) => (hops < 0 ? far : Math.min(hops, far))),
      );
      expect([...rows]).toEqual(alone);
    }
  });

  it('goes the length of a path in either direction', () => {
    const nodes = Array.from({ length: 300 }, (_, i) => i);
    const rows = new Uint16Array(600);
    hopRows(Graph.fromEdges(300, nodes.slice(1), nodes.slice(0, -1)), [0, 299], rows, 999);
    expect([...rows]).toEqual([...nodes, ...nodes.slice().reverse()]);
  });
});
