import { describe, expect, it } from 'vitest';
import { effortOn } from '../../src/experiments/largeEffort';
import { Graph } from '../../src/graph/Graph';

/** Of so many nodes, without an edge. */
const graph = (n: number) => Graph.fromEdges(n, [], []);

describe('effortOn', () => {
  it("is the paper's up to 65,535 nodes, whatever distances there are", () => {
    const distances = { processBytes: 1e12, kernelBytes: 0 };
    expect(effortOn(graph(65_535), distances)).toEqual({ features: 'node2vec', starts: 3, settings: {} });
  });

  it('has fewer steps the more a step looks at, between 30 and 1000', () => {
    const steps = (n: number, processBytes = 0) => effortOn(graph(n), { processBytes, kernelBytes: 0 }).settings.steps;
    expect(effortOn(graph(65_536))).toMatchObject({ features: 'projection', starts: 1 });
    expect([steps(65_536), steps(1e6), steps(1e6, 8e6), steps(1e6, 8e9)]).toEqual([1000, 500, 250, 30]);
  });
});
