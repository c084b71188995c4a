import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countTriangles } from '../../src/graph/countTriangles';
import { Graph } from '../../src/graph/Graph';

it('agrees with looking at all triples', () => {
  const node = fc.integer({ min: 0, max: 7 });
  fc.assert(
    fc.property(fc.array(fc.tuple(node, node), { maxLength: 28 }), (edges) => {
      const joined = new Set(edges.flatMap(([u, v]) => [`${u} ${v}`, `${v} ${u}`]));
      const expected = new Array<number>(8).fill(0);
      for (let a = 0; a < 8; a++) {
        for (let b = a + 1; b < 8; b++) {
          for (let c = b + 1; c < 8; c++) {
            if (!joined.has(`${a} ${b}`) || !joined.has(`${b} ${c}`) || !joined.has(`${a} ${c}`)) continue;
            for (const corner of [a, b, c]) expected[corner]++;
          }
        }
      }
      const graph = Graph.fromEdges(
        8,
        edges.map(([u]) => u),
        edges.map(([, v]) => v),
      );
      expect([...countTriangles(graph)]).toEqual(expected);
    }),
  );
});
