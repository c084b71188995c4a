import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { plantedPartition } from '../../../src/graph/generate/plantedPartition';
import { LARGE_NODES } from '../../../src/graph/isLarge';
import { breadthFirstOrder } from '../../../src/graph/order/breadthFirstOrder';
import { cacheMisses } from '../../../src/graph/order/cacheMisses';
import { communityOrder } from '../../../src/graph/order/communityOrder';
import { inversePermutation } from '../../../src/graph/order/inversePermutation';
import { type NodeOrderName, nodeOrder } from '../../../src/graph/order/nodeOrder';
import { Rng } from '../../../src/random/Rng';

const communities = plantedPartition({ nodes: LARGE_NODES, edges: 6 * LARGE_NODES, seed: 1 });
const random = plantedPartition({ nodes: LARGE_NODES, edges: 10 * LARGE_NODES, mixing: 1, seed: 1 }).graph;

/** A path whose node numbers are shuffled. */
function shuffledPath(n: number): Graph {
  const nodes = new Rng(3).shuffle(Int32Array.from({ length: n }, (_, i) => i));
  return Graph.fromEdges(n, nodes.subarray(1), nodes.subarray(0, n - 1));
}

const missesIn = (graph: Graph, nodes: Int32Array) =>
  cacheMisses(graph, { nodes, place: inversePermutation(nodes, graph.n) });

describe('communityOrder', () => {
  it('puts planted communities together', () => {
    const { graph, labels } = communities;
    const nodes = communityOrder(graph);
    let changes = 0;
    for (let i = 1; i < nodes.length; i++) if (labels[nodes[i]] !== labels[nodes[i - 1]]) changes++;
    expect(changes).toBeLessThan(0.1 * LARGE_NODES); // about all of them in a random order
    expect(missesIn(graph, nodes)).toBeLessThan(0.5 * cacheMisses(graph));
  });

  it('keeps communities within their bound, and every node once', () => {
    const complete = Graph.fromEdges(
      6,
      [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4],
      [1, 2, 3, 4, 5, 2, 3, 4, 5, 3, 4, 5, 4, 5, 5],
    );
    expect([...communityOrder(complete, { largest: 2 })].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    for (const n of [0, 1, 3]) expect([...communityOrder(Graph.fromEdges(n, [], []))]).toEqual([0, 1, 2].slice(0, n));
  });
});

describe('breadthFirstOrder', () => {
  it('walks a path from an end, and components one after the other', () => {
    const path = shuffledPath(50);
    const place = inversePermutation(breadthFirstOrder(path), 50);
    path.forEachEdge((u, v) => void expect(Math.abs(place[u] - place[v])).toBe(1));
    expect([...breadthFirstOrder(Graph.fromEdges(5, [0, 3], [4, 1]))]).toEqual([2, 0, 4, 1, 3]);
    expect([...breadthFirstOrder(Graph.fromEdges(0, [], []))]).toEqual([]);
  });
});

describe('cacheMisses', () => {
  it('is 0 without edges or when all rows fit, and nearly 1 for a large random graph', () => {
    expect(cacheMisses(Graph.fromEdges(3, [], []))).toBe(0);
    expect(cacheMisses(random)).toBeGreaterThan(0.9);
    const path = shuffledPath(100_000);
    expect(missesIn(path, breadthFirstOrder(path))).toBeLessThan(0.01 + 0.5); // each row once from memory, once from the cache
  });
});

describe('nodeOrder', () => {
  it('auto takes communities or a walk where they pay, and nothing for a random or a small graph', () => {
    expect(nodeOrder(communities.graph).name).toBe('communities');
    expect(nodeOrder(shuffledPath(100_000)).name).toBe('breadth-first');
    expect(nodeOrder(random).name).toBe('none');
    expect(nodeOrder(shuffledPath(LARGE_NODES - 1)).name).toBe('none');
  });

  it('auto leaves a good order alone', () => {
    const n = 100_000;
    const numbers = Int32Array.from({ length: n }, (_, i) => i);
    const ring = Graph.fromEdges(
      n,
      numbers,
      Int32Array.from(numbers, (i) => (i + 1) % n),
    );
    expect(nodeOrder(ring).name).toBe('none');
  });

  it('makes the order asked for at any size, and says which there are', () => {
    expect(nodeOrder(shuffledPath(10), 'communities').nodes).toHaveLength(10);
    expect(nodeOrder(communities.graph, 'none').nodes).toBeNull();
    expect(() => nodeOrder(random, 'best' as NodeOrderName)).toThrow(
      'order: expected auto, none, communities, breadth-first, but got "best"',
    );
  });
});
