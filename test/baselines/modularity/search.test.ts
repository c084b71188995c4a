import { describe, expect, it } from 'vitest';
import { anneal, climb } from '../../../src/baselines/modularity/anneal';
import { contract, levelOf } from '../../../src/baselines/modularity/Level';
import { leiden } from '../../../src/baselines/modularity/leiden';
import { leidenToK } from '../../../src/baselines/modularity/leidenToK';
import { louvainToK } from '../../../src/baselines/modularity/louvainToK';
import { memetic } from '../../../src/baselines/modularity/memetic';
import { valueOn } from '../../../src/baselines/modularity/valueOn';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { plantedPartition } from '../../../src/graph/generate/plantedPartition';
import { connectedPieces } from '../../../src/problems/modularity/connectedPieces';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import { Rng } from '../../../src/random/Rng';
import { randomGraph } from '../../support/randomGraph';

/** Random weights on the same edges. */
function weighted(graph: Graph, seed: number): Graph {
  const rng = new Rng(seed);
  const edges: [number, number, number][] = [];
  graph.forEachEdge((u, v) => edges.push([u, v, rng.uniform(0.2, 3)]));
  const of = (part: 0 | 1 | 2) => edges.map((edge) => edge[part]);
  return Graph.fromEdges(graph.n, of(0), of(1), { weights: of(2) });
}

/** The largest modularity over all partitions into at most k parts. */
function bestModularity(graph: Graph, k: number, resolution: number, labels: number[] = []): number {
  if (labels.length === graph.n) return modularityOf(graph, labels, { resolution });
  const used = Math.max(-1, ...labels) + 1;
  let best = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < Math.min(k, used + 1); c++)
    best = Math.max(best, bestModularity(graph, k, resolution, [...labels, c]));
  return best;
}

const tiny = [0, 1, 2, 3, 4, 5].map((seed) => {
  const graph = randomGraph(8, 0.4, seed);
  return seed % 2 === 0 ? graph : weighted(graph, seed);
});

describe('a level', () => {
  it('of groups is worth what the partition of their nodes is, but for what lies inside the groups', () => {
    const graph = weighted(randomGraph(30, 0.2, 3), 4);
    const level = levelOf(graph);
    const rng = new Rng(5);
    const groups = Int32Array.from({ length: 30 }, (_, i) => i % 11);
    const parts = Int32Array.from({ length: 11 }, () => rng.int(4));
    const whole = groups.map((group) => parts[group]!);
    expect(valueOn(level, whole, 4, 1.3)).toBeCloseTo(modularityOf(graph, whole, { resolution: 1.3 }), 12);
    let inside = 0;
    graph.forEachEdge((u, v, w) => {
      if (groups[u] === groups[v]) inside += 2 * w;
    });
    const coarse = contract(level, groups, 11);
    expect(coarse.twoM).toBe(level.twoM);
    expect(valueOn(coarse, parts, 4, 1.3) + inside / level.twoM).toBeCloseTo(valueOn(level, whole, 4, 1.3), 12);
    for (let c = 0; c < 11; c++) {
      const row = coarse.colIdx.subarray(coarse.rowPtr[c], coarse.rowPtr[c + 1]);
      expect(new Set(row).size).toBe(row.length);
      expect([...row]).not.toContain(c);
    }
  });
});

