import { describe, expect, it } from 'vitest';
import { componentsWithin } from '../../src/graph/componentsWithin';
import { Graph } from '../../src/graph/Graph';
import { nodesWhere } from '../../src/graph/nodesWhere';

describe('componentsWithin', () => {
  it('numbers the pieces in the order of their first nodes, and leaves the rest out', () => {
    const path = Graph.fromEdges(6, [0, 1, 2, 3, 4], [1, 2, 3, 4, 5]);
    const { labels, count } = componentsWithin(path, [1, 1, 0, 1, 0, 1]);
    expect([[...labels], count]).toEqual([[0, 0, -1, 1, -1, 2], 3]);
    expect(componentsWithin(path, new Uint8Array(6)).count).toBe(0);
    expect(componentsWithin(Graph.fromEdges(0, [], []), []).count).toBe(0);
  });
});

describe('nodesWhere', () => {
  it('lists nodes that are inside, ascending', () => {
    expect([...nodesWhere(Uint8Array.of(0, 1, 0, 1))]).toEqual([1, 3]);
    expect(nodesWhere([]).length).toBe(0);
  });
});
