import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { star } from '../../../src/graph/generate/star';
import { dominatingSet } from '../../../src/problems/dominatingSet/dominatingSet';
import { dropRedundant } from '../../../src/problems/dominatingSet/dropRedundant';
import { greedyDominatingSet } from '../../../src/problems/dominatingSet/greedyDominatingSet';
import { weightedGraphs } from '../../support/weightedGraphs';

const path = Graph.fromEdges(5, [0, 1, 2], [1, 2, 3]);
const posed = dominatingSet.pose(path, { columns: { weight: [1, 2, 3, 4, 5] } });

describe('dominatingSet', () => {
  it('costs the weights of its nodes, and names a node that is not covered', () => {
    expect(dominatingSet.value(posed, Int32Array.of(1, 2, 4))).toBe(10);
    expect(dominatingSet.violation(posed, Int32Array.of(1, 2, 4))).toBeNull();
    expect(dominatingSet.violation(posed, Int32Array.of(1, 4))).toBe(
      'expected every node chosen or next to a chosen one, but got node 3 without',
    );
    expect(dominatingSet.violation(posed, Int32Array.of(1, 2))).toMatch(/but got node 4 without/);
    expect(dominatingSet.violation(dominatingSet.pose(Graph.fromEdges(0, [], []), {}), Int32Array.of())).toBeNull();
  });

  it('follows the numbers at the nodes, and what its heuristic is told', () => {
    const { solve, outcomes } = dominatingSet.guided!;
    const flat = new Float32Array(5).fill(1);
    expect(solve(posed, flat)).toEqual(greedyDominatingSet(path, posed.columns.weight));
    expect([...outcomes(posed, Int32Array.of(1, 2, 4))]).toEqual([0, 2, 3, 0, 5]);
    expect(solve(posed, flat, { rule: 'count' })).toEqual(
      greedyDominatingSet(path, posed.columns.weight, { rule: 'count' }),
    );
    // On the whole path, a middle for nothing goes first and is redundant in the end.
    const whole = dominatingSet.pose(Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]), {});
    expect([...solve(whole, [1, 1, 0, 1, 1])]).toEqual([1, 2, 3]);
    expect([...solve(whole, [1, 1, 0, 1, 1], { drop: true })]).toEqual([1, 3]);
    expect(() => solve(posed, [1, 1, Number.NaN, 1, 1])).toThrow('guided weight of node 2: expected a finite number');
    // The scale-free greedy takes 0 (½, before the equal 1 and 2), 1, 2 and 4: 11.
    expect(dominatingSet.measures!(posed, Int32Array.of(1, 2, 4)).scaleFreeRatio).toBeCloseTo(10 / 11, 12);
  });
});

describe('dropRedundant', () => {
  it('drops the dearest first, of equals the last', () => {
    expect([...dropRedundant(star({ leaves: 3 }), [9, 1, 1, 1], [0, 1, 2, 3])]).toEqual([1, 2, 3]);
    expect([...dropRedundant(star({ leaves: 3 }), [1, 2, 2, 2], [0, 1, 2, 3])]).toEqual([0]);
    expect([...dropRedundant(Graph.fromEdges(2, [0], [1]), [1, 1], [0, 1])]).toEqual([0]);
  });

  it('leaves a dominating set of which no node can go, from any', () => {
    fc.assert(
      fc.property(weightedGraphs(12), ({ graph, weight }) => {
        const instance = dominatingSet.pose(graph, { columns: { weight } });
        const all = Int32Array.from({ length: graph.n }, (_, i) => i);
        const kept = dropRedundant(graph, weight, all);
        expect(dominatingSet.violation(instance, kept)).toBeNull();
        for (const v of kept) {
          const without = kept.filter((u) => u !== v);
          expect(dominatingSet.violation(instance, without)).not.toBeNull();
        }
      }),
    );
  });
});
