import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { connectedDominatingSet } from '../../../src/problems/connectedDominatingSet/connectedDominatingSet';
import { connectNodes } from '../../../src/problems/connectedDominatingSet/connectNodes';
import { guidedDominatingSet } from '../../../src/problems/connectedDominatingSet/guidedDominatingSet';
import { independentDominatingSet } from '../../../src/problems/connectedDominatingSet/independentDominatingSet';
import { isNeeded } from '../../../src/problems/connectedDominatingSet/isNeeded';
import { shortestPathTree } from '../../../src/problems/steinerTree/shortestPathTree';
import { Rng } from '../../../src/random/Rng';
import { connectedGraph } from '../../support/connectedGraph';
import { randomGraph } from '../../support/randomGraph';

const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]);
const random = (n: number, seed: number): Float64Array => {
  const rng = new Rng(seed);
  return Float64Array.from({ length: n }, () => rng.int(5) / 4);
};

describe('connectedDominatingSet', () => {
  const instance = connectedDominatingSet.pose(path, { columns: { weight: [1, 2, 3, 4, 5] } });

  it('adds up what its nodes cost', () => {
    expect(connectedDominatingSet.value(instance, Int32Array.of(1, 2, 3))).toBe(9);
  });

  it('says which node is left alone, and when the set falls apart', () => {
    expect(connectedDominatingSet.violation(instance, Int32Array.of(1, 2, 3))).toBeNull();
    expect(connectedDominatingSet.violation(instance, Int32Array.of(1, 2))).toBe(
      'expected every node in the set or beside it, but got neither for node 4',
    );
    expect(connectedDominatingSet.violation(instance, Int32Array.of(1, 3))).toBe(
      'expected chosen nodes that hang together, but got 2 pieces',
    );
  });

  it('refuses a graph of several components, where there is none', () => {
    expect(() => connectedDominatingSet.pose(Graph.fromEdges(3, [0], [1]), {})).toThrow(
      'connected dominating set: expected a connected graph, but got one of 2 components',
    );
  });

  it('is empty for no node, and the node for one', () => {
    for (const n of [0, 1]) {
      const graph = Graph.fromEdges(n, [], []);
      const posed = connectedDominatingSet.pose(graph, {});
      const chosen = guidedDominatingSet.solve(posed, new Float64Array(2 * n).fill(1));
      expect(chosen.length).toBe(n);
      expect(connectedDominatingSet.violation(posed, chosen)).toBeNull();
    }
  });
});

it('guided weights are z₁ c + z₂, node by node, and at least 0', () => {
  const posed = connectedDominatingSet.pose(path, { columns: { weight: [1, 2, 3, 4, 5] } });
  const solve = (z: number[]) => guidedDominatingSet.solve(posed, Float64Array.from(z));
  const by = (w: number[]) => connectNodes(path, w, independentDominatingSet(path, w).chosen);
  expect(solve([2, 1, 2, -7, 0, 3, 1, 1, 1, 0])).toEqual(by([3, 0, 3, 5, 5]));
  expect(solve([1, 9, 1, 0, 1, 0, 1, 0, 1, 0])).toEqual(by([10, 2, 3, 4, 5]));
  expect(by([10, 2, 3, 4, 5])).not.toEqual(by([0, 2, 3, 4, 5]));
});

