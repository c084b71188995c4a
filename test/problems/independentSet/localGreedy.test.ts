import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors';
import { Graph } from '../../../src/graph/Graph';
import { star } from '../../../src/graph/generate/star';
import { independentSet } from '../../../src/problems/independentSet/independentSet';
import { localGreedy, localGreedyRun } from '../../../src/problems/independentSet/localGreedy';
import { distinctWeights, weightedGraphs } from '../../support/weightedGraphs';

const path = (n: number): Graph =>
  Graph.fromEdges(
    n,
    Array.from({ length: n - 1 }, (_, i) => i),
    Array.from({ length: n - 1 }, (_, i) => i + 1),
  );

/** One pass from heavy to light, the lower index first of equals. */
function centralised({ n, rowPtr, colIdx }: Graph, weights: ArrayLike<number>): number[] {
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => weights[b]! - weights[a]! || a - b);
  const closed = new Set<number>();
  const chosen = order.filter((v) => {
    if (closed.has(v)) return false;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) closed.add(colIdx[e]!);
    return true;
  });
  return chosen.sort((a, b) => a - b);
}

describe('localGreedy', () => {
  it('finds by hand: the heavy middle, or both light ends of a tie', () => {
    expect([...localGreedy(path(3), [1, 3, 1])]).toEqual([1]);
    expect([...localGreedy(path(3), [1, 1, 1])]).toEqual([0, 2]);
    expect([...localGreedy(path(4), [1, 2, 2, 1])]).toEqual([1, 3]);
    expect([...localGreedy(star({ leaves: 3 }), [0, -1, -2, -3])]).toEqual([0]);
  });

  it('is the centralised greedy, on ties and with weights of any sign too', () => {
    fc.assert(
      fc.property(weightedGraphs(14), fc.nat(1e6), ({ graph, weight }, seed) => {
        expect([...localGreedy(graph, weight)]).toEqual(centralised(graph, weight));
        const distinct = distinctWeights(graph.n, seed).map((w) => w - graph.n / 2);
        expect([...localGreedy(graph, distinct)]).toEqual(centralised(graph, distinct));
      }),
    );
  });

  it('does not care for the scale of the weights', () => {
    fc.assert(
      fc.property(weightedGraphs(14), ({ graph, weight }) => {
        const posed = independentSet.pose(graph, { columns: { weight } });
        const { solve } = independentSet.guided!;
        for (const z of [1, 8, 0.125])
          expect(solve(posed, new Float32Array(graph.n).fill(z))).toEqual(localGreedy(graph, weight));
      }),
    );
  });

  it('takes one round where every node decides at once, and one a node where weights fall along a path', () => {
    const falling = Array.from({ length: 7 }, (_, i) => 7 - i);
    // Nodes 0, 2, 4 and 6 join one after the other: each waits for the one before to shut out its neighbour.
    expect(localGreedyRun(path(7), falling)).toEqual({
      chosen: Int32Array.of(0, 2, 4, 6),
      rounds: 4,
      messages: 7 + (7 + 5 + 3 + 1),
    });
    expect(localGreedyRun(path(7), [2, 1, 2, 1, 2, 1, 2])).toMatchObject({ rounds: 1, messages: 14 });
    expect(localGreedyRun(Graph.fromEdges(3, [], []), [1, 1, 1])).toMatchObject({ rounds: 1, messages: 6 });
    expect(localGreedyRun(Graph.fromEdges(0, [], []), [])).toEqual({ chosen: Int32Array.of(), rounds: 0, messages: 0 });
  });

  it('refuses a weight that is no number, by the number of its node', () => {
    expect(() => localGreedy(path(3), [1, Number.NaN, 1])).toThrow(InputError);
    expect(() => localGreedy(path(3), [1, Number.NaN, 1])).toThrow('weight of node 1: expected a number, but got NaN');
    expect(() => localGreedy(path(3), [1, 1])).toThrow('weight of node 2: expected a number, but got undefined');
  });
});
