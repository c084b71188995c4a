import { describe, expect, it } from 'vitest';
import { RandomWalk } from '../../src/features/RandomWalk';
import { Graph } from '../../src/graph/Graph';
import { Rng } from '../../src/random/Rng';

/** A triangle 0 1 2 with a tail 2 – 3 – 4 and a chord-free square 4 5 6 7; node 8 is isolated. */
const graph = Graph.fromEdges(9, [0, 1, 0, 2, 3, 4, 5, 6, 7], [1, 2, 2, 3, 4, 5, 6, 7, 4]);
const weighted = Graph.fromEdges(4, [0, 0, 0, 1, 2], [1, 2, 3, 2, 3], { weights: [1, 2, 5, 3, 1] });

/** The paper's second-order transition probabilities, straight from their definition. */
function exact(g: Graph, previous: number, current: number, p: number, q: number): Map<number, number> {
  const neighbours = (i: number) => [...g.colIdx.subarray(g.rowPtr[i], g.rowPtr[i + 1])];
  const shares = neighbours(current).map((next, k) => {
    const bias = next === previous ? 1 / p : neighbours(previous).includes(next) ? 1 : 1 / q;
    return [next, bias * (g.weights === null ? 1 : g.weights[g.rowPtr[current] + k])] as const;
  });
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  return new Map(shares.map(([next, share]) => [next, share / total]));
}

describe('RandomWalk', () => {
  it.each([
    { p: 1, q: 1, g: graph },
    { p: 0.25, q: 4, g: graph },
    { p: 4, q: 0.5, g: graph },
    { p: 0.001, q: 1000, g: graph },
    { p: 2, q: 0.25, g: weighted },
  ])('with p = $p, q = $q takes every step as often as the definition says', ({ p, q, g }) => {
    const [walk, rng, length] = [new RandomWalk(g, { p, q }), new Rng(3), 100_000];
    const counts = new Map<string, Map<number, number>>();
    for (const start of [0, 3]) {
      const nodes = new Int32Array(length);
      walk.write(rng, start, nodes, 0, length);
      for (let i = 2; i < length; i++) {
        const key = `${nodes[i - 2]} ${nodes[i - 1]}`;
        const row = counts.get(key) ?? new Map<number, number>();
        counts.set(key, row.set(nodes[i], (row.get(nodes[i]) ?? 0) + 1));
      }
    }
    let checked = 0;
    for (const [key, row] of counts) {
      const visits = [...row.values()].reduce((a, b) => a + b, 0);
      if (visits < 500) continue;
      const [previous, current] = key.split(' ').map(Number);
      for (const [next, share] of exact(g, previous, current, p, q)) {
        const spread = Math.sqrt((share * (1 - share)) / visits);
        expect(Math.abs((row.get(next) ?? 0) / visits - share), `${key} to ${next}`).toBeLessThan(5 * spread + 1e-9);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(5);
  });

  it('takes the first step by edge weight', () => {
    const [walk, rng, counts] = [new RandomWalk(weighted), new Rng(1), [0, 0, 0, 0]];
    const two = new Int32Array(2);
    for (let i = 0; i < 20_000; i++) {
      walk.write(rng, 0, two, 0, 2);
      counts[two[1]]++;
    }
    [0, 1 / 8, 2 / 8, 5 / 8].forEach((share, node) => {
      expect(Math.abs(counts[node] / 20_000 - share)).toBeLessThan(5 * Math.sqrt(0.25 / 20_000));
    });
  });

  it('ends at once on an isolated node, and writes nowhere else', () => {
    const into = new Int32Array(6).fill(7);
    new RandomWalk(graph).write(new Rng(0), 8, into, 1, 4);
    expect([...into]).toEqual([7, 8, -1, -1, -1, 7]);
  });

  it('refuses p = 0 and an infinite q', () => {
    expect(() => new RandomWalk(graph, { p: 0 })).toThrow('p: expected a finite number above 0, but got 0');
    expect(() => new RandomWalk(graph, { q: Number.POSITIVE_INFINITY })).toThrow('q: expected a finite number above 0');
  });
});
