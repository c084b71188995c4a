import Graphology from 'graphology';
import generateKarateClub from 'graphology-generators/social/karate-club';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { expect, it } from 'vitest';
import { UndirectedGraph } from '../../src/browser/graphology';

const classes = [UndirectedGraph as unknown as typeof Graphology, Graphology];

it('gives the generator and the layout what the whole package gives them', () => {
  const [ours, whole] = classes.map((Class) => {
    const club = generateKarateClub(Class);
    const edges: unknown[] = [];
    club.forEachEdge((_key, _attributes, u, v) => edges.push([u, v]));
    const graph = new Class({ type: 'undirected' });
    for (const [i, node] of club.nodes().entries()) {
      graph.addNode(node, { x: Math.sin(i), y: Math.cos(3 * i), club: club.getNodeAttribute(node, 'club') });
    }
    club.forEachEdge((_key, _attributes, u, v) => graph.addEdge(u, v, { weight: 1 + (Number(u) % 3) }));
    const placed = forceAtlas2(graph, { iterations: 50, getEdgeWeight: 'weight' });
    return { order: club.order, size: club.size, edges, placed };
  });
  expect(ours).toEqual(whole);
  expect(ours!.size).toBe(78);
});
