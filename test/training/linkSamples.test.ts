import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { Rng } from '../../src/random/Rng';
import { dropEdges, linkSamples } from '../../src/training/linkSamples';

const ring = Graph.fromEdges(
  50,
  Array.from({ length: 50 }, (_, i) => i),
  Array.from({ length: 50 }, (_, i) => (i + 1) % 50),
);

describe('dropEdges', () => {
  it('keeps all edges at rate 0, none at rate 1, and only edges of the graph between', () => {
    expect(dropEdges(ring, 0, new Rng(1)).m).toBe(50);
    expect(dropEdges(ring, 1, new Rng(1)).m).toBe(0);
    const part = dropEdges(ring, 0.5, new Rng(1));
    expect(part.m).toBeGreaterThan(10);
    expect(part.m).toBeLessThan(40);
    part.forEachEdge((u, v) => expect([1, 49]).toContain(v - u));
  });
});

describe('linkSamples', () => {
  it('lists every edge once and one negative each that shares an end with it', () => {
    const { heads, tails, labels } = linkSamples(ring, new Rng(3));
    expect(heads.length).toBe(100);
    expect(Array.from(labels)).toEqual([...new Array(50).fill(1), ...new Array(50).fill(0)]);
    let replacedHeads = 0;
    for (let i = 0; i < 50; i++) {
      const [u, v, a, b] = [heads[i], tails[i], heads[i + 50], tails[i + 50]];
      expect(a === u || b === v).toBe(true);
      if (a !== u) replacedHeads++;
    }
    expect(replacedHeads).toBeGreaterThan(10);
    expect(replacedHeads).toBeLessThan(40);
  });
});
