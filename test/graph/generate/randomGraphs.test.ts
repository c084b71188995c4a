import { describe, expect, it } from 'vitest';
import { components } from '../../../src/graph/components';
import type { Graph } from '../../../src/graph/Graph';
import { barabasiAlbert } from '../../../src/graph/generate/barabasiAlbert';
import { erdosRenyi } from '../../../src/graph/generate/erdosRenyi';
import { gaussianPartition } from '../../../src/graph/generate/gaussianPartition';
import { powerLawTree } from '../../../src/graph/generate/powerLawTree';
import { star } from '../../../src/graph/generate/star';
import { wattsStrogatz } from '../../../src/graph/generate/wattsStrogatz';

const makers: Record<string, (seed: number) => Graph> = {
  erdosRenyi: (seed) => erdosRenyi({ nodes: 60, probability: 0.1, seed }),
  barabasiAlbert: (seed) => barabasiAlbert({ nodes: 60, attachments: 3, seed }),
  gaussianPartition: (seed) => gaussianPartition({ nodes: 60, size: 12, inside: 0.4, between: 0.1, seed }).graph,
  wattsStrogatz: (seed) => wattsStrogatz({ nodes: 60, neighbors: 6, rewire: 0.3, seed }),
  powerLawTree: (seed) => powerLawTree({ nodes: 60, seed }),
};

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const seeds = Array.from({ length: 100 }, (_, seed) => seed);
const connected = (graph: Graph) => components(graph).sizes.length === 1;

it.each(Object.entries(makers))('%s depends on the seed alone, and has no edge twice', (_, make) => {
  expect(make(4).colIdx).toEqual(make(4).colIdx);
  expect(make(4).colIdx).not.toEqual(make(5).colIdx);
  for (const seed of [1, 2, 3]) expect(make(seed).dropped).toEqual({ selfLoops: 0, duplicates: 0 });
});

describe('erdosRenyi', () => {
  it('joins each pair with its probability, whichever pair', () => {
    const graphs = Array.from({ length: 2000 }, (_, seed) => erdosRenyi({ nodes: 5, probability: 0.3, seed }));
    const seen = new Map<string, number>();
    for (const graph of graphs)
      graph.forEachEdge((u, v) => seen.set(`${u}-${v}`, (seen.get(`${u}-${v}`) ?? 0) + 1 / 2000));
    expect(seen.size).toBe(10);
    // Standard error .0102; the largest of ten deviations rarely exceeds four of them.
    for (const share of seen.values()) expect(Math.abs(share - 0.3)).toBeLessThan(0.041);
  });

  it('is empty at probability 0 and complete at 1, of any size', () => {
    expect(erdosRenyi({ nodes: 9, probability: 0 }).m).toBe(0);
    expect(erdosRenyi({ nodes: 9, probability: 1 }).m).toBe(36);
    for (const nodes of [0, 1]) expect(erdosRenyi({ nodes, probability: 1 }).m).toBe(0);
    expect(() => erdosRenyi({ nodes: 9, probability: 1.1 })).toThrow('probability: expected a number in [0, 1]');
  });
});

describe('barabasiAlbert', () => {
  it('is a star at first, connected, with m (n − m) edges', () => {
    const begun = barabasiAlbert({ nodes: 4, attachments: 3 });
    expect([begun.degree(0), begun.m]).toEqual([3, 3]);
    const graph = barabasiAlbert({ nodes: 200, attachments: 5, seed: 1 });
    expect(graph.m).toBe(5 * 195);
    expect(connected(graph)).toBe(true);
    for (let v = 6; v < 200; v++) expect(graph.degree(v)).toBeGreaterThanOrEqual(5);
    expect(() => barabasiAlbert({ nodes: 3, attachments: 3 })).toThrow('nodes: expected an integer of at least 4');
  });

  it('gives to those that have: the largest degree is far above the mean', () => {
    const largest = seeds.map((seed) => {
      const graph = barabasiAlbert({ nodes: 300, attachments: 2, seed });
      return Math.max(...Array.from({ length: 300 }, (_, v) => graph.degree(v)));
    });
    // networkx's barabasi_albert_graph(300, 2) over 1,000 seeds: 44.2, with a deviation of 9.6.
    expect(Math.abs(mean(largest) - 44.2)).toBeLessThan(3);
  });
});

