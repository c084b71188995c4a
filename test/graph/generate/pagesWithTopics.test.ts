import { describe, expect, it } from 'vitest';
import { pagesWithTopics } from '../../../src/graph/generate/pagesWithTopics';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';

describe('pagesWithTopics', () => {
  it('draws the links asked for, less repeats and links to oneself', () => {
    const { graph, topics, words } = pagesWithTopics({ pages: 103, topics: 5, links: 400, words: 32, seed: 1 });
    expect(graph.n).toBe(103);
    expect(graph.m + graph.dropped.duplicates + graph.dropped.selfLoops).toBe(400);
    expect(Array.from(topics.subarray(0, 7))).toEqual([0, 1, 2, 3, 4, 0, 1]);
    expect([words.rows, words.cols, words.values.length]).toEqual([103, 32, 103 * 32]);
    expect(words.values.every((value) => value === 0 || value === 1)).toBe(true);
  });

  it('links within topics alone, and uses their words alone, when told to', () => {
    const { graph, topics, words } = pagesWithTopics({ pages: 53, words: 13, loyalty: 1, focus: 1, seed: 2 });
    graph.forEachEdge((u, v) => expect(topics[u]).toBe(topics[v]));
    words.values.forEach((value, at) => {
      if (value === 1) expect((at % 13) % 5).toBe(topics[Math.floor(at / 13)]);
    });
  });

  it('has as much within topics as loyalty says, and a fifth of the rest', () => {
    const options = { pages: 2000, links: 20_000, seed: 3 };
    const inside = (loyalty: number) => {
      const { graph, topics } = pagesWithTopics({ ...options, loyalty });
      return modularityOf(graph, topics) + 1 / 5;
    };
    expect(inside(0)).toBeCloseTo(0.2, 1.7);
    expect(inside(0.5)).toBeCloseTo(0.5 + 0.5 / 5, 1.7);
  });

  it('depends on the seed alone', () => {
    const bits = (seed: number) => {
      const { graph, words } = pagesWithTopics({ seed });
      return [graph.colIdx, words.values];
    };
    expect(bits(4)).toEqual(bits(4));
    expect(bits(4)).not.toEqual(bits(5));
  });

  it('refuses impossible numbers', () => {
    expect(() => pagesWithTopics({ pages: 0 })).toThrow('pages: expected an integer');
    expect(() => pagesWithTopics({ topics: 101 })).toThrow('topics: expected an integer between 1 and');
    expect(() => pagesWithTopics({ links: -1 })).toThrow('links: expected');
    expect(() => pagesWithTopics({ loyalty: 1.5 })).toThrow('loyalty: expected a number in [0, 1], but got 1.5');
    expect(() => pagesWithTopics({ focus: Number.NaN })).toThrow('focus: expected a number in [0, 1], but got NaN');
  });
});
