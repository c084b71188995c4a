import { describe, expect, it } from 'vitest';
import { components, largestComponent } from '../../src/graph/components';
import { Graph } from '../../src/graph/Graph';

describe('components', () => {
  it('labels components in the order of their first node, isolated nodes included', () => {
    const { labels, sizes } = components(Graph.fromEdges(6, [1, 5, 3], [5, 0, 2]));
    expect([...labels]).toEqual([0, 0, 1, 1, 2, 0]);
    expect([...sizes]).toEqual([3, 2, 1]);
  });

  it('finds none in the empty graph and one in a single node', () => {
    expect(components(Graph.fromEdges(0, [], [])).sizes).toHaveLength(0);
    expect([...components(Graph.fromEdges(1, [], [])).sizes]).toEqual([1]);
  });
});

describe('largestComponent', () => {
  it('keeps ids, weights and the old indices', () => {
    const options = { ids: ['a', 'b', 'c', 'd', 'e'], weights: [2, 3, 4] };
    const { graph, nodes } = largestComponent(Graph.fromEdges(5, [0, 4, 2], [1, 2, 3], options));
    expect([...nodes]).toEqual([2, 3, 4]);
    expect(graph.ids).toEqual(['c', 'd', 'e']);
    expect([...graph.colIdx]).toEqual([1, 2, 0, 0]);
    expect([...graph.weights!]).toEqual([4, 3, 4, 3]);
  });

  it('takes the first of equals, and nothing from the empty graph', () => {
    expect([...largestComponent(Graph.fromEdges(4, [0, 2], [1, 3])).nodes]).toEqual([0, 1]);
    expect(largestComponent(Graph.fromEdges(0, [], [])).graph.n).toBe(0);
  });
});
