import { describe, expect, it } from 'vitest';
import { relabel } from '../../../src/baselines/modularity/relabel';
import { spectral } from '../../../src/baselines/modularity/spectral';
import { Graph } from '../../../src/graph/Graph';
import { Rng } from '../../../src/random/Rng';
import { toDense } from '../../support/randomGraph';

/** Three groups of 20; an edge inside with probability 0.5, between with 0.02. */
function planted(seed: number): Graph {
  const rng = new Rng(seed);
  const source: number[] = [];
  const target: number[] = [];
  for (let u = 0; u < 60; u++) {
    for (let v = u + 1; v < 60; v++) {
      if (rng.float() >= (u % 3 === v % 3 ? 0.5 : 0.02)) continue;
      source.push(u);
      target.push(v);
    }
  }
  return Graph.fromEdges(60, source, target);
}

describe('spectral', () => {
  const truth = Array.from({ length: 60 }, (_, i) => i % 3);

  it('finds planted groups when regularised, sparse and dense', () => {
    for (let seed = 0; seed < 3; seed++) {
      const graph = planted(seed);
      expect([...spectral(graph, { k: 3, seed, regularization: 1 })]).toEqual(truth);
      expect([...spectral(toDense(graph, 1), { k: 3, seed, regularization: 1 })]).toEqual(truth);
    }
  });

  it('finds the components of a graph of as many as K', () => {
    const graph = Graph.fromEdges(9, [0, 1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 0, 4, 5, 3, 7, 8, 6]);
    expect([...spectral(graph, { k: 3 })]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
  });

  it('survives graphs without edges', () => {
    const labels = spectral(Graph.fromEdges(6, [], []), { k: 2 });
    expect([...relabel(labels)]).toEqual([...labels]);
  });
});