describe('the heat bath', () => {
  it('visits partitions as often as their weight says', () => {
    // Two nodes, one edge, K = 2, γ = 0: together weighs e^(1/T) against 1.
    const level = levelOf(Graph.fromEdges(2, [0], [1]));
    const rng = new Rng(1);
    const labels = Int32Array.of(0, 1);
    let together = 0;
    const draws = 20_000;
    for (let t = 0; t < draws; t++) {
      anneal(level, labels, { k: 2, resolution: 0, rng, sweeps: 1, hot: 2, cold: 2 });
      if (labels[0] === labels[1]) together++;
    }
    expect(together / draws).toBeCloseTo(Math.exp(0.5) / (1 + Math.exp(0.5)), 2);
  });

  it('climbs to where no single move gains', () => {
    const graph = weighted(randomGraph(40, 0.15, 8), 9);
    const labels = Int32Array.from({ length: 40 }, (_, i) => i % 4);
    climb(levelOf(graph), labels, { k: 4, resolution: 1, rng: new Rng(0) });
    const value = modularityOf(graph, labels);
    for (let i = 0; i < 40; i++) {
      for (let c = 0; c < 4; c++) {
        const moved = labels.slice();
        moved[i] = c;
        expect(modularityOf(graph, moved)).toBeLessThanOrEqual(value + 1e-12);
      }
    }
  });
});

describe('leiden', () => {
  it('finds parts that hang together, whatever the graph and the resolution', () => {
    for (let seed = 0; seed < 12; seed++) {
      const graph = randomGraph(60, 0.03 + 0.01 * seed, seed);
      for (const resolution of [0.5, 1, 3]) {
        const parts = leiden(graph, { seed, resolution });
        expect(connectedPieces(graph, parts)).toEqual(parts);
      }
    }
  });

  it('is not worse than 0.41 on the karate club, of which 0.4198 is the best', () => {
    const { graph } = karateClub();
    for (let seed = 0; seed < 5; seed++) expect(modularityOf(graph, leiden(graph, { seed }))).toBeGreaterThan(0.41);
  });
});

describe('leidenToK and memetic', () => {
  it('find the best partition of small graphs, weighted ones too, at any resolution; the quick form nearly always', () => {
    let misses = 0;
    for (const [seed, graph] of tiny.entries()) {
      for (const k of [2, 3, 5]) {
        for (const resolution of [0.7, 1.5]) {
          const best = bestModularity(graph, k, resolution);
          const value = (labels: Int32Array) => modularityOf(graph, labels, { resolution });
          expect(value(memetic(graph, { k, seed, resolution }))).toBeCloseTo(best, 10);
          const quick = value(leidenToK(graph, { k, seed, resolution }));
          expect(quick).toBeLessThanOrEqual(best + 1e-12);
          if (quick < best - 1e-9) misses++;
        }
      }
    }
    expect(misses).toBeLessThanOrEqual(2);
  });

  it('are not worse than Louvain where there are communities, and reach 0.4198 on the karate club', () => {
    const { graph: club } = karateClub();
    for (const k of [4, 5]) expect(modularityOf(club, memetic(club, { k }))).toBeCloseTo(0.41979, 5);
    const communities = plantedPartition({ nodes: 200, edges: 700, communities: 8, mixing: 0.3, seed: 1 }).graph;
    for (const graph of [club, communities, weighted(communities, 3)]) {
      for (const k of [3, 6]) {
        const louvain = modularityOf(graph, louvainToK(graph, { k, seed: 1 }));
        const quick = modularityOf(graph, leidenToK(graph, { k, seed: 1 }));
        expect(quick).toBeGreaterThanOrEqual(louvain - 1e-12);
        expect(modularityOf(graph, memetic(graph, { k, seed: 1 }))).toBeGreaterThanOrEqual(
          Math.max(quick, louvain) - 1e-12,
        );
      }
    }
  });

  it('ends when its time is over, with a partition', () => {
    const graph = randomGraph(400, 0.05, 1);
    const begun = performance.now();
    const labels = memetic(graph, { k: 8, crossings: 1e6, seconds: 0.05 });
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(modularityOf(graph, labels)).toBeGreaterThan(0.1);
  });

  it('is never worse than what it begins with', () => {
    const graph = randomGraph(100, 0.05, 6);
    const start = memetic(graph, { k: 4, seed: 3 });
    const again = memetic(graph, { k: 4, seed: 9, start, population: 1, crossings: 0, sweeps: 1 });
    expect(modularityOf(graph, again)).toBeGreaterThanOrEqual(modularityOf(graph, start) - 1e-12);
  });
});
