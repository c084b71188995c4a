import { expect, it } from 'vitest';
import { karateClub } from '../../../src/graph/generate/karateClub';

it('is the graph of Zachary: 34 members, 78 ties, the two leaders with 16 and 17', () => {
  const { graph } = karateClub();
  expect([graph.n, graph.m]).toEqual([34, 78]);
  expect([graph.degree(0), graph.degree(33)]).toEqual([16, 17]);
  expect(graph.dropped).toEqual({ selfLoops: 0, duplicates: 0 });
});

it('has two factions of 17, each with its leader, joined by 11 ties', () => {
  const { graph, factions, factionNames } = karateClub();
  expect(factionNames).toHaveLength(2);
  expect(factions.reduce((sum, side) => sum + side, 0)).toBe(17);
  expect([factions[0], factions[33]]).toEqual([0, 1]);
  let across = 0;
  graph.forEachEdge((u, v) => {
    if (factions[u] !== factions[v]) across++;
  });
  expect(across).toBe(11);
});
