import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { star } from '../../../src/graph/generate/star';
import { dominatingSet } from '../../../src/problems/dominatingSet/dominatingSet';
import {
  COVER_RULES,
  type GreedyDominatingSetOptions,
  greedyDominatingSet,
} from '../../../src/problems/dominatingSet/greedyDominatingSet';
import { Rng } from '../../../src/random/Rng';
import { randomGraph } from '../../support/randomGraph';
import { weightedGraphs } from '../../support/weightedGraphs';

/** The rule word by word, every ω anew for every node that is taken. */
function slowly(graph: Graph, c: ArrayLike<number>, { rule = 'shared', self = false }: GreedyDominatingSetOptions) {
  const { n, rowPtr, colIdx } = graph;
  const row = (v: number) => [...colIdx.subarray(rowPtr[v], rowPtr[v + 1])];
  const covered = new Set<number>();
  const chosen: number[] = [];
  while (covered.size < n) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let v = 0; v < n; v++) {
      const bare = row(v).filter((u) => !covered.has(u));
      const own = covered.has(v) ? 0 : 1;
      const allowed = bare.length > 0 || (own === 1 && (self || rule === 'count' || row(v).length === 0));
      if (!allowed) continue;
      let omega = c[v]! / bare.reduce((sum, u) => sum + c[u]!, 0);
      if (rule === 'shared') omega = c[v]! / (1 + bare.reduce((sum, u) => sum + (c[u]! + 1e-6), 0));
      if (rule === 'count') omega = c[v]! / (bare.length + own);
      if (rule === 'scale-free') omega = c[v] === 0 ? 0 : Math.min(omega, Number.MAX_VALUE);
      if (omega < least || best === -1) [best, least] = [v, omega];
    }
    chosen.push(best);
    for (const u of [best, ...row(best)]) covered.add(u);
  }
  return chosen.sort((a, b) => a - b);
}

describe('greedyDominatingSet', () => {
  it('does as the rule says, for every rule, ties and isolated nodes included; always dominating', () => {
    fc.assert(
      fc.property(
        weightedGraphs(12),
        fc.constantFrom(...COVER_RULES),
        fc.boolean(),
        ({ graph, weight }, rule, self) => {
          const chosen = greedyDominatingSet(graph, weight, { rule, self });
          expect([...chosen]).toEqual(slowly(graph, weight, { rule, self }));
          expect(dominatingSet.violation(dominatingSet.pose(graph, {}), chosen)).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('equation 29 by hand on a path, its scale-free limit, and the count', () => {
    const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3]);
    // ω = 1/2.5, 1.5/3, 1/3.5, 1/2: node 2, then 0 (covering nothing) is passed over, 1 covers 0 at 1.5/2.
    const c = [1, 1.5, 1, 1];
    expect([...greedyDominatingSet(path, c)]).toEqual([1, 2]);
    // Node 0 may be taken for itself: 1 / 1 against 1.5 / 2.
    expect([...greedyDominatingSet(path, c, { self: true })]).toEqual([1, 2]);
    expect([...greedyDominatingSet(path, [0.5, 1.5, 1, 1], { self: true })]).toEqual([0, 2]);
    expect([...greedyDominatingSet(path, c, { rule: 'count' })]).toEqual([0, 2]);
  });

  it('never takes the last bare node of a neighbourhood for itself, as released, however dear the others', () => {
    // The middle of a star covers all; a cheap leaf first leaves the other leaf bare.
    const three = star({ leaves: 2 });
    const c = [9, 1, 1];
    // ω: 9/3, 1/10, 1/10. Leaf 1 goes first; leaf 2 has no bare neighbour, so the middle is bought.
    expect([...greedyDominatingSet(three, c)]).toEqual([0, 1]);
    expect([...greedyDominatingSet(three, c, { self: true })]).toEqual([1, 2]);
  });

  it('depends on the unit of the weights under equation 29, and under the others does not', () => {
    let changed = 0;
    for (let seed = 0; seed < 20; seed++) {
      const graph = randomGraph(60, 0.1, seed);
      const rng = new Rng(seed);
      const weight = Float64Array.from({ length: 60 }, () => rng.float());
      const scaled = weight.map((c) => 128 * c);
      for (const rule of ['scale-free', 'count'] as const)
        expect(greedyDominatingSet(graph, scaled, { rule })).toEqual(greedyDominatingSet(graph, weight, { rule }));
      if (String(greedyDominatingSet(graph, scaled)) !== String(greedyDominatingSet(graph, weight))) changed++;
    }
    expect(changed).toBeGreaterThan(10);
  });

  it('comes to the scale-free rule as weights grow', () => {
    fc.assert(
      fc.property(weightedGraphs(14), ({ graph, weight }) => {
        const c = weight.map((w, i) => w + 0.25 + i / 64);
        expect(
          greedyDominatingSet(
            graph,
            c.map((w) => 1e9 * w),
          ),
        ).toEqual(greedyDominatingSet(graph, c, { rule: 'scale-free' }));
      }),
    );
  });

  it('takes negative weights for 0, and weights beyond all sums', () => {
    const three = star({ leaves: 2 });
    expect([...greedyDominatingSet(three, [-5, 1, 1])]).toEqual([0]);
    expect([...greedyDominatingSet(three, [1e300, 1e300, Number.POSITIVE_INFINITY])]).toEqual([0]);
  });
});
