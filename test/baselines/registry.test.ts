import { describe, expect, it } from 'vitest';
import { baselines } from '../../src/baselines';
import { baselineAccepts } from '../../src/baselines/Baseline';
import { facilityBaselines } from '../../src/baselines/facility';
import { modularityBaselines } from '../../src/baselines/modularity';
import { DenseGraph } from '../../src/graph/DenseGraph';
import { Graph } from '../../src/graph/Graph';
import { problems } from '../../src/problems';
import { modularityOf } from '../../src/problems/modularity/modularityOf';
import { randomDense, randomGraph } from '../support/randomGraph';

/** The largest modularity over all partitions into at most k clusters. */
function bestModularity(graph: Graph | DenseGraph, k: number, labels: number[] = []): number {
  if (labels.length === graph.n) return modularityOf(graph, labels);
  const used = Math.max(-1, ...labels) + 1;
  let best = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < Math.min(k, used + 1); c++) best = Math.max(best, bestModularity(graph, k, [...labels, c]));
  return best;
}

const odd: Record<string, Graph | DenseGraph> = {
  'one node': Graph.fromEdges(1, [], []),
  'one edge': Graph.fromEdges(2, [0], [1]),
  'no edges': Graph.fromEdges(5, [], []),
  'self-loops and repeated edges': Graph.fromEdges(4, [0, 0, 0, 1, 2], [0, 1, 1, 2, 2]),
  'components and isolated nodes': Graph.fromEdges(9, [0, 1, 3, 5], [1, 2, 4, 6]),
  weighted: Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4], { weights: [1, 0.1, 2, 0.5] }),
  complete: randomDense(6, 1),
  'dense without edges': new DenseGraph(3, new Float32Array(9)),
};

