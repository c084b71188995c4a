import { describe, expect, it } from 'vitest';
import { CutEdges } from '../../../src/baselines/maxCut/CutEdges';
import type { MilpRow } from '../../../src/baselines/milp';
import type { Graph } from '../../../src/graph/Graph';
import { Rng } from '../../../src/random/Rng';
import { randomGraph } from '../../support/randomGraph';

/** Σ of a row's coefficients times y, less what it may be: above 0 where y breaks it. */
const over = ({ columns, values, high }: MilpRow, y: ArrayLike<number>): number =>
  Array.from(columns).reduce((sum, e, at) => sum + values![at]! * y[e]!, 0) - high!;

/** y of every cut of n nodes. */
const cutsOf = (edges: CutEdges, n: number): Float64Array[] =>
  Array.from({ length: 2 ** (n - 1) }, (_, code) =>
    edges.valuesOf(Array.from({ length: n }, (_, u) => (code >> u) & 1)),
  );

/** The shortest closed walk with an odd number of changes of side, over all nodes, by Floyd and Warshall on two copies of the graph. */
function shortestOddWalk(graph: Graph, y: ArrayLike<number>): number {
  const n = 2 * graph.n;
  const d = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)),
  );
  let edge = 0;
  graph.forEachEdge((u, v) => {
    for (const side of [0, 1]) {
      for (const [a, b] of [
        [u, v],
        [v, u],
      ] as const) {
        d[2 * a + side]![2 * b + side] = y[edge]!;
        d[2 * a + side]![2 * b + 1 - side] = 1 - y[edge]!;
      }
    }
    edge++;
  });
  for (let via = 0; via < n; via++)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) d[i]![j] = Math.min(d[i]![j]!, d[i]![via]! + d[via]![j]!);
  return Math.min(...Array.from({ length: graph.n }, (_, u) => d[2 * u]![2 * u + 1]!));
}

const n = 8;
const seeds = Array.from({ length: 25 }, (_, seed) => seed);

describe('CutEdges', () => {
  it('finds rows that y breaks and no cut does, and none only where no odd cycle is broken', () => {
    let kept = 0;
    for (const seed of seeds) {
      const graph = randomGraph(n, 0.45, seed);
      const edges = new CutEdges(graph);
      const cuts = cutsOf(edges, n);
      const rng = new Rng(seed);
      // Means of some cuts keep all rows; the more is added, the more of them break.
      for (const noise of [0, 0.05, 0.1, 0.2, 1]) {
        const some = [0, 1, 2].map(() => cuts[rng.int(cuts.length)]!);
        const y = some[0]!.map((_, e) => {
          const mean = some.reduce((sum, cut) => sum + cut[e]! / 3, 0);
          return Math.min(1, Math.max(0, mean + noise * rng.uniform(-1, 1)));
        });
        const rows = edges.brokenBy(y, new Rng(seed));
        for (const row of rows) {
          expect(over(row, y)).toBeGreaterThan(0);
          expect(Math.max(...cuts.map((cut) => over(row, cut)))).toBeLessThanOrEqual(0);
        }
        const broken = shortestOddWalk(graph, y) < 1 - 1e-6;
        expect(rows.length > 0).toBe(broken);
        if (!broken) kept++;
      }
    }
    expect(kept).toBeGreaterThan(seeds.length); // all without noise, and some with
    expect(kept).toBeLessThan(4 * seeds.length);
  });

  it('finds what whole y break: nothing in a cut, whose parts it tells, and a row of a cycle in anything else', () => {
    for (const seed of seeds) {
      const graph = randomGraph(n, 0.35, seed);
      const edges = new CutEdges(graph);
      const cuts = cutsOf(edges, n);
      const rng = new Rng(seed);
      const cut = cuts[rng.int(cuts.length)]!;
      expect(edges.brokenByWhole(cut)).toEqual([]);
      expect(edges.valuesOf(edges.labelsOf(cut))).toEqual(cut);
      const y = cut.map((one) => (rng.float() < 0.2 ? 1 - one : one));
      const rows = edges.brokenByWhole(y);
      expect(rows.length === 0).toBe(edges.valuesOf(edges.labelsOf(y)).every((one, e) => one === y[e]));
      for (const row of rows) {
        expect(over(row, y)).toBe(1);
        expect(Math.max(...cuts.map((one) => over(row, one)))).toBeLessThanOrEqual(0);
      }
    }
  });
});
