import { describe, expect, it } from 'vitest';
import { blendGraphs } from '../../src/graph/blendGraphs';
import { Graph } from '../../src/graph/Graph';
import { resourceAllocation } from '../../src/graph/resourceAllocation';
import { randomGraph, toDense } from '../support/randomGraph';

const weightedGraph = Graph.fromEdges(6, [0, 1, 2, 3, 0], [1, 2, 3, 4, 2], { weights: [1, 2, 0.5, 3, 1.5] });

describe('resourceAllocation', () => {
  it('is A D⁻¹ A without its diagonal, weighted too, isolated nodes and all', () => {
    for (const graph of [randomGraph(25, 0.15, 1), weightedGraph, Graph.fromEdges(3, [], [])]) {
      const { n } = graph;
      const a = toDense(graph).weights;
      const d = graph.strengths();
      const s = toDense(resourceAllocation(graph)).weights;
      for (let u = 0; u < n; u++) {
        for (let v = 0; v < n; v++) {
          let sum = 0;
          for (let w = 0; w < n; w++) if (d[w]! > 0) sum += (a[u * n + w]! * a[w * n + v]!) / d[w]!;
          expect(s[u * n + v]).toBeCloseTo(u === v ? 0 : sum, 5);
        }
      }
    }
  });
});

describe('blendGraphs', () => {
  it('adds each graph with r times the total weight of the first', () => {
    const graph = randomGraph(25, 0.15, 1);
    const further = resourceAllocation(graph);
    const blended = blendGraphs(graph, [
      { graph: further, ratio: 3 },
      { graph: Graph.fromEdges(25, [], []), ratio: 3 },
      { graph: weightedGraph25(), ratio: 0 },
    ]);
    expect(blended.totalStrength()).toBeCloseTo(4 * graph.totalStrength(), 3);
    const factor = (3 * graph.totalStrength()) / further.totalStrength();
    const [w, a, s] = [blended, graph, further].map((one) => toDense(one).weights);
    for (let at = 0; at < 625; at++) expect(w![at]).toBeCloseTo(a![at]! + factor * s![at]!, 4);
  });
});

const weightedGraph25 = (): Graph => Graph.fromEdges(25, [0], [1], { weights: [7] });