describe.each(modularityBaselines)('$name', (baseline) => {
  const { name } = baseline;

  it('labels every node with a cluster in [0, K), on odd graphs, for every K', () => {
    for (const [kind, graph] of Object.entries(odd)) {
      for (let k = 1; k <= graph.n; k++) {
        const labels = baseline.solve({ graph, k }, { seed: 1 });
        expect(labels, kind).toBeInstanceOf(Int32Array);
        expect(labels.length, kind).toBe(graph.n);
        for (const label of labels) expect(label >= 0 && label < k, `${kind}, K = ${k}: ${label}`).toBe(true);
        expect(Number.isFinite(modularityOf(graph, labels))).toBe(true);
      }
    }
  });

  it('returns nothing for an empty graph, and refuses K outside [1, n]', () => {
    expect(baseline.solve({ graph: Graph.fromEdges(0, [], []), k: 3 }, { seed: 0 }).length).toBe(0);
    const graph = Graph.fromEdges(4, [0, 2], [1, 3]);
    for (const k of [0, 5, 1.5]) {
      expect(() => baseline.solve({ graph, k }, { seed: 0 })).toThrow(
        'k: expected an integer between 1 and n = 4, but got',
      );
    }
  });

  it('gives the same bits for the same seed, sparse and dense', () => {
    for (const graph of [randomGraph(40, 0.1, 2), randomDense(40, 2)]) {
      const first = baseline.solve({ graph, k: 4 }, { seed: 7 });
      expect([...baseline.solve({ graph, k: 4 }, { seed: 7 })]).toEqual([...first]);
      if (!baseline.seeded) expect([...baseline.solve({ graph, k: 4 }, { seed: 8 })]).toEqual([...first]);
    }
  });

  it('never exceeds the best modularity over all partitions, and finds two cliques with a bridge', () => {
    for (let seed = 0; seed < 3; seed++) {
      const graph = randomGraph(8, 0.35, seed);
      if (graph.m === 0) continue;
      for (const k of [2, 3]) {
        const value = modularityOf(graph, baseline.solve({ graph, k }, { seed }));
        expect(value).toBeLessThanOrEqual(bestModularity(graph, k) + 1e-12);
      }
    }
    // The paper's SC clusters K + 1 coordinates of equal weight, of which K − 1 say something; here that is too few.
    if (name === 'spectral') return;
    const source = [0, 0, 0, 1, 1, 2, 4, 4, 4, 5, 5, 6, 3];
    const target = [1, 2, 3, 2, 3, 3, 5, 6, 7, 6, 7, 7, 4];
    const cliques = Graph.fromEdges(8, source, target);
    expect([...baseline.solve({ graph: cliques, k: 2 }, { seed: 0 })]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });
});

describe.each(facilityBaselines)('$name', (baseline) => {
  it('chooses K different nodes, for every K, connected or not', () => {
    for (const graph of [randomGraph(12, 0.2, 1), Graph.fromEdges(5, [0], [1]), Graph.fromEdges(1, [], [])]) {
      for (let k = 1; k <= graph.n; k++) {
        const centres = baseline.solve({ graph, k }, { seed: 3 });
        expect(new Set(centres).size).toBe(k);
        for (const c of centres) expect(c >= 0 && c < graph.n).toBe(true);
      }
    }
  });

  it('returns nothing for an empty graph, and refuses K outside [1, n]', () => {
    expect(baseline.solve({ graph: Graph.fromEdges(0, [], []), k: 3 }, { seed: 0 }).length).toBe(0);
    const graph = Graph.fromEdges(3, [0], [1]);
    expect(() => baseline.solve({ graph, k: 4 }, { seed: 0 })).toThrow(
      'k: expected an integer between 1 and n = 3, but got 4',
    );
  });

  it('gives the same bits for the same seed', () => {
    const graph = randomGraph(30, 0.1, 4);
    const first = baseline.solve({ graph, k: 5 }, { seed: 7 });
    expect([...baseline.solve({ graph, k: 5 }, { seed: 7 })]).toEqual([...first]);
  });
});

describe('the registry', () => {
  it('has every baseline under its own name, for problems that exist', () => {
    for (const [name, baseline] of Object.entries(baselines)) {
      expect(baseline.name).toBe(name);
      for (const problem of baseline.problems) expect(Object.keys(problems)).toContain(problem);
    }
  });

  it('says why a baseline is not for a problem', () => {
    expect(baselineAccepts(baselines.cnm!, problems.modularity)).toBe(true);
    expect(baselineAccepts(baselines.cnm!, problems.facility)).toBe('CNM solves modularity, not facility');
  });

  it('refuses a setting that a baseline does not have, and takes those it has', () => {
    const instance = { graph: randomGraph(20, 0.2, 1), k: 3 };
    expect(() => baselines.louvain!.solve(instance, { settings: { resolution: 2 } })).toThrow(
      'setting of louvain: expected one of refine, but got "resolution"',
    );
    const fine = baselines.cnm!.solve(instance, { settings: { resolution: 1 } });
    expect([...fine]).toEqual([...baselines.cnm!.solve(instance)]);
  });

  it('a predicted graph is as good as an observed one', () => {
    const graph = randomDense(12, 3);
    for (const baseline of Object.values(baselines).filter(({ predicted }) => predicted !== false)) {
      const kind = problems[baseline.problems[0] as 'modularity'].kind;
      const solution = baseline.solve({ graph, k: 3 }, { seed: 1 });
      expect(solution.length, baseline.name).toBe(kind === 'partition' ? 12 : 3);
    }
  });
});

describe('on a graph too large for the distances of all pairs', () => {
  const n = 20_001;
  const nodes = Int32Array.from({ length: n }, (_, v) => v);
  const next = nodes.map((v) => (v + 1) % n);
  const ring = Graph.fromEdges(n, nodes, next);

  it('Gonzalez searches from its centres only', () => {
    const [first, second] = baselines.gonzalez!.solve({ graph: ring, k: 2 }, { seed: 0 });
    expect([10_000, 10_001]).toContain(Math.abs(first! - second!));
  });

  it.each(['greedy', 'greedy-mean-ties'])('%s refuses', (name) => {
    expect(() => baselines[name]!.solve({ graph: ring, k: 2 })).toThrow(/at most 20000 nodes.*but got 20001/);
  });
});
