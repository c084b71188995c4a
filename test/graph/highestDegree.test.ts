import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { highestDegree } from '../../src/graph/highestDegree';

describe('highestDegree', () => {
  const graph = Graph.fromEdges(5, [0, 2, 2, 3], [1, 3, 4, 4]);

  it('takes the nodes with most edges, the first of equals', () => {
    expect([...highestDegree(graph, 1)]).toEqual([2]);
    expect([...highestDegree(graph, 5)]).toEqual([2, 3, 4, 0, 1]);
  });

  it('refuses K outside 1 … n', () => {
    expect(() => highestDegree(graph, 0)).toThrow('k: expected');
    expect(() => highestDegree(graph, 6)).toThrow('n = 5');
  });
});
