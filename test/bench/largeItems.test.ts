import { expect, it } from 'vitest';
import { readItem, sampledFacilityItem } from '../../bench/largeItems';
import { Graph } from '../../src/graph/Graph';

const path = Graph.fromEdges(6, [0, 1, 2, 3, 4], [1, 2, 3, 4, 5]);

it('readItem writes the edges for ours and the peers, and ends with how many came back', async () => {
  const item = readItem('toy/read', path, []);
  expect(await item.time(0, 1)).toBeGreaterThan(0);
  expect(item.value!()).toBe(5);
  expect(item.setup).toMatchObject({ algorithm: 'read', file: expect.stringMatching(/edges\.txt$/) });
});

it('sampledFacilityItem ends with the largest distance', async () => {
  const item = sampledFacilityItem('toy/facility', path);
  expect(await item.time(0, 1)).toBeGreaterThan(0);
  expect(item.value!()).toBe(0);
});
