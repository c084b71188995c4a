import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import type { Graph } from '../../src/graph/Graph';
import { erdosRenyi } from '../../src/graph/generate/erdosRenyi';
import { guideHeuristic } from '../../src/methods/guideHeuristic';

const graphs = Array.from({ length: 30 }, (_, seed) => erdosRenyi({ nodes: 40, probability: 0.15, seed }));

/** Takes nodes from heavy to light unless a neighbour is in. */
function greedy({ n, rowPtr, colIdx }: Graph, weights: Float64Array): number[] {
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => weights[b]! - weights[a]!);
  const out = new Set<number>();
  return order.filter((i) => {
    if (out.has(i)) return false;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) out.add(colIdx[e]!);
    return true;
  });
}

describe('guideHeuristic', () => {
  it("makes a heuristic of one's own better on graphs that it has not seen", async () => {
    const settings = { steps: 60, batch: 10, lr: 0.006, selectEvery: 10 };
    const guided = await guideHeuristic({ heuristic: greedy, graphs, settings, seed: 1 });
    expect(guided.ratio).toBeGreaterThan(1.01);
    expect(guided.looks.map(({ step }) => step)).toEqual([10, 20, 30, 40, 50, 60]);
    const unseen = erdosRenyi({ nodes: 60, probability: 0.1, seed: 99 });
    const weights = new Float64Array(60).fill(1);
    const z = guided.z(unseen);
    expect(Array.from(guided.solve(unseen, weights))).toEqual(
      greedy(unseen, Float64Array.from(z)).sort((a, b) => a - b),
    );
    guided.dispose();
  });

  it('learns Z of the one graph that it is given', async () => {
    const settings = { steps: 3, batch: 2 };
    const guided = await guideHeuristic({ heuristic: greedy, graphs: graphs.slice(0, 1), settings });
    expect(guided.z(graphs[0]!).length).toBe(40);
    expect(() => guided.z(erdosRenyi({ nodes: 7, probability: 0.5 }))).toThrow(/n = 40/);
    guided.dispose();
  });

  it('says what is wrong with a heuristic, with settings, with no graph', async () => {
    const choose = (nodes: number[]) => guideHeuristic({ heuristic: () => nodes, graphs, settings: { steps: 1 } });
    await expect(choose([40])).rejects.toThrow(/nodes of 0 to 39, each once, but got 40/);
    await expect(choose([3, 3])).rejects.toThrow(/3 twice/);
    await expect(choose([1.5])).rejects.toThrow(InputError);
    await expect(guideHeuristic({ heuristic: greedy, graphs, settings: { stepz: 1 } })).rejects.toThrow(/stepz/);
    await expect(guideHeuristic({ heuristic: greedy, graphs: [] })).rejects.toThrow(/at least one/);
  });
});
