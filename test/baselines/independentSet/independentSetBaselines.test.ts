import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { independentSetBaselines } from '../../../src/baselines/independentSet';
import { exactIndependentSet } from '../../../src/baselines/independentSet/exactIndependentSet';
import { greedyIndependentSet } from '../../../src/baselines/independentSet/greedyIndependentSet';
import { noisyLocalGreedy } from '../../../src/baselines/independentSet/noisyLocalGreedy';
import { openShare } from '../../../src/baselines/independentSet/openShare';
import { PRIORITIES } from '../../../src/baselines/independentSet/priorities';
import { swapSearch } from '../../../src/baselines/independentSet/swapSearch';
import { topologyFactors } from '../../../src/baselines/independentSet/topologyFactors';
import { loadMilp } from '../../../src/baselines/milp';
import { Graph } from '../../../src/graph/Graph';
import { star } from '../../../src/graph/generate/star';
import { independentSet } from '../../../src/problems/independentSet/independentSet';
import { localGreedy } from '../../../src/problems/independentSet/localGreedy';
import type { Setting, Settings } from '../../../src/settings';
import { randomGraph } from '../../support/randomGraph';
import { distinctWeights, weightedGraphs } from '../../support/weightedGraphs';

beforeAll(loadMilp);

/** The most that any independent set weighs, of all 2ⁿ. */
function heaviest(graph: Graph, weight: Float64Array): number {
  const neighbours = new Int32Array(graph.n);
  graph.forEachEdge((u, v) => {
    neighbours[u]! |= 1 << v;
    neighbours[v]! |= 1 << u;
  });
  let best = 0;
  for (let code = 0; code < 2 ** graph.n; code++) {
    let sum = 0;
    for (let v = 0; v < graph.n && sum >= 0; v++) {
      if (((code >> v) & 1) === 1) sum = (neighbours[v]! & code) === 0 ? sum + weight[v]! : Number.NEGATIVE_INFINITY;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/** Every choice of a setting that has choices, the rest as it is but cheap. */
const variants = independentSetBaselines.flatMap((baseline) => {
  const choices = Object.entries(baseline.settings ?? {}).filter(([, spec]) => spec.choices !== undefined);
  const all: Settings[] = choices.flatMap(([name, spec]) =>
    spec.choices!.map((choice): Settings => ({ [name]: choice as Setting })),
  );
  return (all.length === 0 ? [{}] : all).map((settings) => ({
    label: `${baseline.name} ${JSON.stringify(settings)}`,
    baseline,
    settings: { ...settings, ...(baseline.settings?.seconds === undefined ? {} : { seconds: 5 }) },
  }));
});

describe.each(variants)('$label', ({ baseline, settings }) => {
  it('gives an independent set that no node can be added to, not above the best of all 2ⁿ, the same by seed', () => {
    fc.assert(
      fc.property(weightedGraphs(10), ({ graph, weight }) => {
        const posed = independentSet.pose(graph, { columns: { weight } });
        const chosen = baseline.solve(posed, { seed: 3, settings });
        expect(independentSet.violation(posed, chosen)).toBeNull();
        const value = independentSet.value(posed, chosen);
        const best = heaviest(graph, weight);
        if (baseline.name === 'independent-exact') expect(value).toBe(best);
        expect(value).toBeLessThanOrEqual(best);
        for (let v = 0; v < graph.n; v++) {
          if (weight[v] === 0 || chosen.includes(v)) continue;
          expect(independentSet.violation(posed, Int32Array.from([...chosen, v]).sort())).not.toBeNull();
        }
        expect(baseline.solve(posed, { seed: 3, settings })).toEqual(chosen);
      }),
      { numRuns: baseline.name === 'independent-exact' ? 15 : 60 },
    );
  });
});

describe('formulas for LGS', () => {
  const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3]);

  it('compare by c, c/√(d+1), c/(d+3), c/(c+Σc)', () => {
    const c = [1, 3, 2, 0];
    expect([...PRIORITIES.plain(path, c)]).toEqual(c);
    const rootDegree = PRIORITIES['root-degree'](path, c);
    [1 / Math.SQRT2, Math.sqrt(3), 2 / Math.sqrt(3), 0].forEach((w, i) => {
      expect(rootDegree[i]).toBeCloseTo(w, 12);
    });
    expect([...PRIORITIES.degree(path, c)]).toEqual([1 / 4, 3 / 5, 2 / 5, 0]);
    expect([...PRIORITIES.share(path, c)]).toEqual([1 / 4, 3 / 6, 2 / 5, 0]);
  });

  it('factors of the topology by hand', () => {
    const z = topologyFactors(path, [1, 2, 3, 4, 5, 6]);
    expect(z[0]).toBeCloseTo((1 / 3 + 1) ** -2 * (2 + 3) ** 4 * (1 + 5) ** 6, 3);
    expect(z[1]).toBeCloseTo((1 / 2 + 1 / 3 + 1) ** -2 * (1.5 + 3) ** 4 * (2 + 5) ** 6, 3);
    expect(topologyFactors(Graph.fromEdges(1, [], []), [1, 2, 3, 4, 5, 6])[0]).toBeCloseTo(3 ** 4 * 5 ** 6, 3);
  });

  it('shares are computed anew over open nodes', () => {
    // Star with a leaf that goes on: 0–1, 0–2, 2–3, c = 3, 2, 2, 1. Shares: 3/7, 2/5, 2/6, 1/3: node 0 joins, then 3.
    const graph = Graph.fromEdges(4, [0, 0, 2], [1, 2, 3]);
    expect(openShare(graph, [3, 2, 2, 1], 1)).toMatchObject({ chosen: Int32Array.of(0, 3), rounds: 2 });
    expect(openShare(graph, [3, 2, 2, 1], 0).chosen).toEqual(localGreedy(graph, [3, 2, 2, 1]));
    expect(openShare(star({ leaves: 3 }), [3, 2, 2, 2], 1)).toMatchObject({
      chosen: Int32Array.of(1, 2, 3),
      rounds: 1,
    });
  });
});

describe('greedyIndependentSet', () => {
  it('does as each rule says, worked out anew at every step', () => {
    fc.assert(
      fc.property(
        weightedGraphs(12),
        fc.constantFrom('degree' as const, 'share' as const),
        ({ graph, weight }, rule) => {
          const open = new Set(Array.from({ length: graph.n }, (_, i) => i));
          const row = (v: number) => [...graph.colIdx.subarray(graph.rowPtr[v], graph.rowPtr[v + 1])];
          const chosen: number[] = [];
          while (open.size > 0) {
            const worth = (v: number) => {
              const around = row(v).filter((u) => open.has(u));
              if (rule === 'degree') return weight[v]! / (around.length + 1);
              const sum = around.reduce((s, u) => s + weight[u]!, 0);
              return weight[v] === 0 ? 0 : weight[v]! / (weight[v]! + sum);
            };
            const best = [...open].reduce((a, b) => (worth(b) > worth(a) ? b : a));
            chosen.push(best);
            for (const v of [best, ...row(best)]) open.delete(v);
          }
          expect([...greedyIndependentSet(graph, weight, rule)]).toEqual(chosen.sort((a, b) => a - b));
        },
      ),
    );
  });
});

describe('searches', () => {
  const graph = randomGraph(60, 0.15, 7);
  const weight = distinctWeights(60, 7);
  const worth = (chosen: Int32Array) => chosen.reduce((sum, v) => sum + weight[v]!, 0);

  it('more samples are never worse, and one is LGS on c/(d+3)', () => {
    const values = [1, 4, 16, 64].map((samples) => worth(noisyLocalGreedy(graph, weight, { samples, seed: 2 })));
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[0]).toBe(worth(localGreedy(graph, PRIORITIES.degree(graph, weight))));
    expect(values.at(-1)).toBeGreaterThan(values[0]!);
  });

  it('swaps are no worse than the greedy that they begin with, and find the best here', () => {
    const exact = exactIndependentSet(graph, weight, { seconds: 20 });
    expect(exact.proven).toBe(true);
    expect(exact.bound).toBeCloseTo(worth(exact.chosen), 9);
    const begun = worth(greedyIndependentSet(graph, weight, 'share'));
    const swapped = worth(swapSearch(graph, weight, { kicks: 2000, seed: 1 }));
    expect(begun).toBeLessThan(swapped);
    expect(swapped).toBeCloseTo(exact.bound, 9);
  });

  it('a forced node stays while others find their places', () => {
    // The greedy by shares takes the middle, which no leaf outweighs alone; a kick forces one in, and the others are free.
    expect([...swapSearch(star({ leaves: 3 }), [2, 1, 1, 1], { kicks: 0 })]).toEqual([0]);
    expect([...swapSearch(star({ leaves: 3 }), [2, 1, 1, 1], { kicks: 10 })]).toEqual([1, 2, 3]);
    expect([...swapSearch(star({ leaves: 3 }), [4, 1, 1, 1], { kicks: 10 })]).toEqual([0]);
  });

  it('a search stops when its seconds are over', () => {
    const begun = performance.now();
    swapSearch(graph, weight, { kicks: 1e9, seconds: 0.05 });
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
