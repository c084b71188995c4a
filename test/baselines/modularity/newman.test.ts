import { describe, expect, it } from 'vitest';
import { bisect } from '../../../src/baselines/modularity/bisect';
import { newman } from '../../../src/baselines/modularity/newman';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import { randomDense, randomGraph, toDense } from '../../support/randomGraph';

describe('newman', () => {
  it('divides the karate club as the leading eigenvector does', () => {
    const { graph } = karateClub();
    // numpy.linalg.eigh of networkx.modularity_matrix, by sign.
    expect(modularityOf(graph, newman(graph, { k: 2 }))).toBeCloseTo(0.37146614069691, 12);
    expect(modularityOf(graph, newman(toDense(graph, 1), { k: 2 }))).toBeCloseTo(0.37146614069691, 12);
    // Newman 2006 (PNAS), table 1: 0.419 with fine-tuning.
    expect(modularityOf(graph, newman(graph, { k: 4, fineTune: true }))).toBeCloseTo(0.4188, 4);
  });

  it('adds to modularity what it says a division adds, also within a part', () => {
    for (let seed = 0; seed < 5; seed++) {
      for (const graph of [randomGraph(40, 0.1, seed), randomDense(40, seed, (u) => u ** 6)]) {
        const nodes = Int32Array.from({ length: 25 }, (_, i) => i);
        const labels = new Int32Array(40).fill(1).fill(0, 0, 25);
        for (const fineTune of [false, true]) {
          const division = bisect(graph, nodes, { seed, fineTune });
          if (division === undefined) continue;
          const after = labels.slice();
          for (const v of division.side) after[v] = 2;
          expect(modularityOf(graph, after) - modularityOf(graph, labels)).toBeCloseTo(division.gain, 9);
          expect(division.side.length + division.rest.length).toBe(25);
        }
      }
    }
  });

  it('fine-tuning never loses, and leaves no single move that gains', () => {
    for (let seed = 0; seed < 5; seed++) {
      const graph = randomGraph(30, 0.15, seed);
      const tuned = newman(graph, { k: 2, fineTune: true });
      const value = modularityOf(graph, tuned);
      expect(value).toBeGreaterThanOrEqual(modularityOf(graph, newman(graph, { k: 2 })) - 1e-12);
      for (let v = 0; v < 30; v++) {
        const moved = tuned.slice();
        moved[v] = 1 - moved[v]!;
        expect(modularityOf(graph, moved)).toBeLessThanOrEqual(value + 1e-9);
      }
    }
  });

  it('stops before K where nothing is gained', () => {
    const triangle = Graph.fromEdges(3, [0, 1, 2], [1, 2, 0]);
    expect([...newman(triangle, { k: 3 })]).toEqual([0, 0, 0]);
    expect([...newman(Graph.fromEdges(3, [], []), { k: 2 })]).toEqual([0, 0, 0]);
  });
});
