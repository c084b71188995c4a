import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { projection } from '../../src/features/projection';
import { Graph } from '../../src/graph/Graph';
import { plantedPartition } from '../../src/graph/generate/plantedPartition';

describe('projection', () => {
  it('tells planted communities apart: rows of one point the same way', () => {
    const { graph, labels } = plantedPartition({ nodes: 400, edges: 4000, communities: 4, mixing: 0.1, seed: 2 });
    const { values, cols, rows } = projection(graph, { seed: 1 });
    expect([rows, cols]).toEqual([400, 32]);
    const row = (i: number) => values.subarray(i * cols, (i + 1) * cols);
    const cosine = (i: number, j: number) => {
      const [a, b] = [row(i), row(j)];
      const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, one, c) => sum + one * y[c]!, 0);
      return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    };
    const [within, between]: [number[], number[]] = [[], []];
    for (let i = 0; i < 60; i++) {
      for (let j = 0; j < i; j++) (labels[i] === labels[j] ? within : between).push(cosine(i, j));
    }
    expect(Math.min(...within)).toBeGreaterThan(Math.max(...between));
  });

  it('is the definition on a path of three nodes', () => {
    const graph = Graph.fromEdges(3, [0, 1], [1, 2]);
    const reach = 3;
    const { values } = projection(graph, { dimensions: 5, reach, seed: 4 });
    const next = (x: number[][]) => {
      const add = (...of: number[]) => x[0]!.map((_, c) => of.reduce((sum, i) => sum + x[i]![c]!, 0) / of.length);
      return [add(0, 1), add(0, 1, 2), add(1, 2)];
    };
    // R again, from rows that no step has touched: an isolated node keeps its own, so three of them show the draws.
    const drawn = projection(Graph.fromEdges(3, [], []), { dimensions: 5, reach: 2, seed: 4 }).values;
    const degree = [2, 3, 2];
    let x = [0, 1, 2].map((i) =>
      [...drawn.subarray(5 * i, 5 * i + 5)].map((one) => Math.sign(one) / Math.sqrt(degree[i]!)),
    );
    const sum = new Float64Array(15);
    for (let t = 1; t <= reach; t++) {
      x = next(x);
      if (t < 2) continue;
      x.forEach((row, i) => {
        const length = Math.hypot(...row);
        row.forEach((one, c) => {
          sum[5 * i + c]! += length === 0 ? 0 : one / length;
        });
      });
    }
    values.forEach((one, at) => {
      expect(one).toBeCloseTo(sum[at]!, 5);
    });
  });

  it('refuses a walk that leads nowhere', () => {
    expect(() => projection(Graph.fromEdges(2, [0], [1]), { reach: 1 })).toThrow(InputError);
    expect(() => projection(Graph.fromEdges(2, [0], [1]), { dimensions: 0 })).toThrow(InputError);
  });
});
