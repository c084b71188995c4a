import { expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { edgeValues } from '../../../src/graph/io/edgeValues';
import { Rng } from '../../../src/random/Rng';

it('edgeValues puts values beside both ends of an edge, repeats merged, self-loops left out', () => {
  const rng = new Rng(1);
  const n = 9;
  const source = Array.from({ length: 60 }, () => rng.int(n));
  const target = Array.from({ length: 60 }, () => rng.int(n));
  const values = source.map(() => rng.float());
  const graph = Graph.fromEdges(n, source, target);
  const sums = edgeValues(graph, source, target, values, (a, b) => a + b);
  const least = edgeValues(graph, source, target, values, Math.min);
  for (let u = 0; u < n; u++) {
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
      const v = graph.colIdx[e]!;
      const mine = values.filter(
        (_, i) => (source[i] === u && target[i] === v) || (source[i] === v && target[i] === u),
      );
      expect(sums[e]).toBeCloseTo(
        mine.reduce((a, b) => a + b, 0),
        12,
      );
      expect(least[e]).toBe(Math.min(...mine));
    }
  }
});
