import { expect, it } from 'vitest';
import { measureScaling, scalingCases, scalingExponent } from '../../bench/scaling';

it('scalingExponent is that of a power law', () => {
  const rows = [1e3, 1e4, 1e6].map((edges) => ({ edges, msPerStep: 3 * edges ** 1.05 }));
  expect(scalingExponent(rows)).toBeCloseTo(1.05, 12);
});

it('scalingCases go from ten thousand to ten million edges, ten a node', () => {
  const cases = scalingCases();
  expect([cases[0], cases.at(-1)]).toEqual([
    { nodes: 1000, edges: 1e4 },
    { nodes: 1e6, edges: 1e7 },
  ]);
});

it('measureScaling gives one row of plain JSON', async () => {
  const row = await measureScaling({ nodes: 200, edges: 600 }, { steps: 2, k: 3, columns: 4, seed: 1 });
  expect(JSON.parse(JSON.stringify(row))).toEqual(row);
  expect(row).toMatchObject({ nodes: 200, order: 'none' });
  expect(row.edges).toBeGreaterThan(550);
  expect(row.msPerStep).toBeGreaterThan(0);
  expect(row.peakRssBytes).toBeGreaterThan(30e6);
});
