import { describe, expect, it } from 'vitest';
import { identityFeatures } from '../../src/features/identityFeatures';
import { Graph } from '../../src/graph/Graph';
import { affinityGraph } from '../../src/graph/neighbors/affinityGraph';
import { methods } from '../../src/methods';
import { joinPoints, pointsOf } from '../../src/methods/joinPoints';
import type { Lesson } from '../../src/methods/Method';
import { problems } from '../../src/problems';
import { Rng } from '../../src/random/Rng';
import { resolveSettings } from '../../src/settings';

const problem = problems['normalized-cut'];
const cnc = methods.cnc!;

/** Three clouds of 30 points; a point's label is its number modulo 3. */
function clouds(seed: number) {
  const rng = new Rng(seed);
  const values = Float32Array.from({ length: 180 }, (_, e) => {
    const cloud = (e >> 1) % 3;
    return rng.normal() * 0.2 + (e % 2 === 0 ? 4 * (cloud & 1) : 4 * (cloud >> 1));
  });
  const features = { kind: 'dense' as const, rows: 90, cols: 2, values };
  const graph = affinityGraph(features, { k: 8 });
  return { part: 0, graph, features, instance: problem.pose(graph, { k: 3 }) };
}

const lessonOf = (settings: Record<string, number | string | boolean>): Lesson => ({
  problem,
  k: 3,
  columns: 2,
  graphs: [clouds(1)],
  settings: resolveSettings('cnc', cnc.settings(problem, { partial: false }), {
    ...{ steps: 150, batch: 60, hidden: '16', spare: 4, siamese: '16-2', siameseEpochs: 20, fineSteps: 10 },
    ...settings,
  }),
  seed: 1,
});

describe('the method cnc', () => {
  it.each(['direct', 'siamese', 'released'])(
    'clusters points it has not seen, without their graph, wiring %s',
    async (wiring) => {
      const solver = await cnc.learn(lessonOf({ wiring }));
      const fresh = clouds(2);
      const { solution } = solver.solve({ ...fresh, graph: Graph.fromEdges(90, [], []) });
      solver.dispose();
      expect(new Set(solution.slice(0, 3)).size).toBe(3);
      solution.forEach((label, i) => {
        expect(label).toBe(solution[i % 3]);
      });
    },
  );

  it('takes all that the loss can be told', () => {
    expect(Object.keys(cnc.settings(problem, { partial: false }))).toEqual(
      expect.arrayContaining(['loss', 'selfLoops', 'balance', 'spare', 'wiring']),
    );
  });

  it('refuses problems whose parts cannot be merged, and widths that are none', async () => {
    expect(cnc.accepts(problems.modularity)).toMatch(/parts of modularity cannot be merged/);
    await expect(cnc.learn(lessonOf({ hidden: '16x16' }))).rejects.toThrow(/hidden: expected widths as in 512-512/);
  });
});

describe('joinPoints', () => {
  it('sets graphs side by side, with the points of each', () => {
    const [a, b] = [
      { graph: Graph.fromEdges(2, [0], [1]), features: identityFeatures(2) },
      { graph: Graph.fromEdges(2, [0], [1], { weights: [3] }), features: identityFeatures(2) },
    ];
    const { points, graph } = joinPoints([a, b]);
    expect(Array.from(points.values)).toEqual([1, 0, 0, 1, 1, 0, 0, 1]);
    const edges: number[][] = [];
    graph.forEachEdge((u, v, w) => edges.push([u, v, w]));
    expect(edges).toEqual([
      [0, 1, 1],
      [2, 3, 3],
    ]);
  });

  it('writes zeros of sparse features out, up to a size', () => {
    expect(Array.from(pointsOf(identityFeatures(2)).values)).toEqual([1, 0, 0, 1]);
    expect(() => pointsOf(identityFeatures(20_000))).toThrow(/points: expected at most 268435456 numbers/);
  });
});
