import { expect, it } from 'vitest';
import { communityItem, distancesItem, distancesOf, facilityItem } from '../../bench/algorithmItem';
import { DenseGraph } from '../../src/graph/DenseGraph';
import { Graph } from '../../src/graph/Graph';

/** A path of 6 nodes. */
const path = Graph.fromEdges(6, [0, 1, 2, 3, 4], [1, 2, 3, 4, 5]);

it('communityItem ends with the modularity of its partition', async () => {
  const item = communityItem('toy/cnm', 'cnm', path, { runs: 2 });
  // One end pair merges: 1 edge of 5 inside; total degrees 3, 2, 2, 2, 1.
  expect(item.value!()).toBeCloseTo(1 / 5 - (9 + 4 + 4 + 4 + 1) / 100, 12);
  expect(await item.time(0, item.steps!)).toBeGreaterThan(0);
  expect(item.setup).toEqual({ algorithm: 'cnm', k: 5, seed: 0 });
  expect(item.problem()).toEqual({ arrays: { rowPtr: path.rowPtr, colIdx: path.colIdx }, numbers: { n: 6 } });
});

it('distancesItem and facilityItem end with the mean distance and the largest to a centre', () => {
  // Ordered pairs at distances 1 … 5: 10, 8, 6, 4, 2, of 36 with the diagonal.
  expect(distancesItem('toy/d', path, { runs: 1 }).value!()).toBeCloseTo((10 + 16 + 18 + 16 + 10) / 36, 12);
  expect(facilityItem('toy/g', 'gonzalez', distancesOf(path), { runs: 1 }).value!()).toBe(1);
});

it('a predicted graph goes to the peers as a matrix without diagonal', () => {
  const dense = new DenseGraph(2, Float32Array.of(0.9, 0.5, 0.5, 0.9));
  const { arrays, numbers } = distancesItem('toy/d', dense, { runs: 1 }).problem();
  expect(numbers).toEqual({ n: 2 });
  expect([...arrays.weights!]).toEqual([0, 0.5, 0.5, 0]);
  expect(dense.weights[0]).toBeCloseTo(0.9);
});