describe('independentDominatingSet', () => {
  it('takes in rounds the smallest ω around, computed by hand', () => {
    // ω on a path of weights 1 2 3 4 5: 1/3, 2/5, 3/7, 4/9, 5/5. Node 0 joins, 1 is closed; then of 2, 3, 4:
    // 3/5, 4/9, 5/5, so 3 joins and closes the rest.
    expect(independentDominatingSet(path, [1, 2, 3, 4, 5])).toEqual({ chosen: Int32Array.of(0, 3), rounds: 2 });
  });

  it('lets the lower index win, also where three in a triangle tie', () => {
    const triangle = Graph.fromEdges(3, [0, 1, 2], [1, 2, 0]);
    expect([...independentDominatingSet(triangle, [1, 1, 1]).chosen]).toEqual([0]);
    expect([...independentDominatingSet(triangle, [0, 0, 0]).chosen]).toEqual([0]);
  });

  it('is independent and dominates, on any graph and with any weights', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 25 }),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        fc.integer(),
        (n, p, seed) => {
          const graph = randomGraph(n, p, seed);
          const { chosen, rounds } = independentDominatingSet(graph, random(n, seed));
          const inside = new Set(chosen);
          for (let v = 0; v < n; v++) {
            const beside = graph.colIdx
              .subarray(graph.rowPtr[v], graph.rowPtr[v + 1])
              .filter((u) => inside.has(u)).length;
            expect(inside.has(v) ? beside === 0 : beside > 0).toBe(true);
          }
          expect(rounds).toBeLessThanOrEqual(chosen.length);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('connectNodes', () => {
  it('starts from the piece with the most neighbours outside', () => {
    // Two ways of equal cost, 0 2 5 1 and 0 3 4 1. A search from 1, which has three neighbours outside, comes to 0 over 2, the
    // lower of the two beside 0; one from 0 would have come to 1 over 4.
    const graph = Graph.fromEdges(7, [0, 0, 2, 3, 5, 4, 1], [2, 3, 5, 4, 1, 1, 6]);
    const ones = new Float64Array(7).fill(1);
    expect([...connectNodes(graph, ones, [0, 1])]).toEqual([0, 1, 2, 5]);
    expect([...shortestPathTree(graph, ones, [0, 1], { start: 0 })]).toEqual([0, 1, 3, 4]);
    expect([...connectNodes(path, [1, 1, 1, 1, 1], [0, 4])]).toEqual([0, 1, 2, 3, 4]);
    expect([...connectNodes(path, [1, 1, 1, 1, 1], [])]).toEqual([]);
  });
});

describe('what guides it', () => {
  it('is the plain heuristic at [1, 0]', () => {
    for (let seed = 0; seed < 20; seed++) {
      const graph = connectedGraph(40, 0.05, seed);
      const weight = random(40, seed);
      const instance = connectedDominatingSet.pose(graph, { columns: { weight } });
      const z = Float64Array.from({ length: 80 }, (_, i) => 1 - (i % 2));
      expect(guidedDominatingSet.solve(instance, z)).toEqual(
        connectNodes(graph, weight, independentDominatingSet(graph, weight).chosen),
      );
    }
  });

  it('chooses feasible sets whatever the numbers, with and without dropping, and dropping never costs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 }), fc.integer(), (n, seed) => {
        const rng = new Rng(seed);
        const instance = connectedDominatingSet.pose(connectedGraph(n, 0.1, seed), {
          columns: { weight: random(n, seed) },
        });
        const z = Float64Array.from({ length: 2 * n }, () => rng.uniform(-2, 2));
        const [all, left] = [false, true].map((drop) => guidedDominatingSet.solve(instance, z, { drop }));
        for (const set of [all!, left!]) expect(connectedDominatingSet.violation(instance, set)).toBeNull();
        for (const node of left!) {
          expect(all!.includes(node)).toBe(true);
          expect(
            connectedDominatingSet.violation(
              instance,
              left!.filter((v) => v !== node),
            ),
          ).not.toBeNull();
        }
      }),
      { numRuns: 100 },
    );
  });

  it('draws weights between .1 and 10.1, and says what each node costs', () => {
    const instance = connectedDominatingSet.pose(path, { columns: { weight: [1, 2, 3, 4, 5] } });
    const { weight } = guidedDominatingSet.redraw(instance, new Rng(1)).columns;
    expect(weight.every((w) => w >= 0.1 && w < 10.1)).toBe(true);
    expect([...guidedDominatingSet.outcomes(instance, Int32Array.of(1, 3))]).toEqual([0, 2, 0, 4, 0]);
  });
});

it('isNeeded: where a node has no other on or beside it', () => {
  const inside = [0, 1, 1, 1, 0];
  expect([1, 2, 3].map((v) => isNeeded(path, v, inside))).toEqual([true, false, true]);
  expect(isNeeded(path, 1, [1, 1, 0, 0, 0])).toBe(true); // 2 has no other
  expect(isNeeded(Graph.fromEdges(1, [], []), 0, [1])).toBe(true);
});
