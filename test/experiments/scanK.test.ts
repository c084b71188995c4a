import { describe, expect, it } from 'vitest';
import { scanK } from '../../src/experiments/scanK';
import { Graph } from '../../src/graph/Graph';
import { scanFigure, scanRows } from '../../src/notebook/scanFigure';
import { problems } from '../../src/problems';
import type { Problem } from '../../src/problems/Problem';
import { ringOfCliques } from '../support/ringOfCliques';

const quick = { features: 'structural', settings: { steps: 20 }, starts: 1, seeds: 2 } as const;

describe('scanK', () => {
  it('has its largest value, and every seed the same parts, at the K that the graph has', async () => {
    const graph = ringOfCliques(4, 5);
    const seen: number[] = [];
    const rows = await scanK(graph, { ...quick, from: 2, to: 5, onK: ({ k }) => seen.push(k) });
    expect(seen).toEqual([2, 3, 4, 5]);
    const best = rows.reduce((a, b) => (b.value > a.value ? b : a));
    expect([best.k, best.parts, best.stability]).toEqual([4, 4, 1]);
    for (const row of rows) {
      expect(row.value).toBe(row.best.best.value);
      expect(row.mean).toBeLessThanOrEqual(row.value + 1e-12);
      expect(row.parts).toBeLessThanOrEqual(row.k);
    }
  });

  it('scans facilities too: a node counts by whose it is', async () => {
    const path = Graph.fromEdges(9, [0, 1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7, 8]);
    const rows = await scanK(path, { ...quick, problem: 'facility', from: 1, to: 3 });
    expect(rows.map(({ value }) => value)).toEqual([4, 2, 1]);
    expect(rows[0]!.stability).toBe(1);
    expect(rows[2]!.parts).toBe(3);
    expect(scanRows(rows)[0]).toMatchObject({ K: 1, 'hops to the farthest': 4, 'parts used': 1 });
    const { data, layout } = scanFigure(rows, { title: 'How many depots?' });
    expect(data.map(({ name }) => name)).toEqual(['best value', 'stability (ARI)', 'parts used / K']);
    expect(data[0]!.y).toEqual([4, 2, 1]);
    expect(layout.meta.description).toMatch(/How many depots/);
  });

  it.each([
    [{ from: 0, to: 2 }, 'K: expected an integer between 1 and n = 3, but got 0'],
    [{ from: 2, to: 4 }, 'K: expected an integer between 2 and n = 3, but got 4'],
    [{ from: 1, to: 2, seeds: 1 }, 'seeds: expected an integer of at least 2, but got 1'],
  ])('refuses %j', async (options, message) => {
    await expect(scanK(Graph.fromEdges(3, [0, 1], [1, 2]), options)).rejects.toThrow(message);
  });

  it('refuses a problem without K', async () => {
    const without = (Object.values(problems) as Problem[]).find(({ sized }) => sized === false)!.name;
    await expect(scanK(Graph.fromEdges(2, [0], [1]), { problem: without, from: 1, to: 2 })).rejects.toThrow(
      /scan of K: expected a problem with K/,
    );
  });
});
