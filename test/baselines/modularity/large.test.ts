import { describe, expect, it } from 'vitest';
import { baselines } from '../../../src/baselines';
import { InputError } from '../../../src/errors';
import { Graph } from '../../../src/graph/Graph';
import { plantedPartition } from '../../../src/graph/generate/plantedPartition';
import { LARGE_NODES, visitShare } from '../../../src/graph/isLarge';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import type { Settings } from '../../../src/settings';

describe('visitShare', () => {
  it('is all below a large graph, and from there on less the more a sweep looks at', () => {
    expect(visitShare({ n: LARGE_NODES - 1 }, 1e9, 100)).toBe(1);
    expect(visitShare({ n: LARGE_NODES }, 1000, 2)).toBe(1);
    expect(visitShare({ n: 1e6 }, 2e7, 5)).toBe(0.08);
  });
});

const SETTINGS: Record<string, Settings> = {
  leiden: { sweeps: 4, tries: 1 },
  memetic: { population: 1, crossings: 0 },
};

describe('community search in a large graph', () => {
  const { graph, labels } = plantedPartition({ nodes: 70_000, edges: 300_000, communities: 30, mixing: 0.1, seed: 1 });

  it.each(['leiden', 'memetic'])('%s is as good as what was planted', (name) => {
    const found = baselines[name]!.solve({ graph, k: 30 }, { seed: 0, settings: SETTINGS[name]! });
    expect(modularityOf(graph, found)).toBeGreaterThan(modularityOf(graph, labels) - 0.005);
  });
});

describe('what would take hours is refused', () => {
  it('moves across a division beyond 65,535 nodes', () => {
    const nodes = Array.from({ length: LARGE_NODES }, (_, v) => v);
    const graph = Graph.fromEdges(LARGE_NODES, nodes.slice(1), nodes.slice(0, -1));
    expect(() => baselines['newman-fine-tuned']!.solve({ graph, k: 2 })).toThrow(InputError);
  });

  it.each(['cnm', 'cnm-any-pair', 'newman', 'spectral'])('%s beyond two million edges', (name) => {
    expect(() => baselines[name]!.solve({ graph: many(), k: 2 })).toThrow(/at most 2000000 edges/);
  });
});

let made: Graph | undefined;

function many(): Graph {
  made ??= plantedPartition({ nodes: 5000, edges: 2.5e6, communities: 1 }).graph;
  return made;
}
