import { describe, expect, it } from 'vitest';
import { localMoves } from '../../../src/baselines/modularity/localMoves';
import { louvain } from '../../../src/baselines/modularity/louvain';
import { louvainToK } from '../../../src/baselines/modularity/louvainToK';
import { countClusters } from '../../../src/baselines/modularity/relabel';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import { randomDense, randomGraph } from '../../support/randomGraph';

describe('louvain', () => {
  it('comes within 0.002 of the optimum 0.4198 on the karate club at some seed of ten', () => {
    const { graph } = karateClub();
    const values = Array.from({ length: 10 }, (_, seed) => modularityOf(graph, louvain(graph, { seed })));
    expect(Math.max(...values)).toBeGreaterThan(0.4178);
  });

  it('leaves no single move to a neighbouring cluster that gains, weighted and not', () => {
    for (let seed = 0; seed < 4; seed++) {
      for (const graph of [randomGraph(40, 0.1, seed), randomDense(40, seed, (u) => u ** 8).toGraph()]) {
        const labels = Int32Array.from({ length: 40 }, (_, i) => i % 5);
        localMoves(graph, labels, { seed, keepClusters: true });
        expect(countClusters(labels)).toBe(5);
        const value = modularityOf(graph, labels);
        for (let v = 0; v < 40; v++) {
          if (labels.filter((c) => c === labels[v]).length === 1) continue;
          for (let e = graph.rowPtr[v]!; e < graph.rowPtr[v + 1]!; e++) {
            const moved = labels.slice();
            moved[v] = labels[graph.colIdx[e]!]!;
            expect(modularityOf(graph, moved)).toBeLessThanOrEqual(value + 1e-9);
          }
        }
      }
    }
  });
});

describe('louvainToK', () => {
  it('merges down and divides up to K', () => {
    const { graph } = karateClub();
    expect(countClusters(louvainToK(graph, { k: 2 }))).toBe(2);
    expect(countClusters(louvainToK(graph, { k: 6 }))).toBeLessThanOrEqual(6);
    // The best division in two that an exhaustive search finds has 0.3718.
    expect(modularityOf(graph, louvainToK(graph, { k: 2 }))).toBeGreaterThan(0.371);
  });

  it('puts nodes without edges into the cluster of largest total degree', () => {
    const graph = Graph.fromEdges(8, [0, 1, 2, 0, 4], [1, 2, 3, 3, 5]);
    expect([...louvainToK(graph, { k: 2 })]).toEqual([0, 0, 0, 0, 1, 1, 0, 0]);
  });
});
