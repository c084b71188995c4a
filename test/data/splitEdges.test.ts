import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSharedEdges, splitEdges } from '../../src/data/splitEdges';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';

const keys = (graph: Graph): string[] => {
  const list: string[] = [];
  graph.forEachEdge((u, v, w) => list.push(`${u} ${v} ${w}`));
  return list;
};

describe('splitEdges', () => {
  it('deals 78 edges into 31, 8 and 39 over the same nodes', () => {
    const { graph } = karateClub();
    const { train, valid, test } = splitEdges(graph);
    expect([train.m, valid.m, test.m]).toEqual([31, 8, 39]);
    expect([train.n, valid.n, test.n]).toEqual([34, 34, 34]);
    expect(train.ids).toBe(graph.ids);
  });

  it('is a partition that keeps weights, for any graph and any fractions', () => {
    const node = fc.integer({ min: 0, max: 8 });
    const edges = fc.array(fc.tuple(node, node, fc.integer({ min: 1, max: 9 })), { maxLength: 30 });
    fc.assert(
      fc.property(edges, fc.nat(10), fc.nat(10), fc.nat(100), (list, a, b, seed) => {
        const weights = list.map(([, , w]) => w);
        const [source, target] = [list.map(([u]) => u), list.map(([, v]) => v)];
        const graph = Graph.fromEdges(9, source, target, { weights });
        const train = a / 20;
        const valid = b / 20;
        const parts = splitEdges(graph, { fractions: { train, valid, test: 1 - train - valid }, seed });
        const dealt = [parts.train, parts.valid, parts.test].flatMap(keys);
        expect(dealt.sort()).toEqual(keys(graph).sort());
        expect(parts.train.m).toBe(Math.round(train * graph.m));
      }),
    );
  });

  it('depends on the seed and on nothing else', () => {
    const { graph } = karateClub();
    const trained = (seed: number) => keys(splitEdges(graph, { seed }).train);
    expect(trained(3)).toEqual(trained(3));
    expect(trained(3)).not.toEqual(trained(4));
  });

  it('throws for fractions that are no shares', () => {
    const { graph } = karateClub();
    expect(() => splitEdges(graph, { fractions: { train: 0.5, valid: 0.1, test: 0.5 } })).toThrow(
      'split fractions: expected three numbers of at least 0 that add up to 1, but got 0.5, 0.1, 0.5',
    );
    expect(() => splitEdges(graph, { fractions: { train: Number.NaN, valid: 0, test: 1 } })).toThrow('NaN');
    expect(() => splitEdges(graph, { fractions: { train: 1.5, valid: -0.5, test: 0 } })).toThrow('1.5, -0.5, 0');
  });
});

describe('countSharedEdges', () => {
  it('counts undirected edges', () => {
    const a = Graph.fromEdges(4, [0, 1, 2, 0], [1, 2, 3, 3]);
    const b = Graph.fromEdges(4, [2, 3, 0], [1, 0, 2]);
    expect(countSharedEdges(a, b)).toBe(2);
    expect(countSharedEdges(a, a)).toBe(4);
    expect(countSharedEdges(a, Graph.fromEdges(4, [], []))).toBe(0);
  });
});
