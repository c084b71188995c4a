import { describe, expect, it } from 'vitest';
import { central } from '../../../src/baselines/connectedDominatingSet/central';
import { sph } from '../../../src/baselines/steinerTree/sph';
import { Graph } from '../../../src/graph/Graph';
import { connectDatasets, drawTerminals } from '../../../src/papers/gdpg-twin/connectDatasets';
import { connectedDominatingSet } from '../../../src/problems/connectedDominatingSet/connectedDominatingSet';
import { steinerTree } from '../../../src/problems/steinerTree/steinerTree';
import { Rng } from '../../../src/random/Rng';

const make = (name: string, settings: object = {}, test = true) => {
  const entry = connectDatasets.find((one) => one.name === name)!;
  return entry.instances!({ settings: { instances: 2, graphSeed: 0, trainOn: 'grp', ...settings }, seed: 0, test });
};

describe('drawTerminals', () => {
  it('keeps 50 to 90 % of a maximal independent set', () => {
    const empty = Graph.fromEdges(4000, [], []);
    const shares = [1, 2, 3].map(
      (seed) => drawTerminals(empty, new Rng(seed)).reduce((sum, one) => sum + one, 0) / 4000,
    );
    for (const share of shares) expect(share > 0.47 && share < 0.93).toBe(true);
    expect(new Set(shares).size).toBe(3);
    const edge = Graph.fromEdges(2, [0], [1]);
    for (let seed = 0; seed < 9; seed++) expect([...drawTerminals(edge, new Rng(seed))]).not.toEqual([1, 1]);
  });
});

describe.each(['nwst', 'mwcds'])('%s', (name) => {
  it('has test graphs of four kinds, connected, with the sizes and weights of the paper', async () => {
    const { train, valid, test } = await make(name);
    expect([train.length, valid.length, test.length]).toEqual([400, 20, 8]);
    expect(test.map(({ group }) => group)).toEqual(['er', 'er', 'ba', 'ba', 'grp', 'grp', 'ws', 'ws']);
    for (const { graph, columns } of test) {
      expect(graph.n % 50 === 0 && graph.n >= 100 && graph.n <= (name === 'nwst' ? 300 : 350)).toBe(true);
      expect(Array.from(columns!.weight!).every((weight) => weight >= 0.1 && weight < 10.1)).toBe(true);
    }
    expect(train.every(({ group }) => group === 'grp')).toBe(true);
  });

  it('can be learned on all four kinds, the tests staying what they are', async () => {
    const [all, grp] = [await make(name, { trainOn: 'all' }), await make(name)];
    expect(all.train.slice(0, 5).map(({ group }) => group)).toEqual(['er', 'ba', 'grp', 'ws', 'er']);
    expect(all.test.map(({ reference }) => reference)).toEqual(grp.test.map(({ reference }) => reference));
  });

  it('compares with what the paper compares with', async () => {
    const { test } = await make(name);
    for (const { graph, columns, reference } of test) {
      if (name === 'nwst') {
        const posed = steinerTree.pose(graph, { columns: columns! });
        expect(reference).toBe(steinerTree.value(posed, sph(posed)));
        expect(posed.terminals.length).toBeGreaterThan(1);
      } else {
        const posed = connectedDominatingSet.pose(graph, { columns: columns! });
        expect(reference).toBe(connectedDominatingSet.value(posed, central.solve(posed)));
      }
    }
  });

  it('is the same for the same seed, and shares no graph between roles or seeds', async () => {
    const [one, again, other] = [await make(name), await make(name), await make(name, { graphSeed: 1 })];
    const prints = (items: typeof one.test) => items.map(({ graph, columns }) => `${graph.m} ${columns!.weight![0]}`);
    expect(prints(again.test)).toEqual(prints(one.test));
    const all = [...prints(one.train), ...prints(one.valid), ...prints(one.test), ...prints(other.test)];
    expect(new Set(all).size).toBe(all.length);
    expect((await make(name, {}, false)).test).toEqual([]);
  });
});