describe('gaussianPartition', () => {
  it('has blocks of about the size asked for, in the order of node numbers', () => {
    const { graph, labels } = gaussianPartition({ nodes: 2000, size: 20, inside: 0, between: 0, seed: 1 });
    expect(graph.m).toBe(0);
    const blocks = labels.at(-1)! + 1;
    expect(blocks).toBeGreaterThan(90);
    expect(blocks).toBeLessThan(115);
    for (let v = 1; v < 2000; v++) expect(labels[v]! - labels[v - 1]!).toBeLessThanOrEqual(1);
  });

  it('joins within blocks and between them as told', () => {
    const { graph, labels } = gaussianPartition({ nodes: 400, size: 40, inside: 0.5, between: 0.1, seed: 2 });
    const [inside, between] = [
      [0, 0],
      [0, 0],
    ];
    for (let v = 0; v < 400; v++) for (let u = 0; u < v; u++) (labels[u] === labels[v] ? inside : between)[1]++;
    graph.forEachEdge((u, v) => (labels[u] === labels[v] ? inside : between)[0]++);
    expect(inside[0]! / inside[1]!).toBeCloseTo(0.5, 1);
    expect(between[0]! / between[1]!).toBeCloseTo(0.1, 2);
    expect(gaussianPartition({ nodes: 0, size: 3, inside: 1, between: 0 }).graph.n).toBe(0);
    expect(() => gaussianPartition({ nodes: 4, size: 0, inside: 1, between: 0 })).toThrow('size: expected');
  });
});

describe('wattsStrogatz', () => {
  it('is the ring without rewiring, and keeps its edges in number', () => {
    const ring = wattsStrogatz({ nodes: 9, neighbors: 5, rewire: 0 });
    for (let v = 0; v < 9; v++) {
      const row = Array.from(ring.colIdx.subarray(ring.rowPtr[v], ring.rowPtr[v + 1]));
      expect(row).toEqual([1, 2, 7, 8].map((step) => (v + step) % 9).sort((a, b) => a - b));
    }
    for (const seed of seeds) expect(wattsStrogatz({ nodes: 30, neighbors: 4, rewire: 0.5, seed }).m).toBe(60);
  });

  it('rewires as many edges as told', () => {
    let kept = 0;
    for (const seed of seeds) {
      wattsStrogatz({ nodes: 100, neighbors: 2, rewire: 0.4, seed }).forEachEdge((u, v) => {
        if (v - u === 1 || v - u === 99) kept += 1 / (100 * seeds.length);
      });
    }
    // An edge stays, or its other end falls on a neighbour of the ring by chance.
    expect(kept).toBeGreaterThan(0.59);
    expect(kept).toBeLessThan(0.62);
  });

  it('is connected when told so, or says that it cannot be', () => {
    const sparse = { nodes: 40, neighbors: 2, rewire: 0.2 };
    expect(seeds.map((seed) => connected(wattsStrogatz({ ...sparse, seed })))).toContain(false);
    for (const seed of seeds.slice(0, 20))
      expect(connected(wattsStrogatz({ ...sparse, seed, connected: true }))).toBe(true);
    expect(() => wattsStrogatz({ nodes: 3, neighbors: 0, rewire: 0, connected: true })).toThrow(
      'small world: expected a connected graph in 100 draws, but got none',
    );
    expect(wattsStrogatz({ nodes: 1, neighbors: 0, rewire: 0 }).n).toBe(1);
    expect(wattsStrogatz({ nodes: 4, neighbors: 3, rewire: 1, seed: 1 }).m).toBe(4);
  });
});

describe('powerLawTree', () => {
  it('is a tree of n nodes, whatever n', () => {
    for (const nodes of [1, 2, 3, 4, 50]) {
      for (const seed of seeds.slice(0, 20)) {
        const graph = powerLawTree({ nodes, seed });
        expect([graph.n, graph.m, connected(graph)]).toEqual([nodes, nodes - 1, true]);
      }
    }
    expect(() => powerLawTree({ nodes: 5, exponent: 1 })).toThrow('exponent: expected a finite number above 1');
  });

  it('has more than half of its nodes as leaves, and few large ones', () => {
    const leaves = seeds.map((seed) => {
      const graph = powerLawTree({ nodes: 50, seed });
      return Array.from({ length: 50 }, (_, v) => graph.degree(v)).filter((d) => d === 1).length;
    });
    // networkx's random_powerlaw_tree(50, 3) over 200 seeds: 26.7, with a deviation of 3.3.
    expect(Math.abs(mean(leaves) - 26.7)).toBeLessThan(1);
  });
});

it('star joins node 0 to all others', () => {
  expect(Array.from(star({ leaves: 3 }).colIdx)).toEqual([1, 2, 3, 0, 0, 0]);
  expect(star({ leaves: 0 }).n).toBe(1);
});
