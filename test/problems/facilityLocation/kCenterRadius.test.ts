import { expect, it } from 'vitest';
import { allPairsHops } from '../../../src/graph/distance/allPairsHops';
import { Graph } from '../../../src/graph/Graph';
import { kCenterRadius } from '../../../src/problems/facilityLocation/kCenterRadius';

const path = allPairsHops(Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]));

it('kCenterRadius is the distance of the worst-served node', () => {
  expect(kCenterRadius(path, [0])).toBe(4);
  expect(kCenterRadius(path, [2])).toBe(2);
  expect(kCenterRadius(path, [1, 4])).toBe(1);
  expect(kCenterRadius(path, [0, 1, 2, 3, 4])).toBe(0);
});

it('kCenterRadius refuses no centres and centres that are not nodes', () => {
  expect(() => kCenterRadius(path, [])).toThrow('centres: expected at least one, but got none');
  expect(() => kCenterRadius(path, [5])).toThrow('centre 0: expected a node in [0, 5), but got 5');
});
