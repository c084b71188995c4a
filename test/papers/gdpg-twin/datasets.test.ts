import { describe, expect, it } from 'vitest';
import { independentSetBaselines } from '../../../src/baselines/independentSet';
import type { Instances, PosedItem } from '../../../src/data/datasetEntry';
import { verifyData } from '../../../src/data/verifyData';
import { dominatingDataset } from '../../../src/papers/gdpg-twin/dominatingDataset';
import { independentDataset } from '../../../src/papers/gdpg-twin/independentDataset';
import { drawTopology } from '../../../src/papers/gdpg-twin/topologies';
import { dominatingSet } from '../../../src/problems/dominatingSet/dominatingSet';
import { greedyDominatingSet } from '../../../src/problems/dominatingSet/greedyDominatingSet';
import { independentSet } from '../../../src/problems/independentSet/independentSet';
import { localGreedy } from '../../../src/problems/independentSet/localGreedy';
import type { Settings } from '../../../src/settings';
import { NEEDS_DATA, NO_DATA } from '../../data/temporary';

const make = (entry: typeof independentDataset, settings: Settings, more = {}): Promise<Instances> =>
  entry.instances!({ settings, seed: 0, test: true, ...more });

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const groupOf = (items: readonly PosedItem[], group: string) => items.filter((item) => item.group === group);
const meanDegree = (items: readonly PosedItem[]) => mean(items.map(({ graph }) => (2 * graph.m) / graph.n));

describe('mwis, drawn', () => {
  it('is like the released set: sizes, mean degrees, weights, roles; the same by seed', async () => {
    const drawn = await make(independentDataset, { source: 'drawn', instances: 25 });
    const again = await make(independentDataset, { source: 'drawn', instances: 25 });
    expect(again.test[3]!.columns).toEqual(drawn.test[3]!.columns);
    expect([drawn.train.length, drawn.valid.length, drawn.test.length]).toEqual([1990, 50, 50]);
    const [er, ba] = [groupOf(drawn.test, 'er'), groupOf(drawn.test, 'ba')];
    expect(mean(er.map(({ graph }) => graph.n))).toBe(200);
    // Mean of 2, 5, 10, 15, 20 but for the diagonal; BA(n, b) has b (n − b) edges.
    expect(meanDegree(er)).toBeCloseTo(10.4, 0);
    expect(meanDegree(ba)).toBeGreaterThan(18);
    for (const { graph, columns, reference } of drawn.test) {
      const posed = independentSet.pose(graph, { columns: columns! });
      expect(independentSet.value(posed, localGreedy(graph, columns!.weight!))).toBeLessThanOrEqual(reference!);
    }
    expect(drawn.train.every(({ reference }) => reference === undefined)).toBe(true);
    const without = await make(independentDataset, { source: 'drawn', instances: 25 }, { test: false });
    expect(without.test).toEqual([]);
  });

  it('says where the released files can be had when they are not there', async () => {
    const missing = make(independentDataset, { source: 'released', instances: 500 }, { dataDir: '/nowhere' });
    await expect(missing).rejects.toThrow(
      /^data set mwis: expected \/nowhere\/rcop\/mwis_er_train_every3rd.jsonl\[.gz\], but got no such file; the files under rcop\/ are/,
    );
  });
});

describe.skipIf(NO_DATA)(`mwis, released ${NEEDS_DATA}`, () => {
  it('has the files that the manifest says', () => {
    const { verified, wrong } = verifyData();
    expect(wrong).toEqual([]);
    expect(verified.filter((path) => path.startsWith('rcop/')).length).toBe(4);
  });

  it('LGS is .8980 and .8598 of the best known, in 3.47 rounds on ER, as the authors have it', async () => {
    const { train, valid, test } = await make(independentDataset, { source: 'released', instances: 500 });
    expect([train.length, valid.length, test.length]).toEqual([1990, 50, 1000]);
    const lgs = independentSetBaselines[0]!;
    const results = { er: [0, 0], ba: [0, 0] };
    for (const { graph, columns, reference, group } of test) {
      const posed = independentSet.pose(graph, { columns: columns! });
      const sums = results[group as 'er' | 'ba'];
      const chosen = lgs.solve(posed, {
        onMeasures: ({ rounds }) => {
          sums[1]! += rounds! / 500;
        },
      });
      sums[0]! += independentSet.value(posed, chosen) / reference! / 500;
    }
    expect(results.er[0]).toBeCloseTo(0.898, 4);
    expect(results.ba[0]).toBeCloseTo(0.8598, 4);
    expect(results.er[1]).toBeCloseTo(3.47, 2);
  });
});

describe('mwds', () => {
  it('has four kinds of graph of 100 to 500 nodes, trains on ER alone, and knows the cost of equation 29', async () => {
    const { train, valid, test } = await make(dominatingDataset, { instances: 4, graphSeed: 0 });
    expect([train.length, valid.length, test.length]).toEqual([400, 20, 16]);
    expect([...new Set(test.map(({ group }) => group))]).toEqual(['er', 'ba', 'grp', 'ws']);
    for (const { graph, columns, reference } of test) {
      expect(graph.n >= 100 && graph.n <= 500 && graph.n % 50 === 0).toBe(true);
      const weight = columns!.weight!;
      expect(Math.min(...Array.from(weight))).toBeGreaterThanOrEqual(0.01);
      const posed = dominatingSet.pose(graph, { columns: { weight } });
      expect(dominatingSet.value(posed, greedyDominatingSet(graph, weight))).toBe(reference);
    }
    expect(train.every(({ graph, group }) => group === 'er' && graph.n <= 300)).toBe(true);
    const other = await make(dominatingDataset, { instances: 4, graphSeed: 1 });
    expect(other.test[0]!.reference).not.toBe(test[0]!.reference);
  });
});

describe('drawTopology', () => {
  it('draws degrees as the parameters say', () => {
    const degrees = (kind: 'er' | 'ba' | 'grp' | 'ws') =>
      mean(
        Array.from({ length: 60 }, (_, seed) => {
          const { n, m } = drawTopology(kind, { nodes: [300, 300], seed });
          return (2 * m) / n;
        }),
      );
    // k has the mean 19.5, p the mean ¼.
    expect(Math.abs(degrees('er') - 19.5)).toBeLessThan(2);
    expect(Math.abs(degrees('ba') - 2 * 4.9)).toBeLessThan(1.5);
    expect(Math.abs(degrees('ws') - 19)).toBeLessThan(2);
    expect(Math.abs(degrees('grp') - (0.103 * 300 + 0.15 * 19))).toBeLessThan(3);
  });
});
