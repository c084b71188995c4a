import type * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { expectedReach } from '../../src/ops/expectedReach';
import { largestEigenvalue } from '../../src/ops/largestEigenvalue';
import { componentsWithout } from '../../src/problems/dismantling/componentsWithout';
import { eigenvalueWithout } from '../../src/problems/immunisation/eigenvalueWithout';
import { connectedGraph } from '../support/connectedGraph';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

const vector = (x: ArrayLike<number>) => exact<tf.Tensor1D>(x, [x.length]);
const certain = (n: number, chosen: readonly number[]) =>
  vector(Float64Array.from({ length: n }, (_, u) => (chosen.includes(u) ? 1 : 0)));
const all = (n: number) => Int32Array.from({ length: n }, (_, u) => u);

describe('largestEigenvalue', () => {
  it('is λ₁ of the expected matrix: √((1 − x_0)² Σ (1 − x_v)²) of a star', async () => {
    await inFloat64(() => {
      const star = Graph.fromEdges(4, [0, 0, 0], [1, 2, 3]);
      const value = largestEigenvalue(star, vector([0.5, 0.2, 0, 1])).dataSync()[0]!;
      expect(value).toBeCloseTo(0.5 * Math.sqrt(0.8 ** 2 + 1), 10);
    });
  });

  it('has the gradient of its definition, weighted too, and is λ₁ without the nodes at 1', async () => {
    await inFloat64(() => {
      for (const seed of [1, 2, 3]) {
        const plain = connectedGraph(12, 0.2, seed);
        const { rowPtr, colIdx } = plain;
        const weights = Float32Array.from(colIdx, (v, e) => {
          const u = rowPtr.findIndex((_, i) => rowPtr[i + 1]! > e);
          return 1 + ((Math.min(u, v) * 7 + Math.max(u, v)) % 5) / 4;
        });
        for (const graph of [plain, new Graph({ rowPtr, colIdx, weights })]) {
          const x = vector(randomValues(12, seed, 0, 0.8));
          expect(gradientError((y) => largestEigenvalue(graph, y as tf.Tensor1D), [x])).toBeLessThan(1e-5);
          const left = largestEigenvalue(graph, certain(12, [2, 7])).dataSync()[0];
          expect(left).toBeCloseTo(eigenvalueWithout(graph, [2, 7]), 10);
        }
      }
    });
  });

  it('is 0 without edges, and refuses another length', () => {
    expect(largestEigenvalue(Graph.fromEdges(2, [], []), vector([0, 0])).dataSync()[0]).toBe(0);
    expect(() => largestEigenvalue(Graph.fromEdges(2, [], []), vector([0]))).toThrow(
      'expected n = 2 marginals, but got 1',
    );
  });
});

describe('expectedReach', () => {
  it('is at least Σ_u Π (1 − x) along the way from the source of a path, and that at certain ends', async () => {
    await inFloat64(() => {
      const path = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3]);
      const value = expectedReach(path, vector([0.1, 0.2, 0.5, 0.3]), { sources: [0] }).dataSync()[0]!;
      // Steps back over an edge are ways too: node 1 is reached from 0 at once.
      expect(value).toBeGreaterThanOrEqual(0.9 + 0.9 * 0.8 + 0.9 * 0.8 * 0.5 + 0.9 * 0.8 * 0.5 * 0.7 - 1e-9);
      expect(expectedReach(path, vector([0, 0, 1, 0]), { sources: [0] }).dataSync()[0]).toBeCloseTo(2, 9);
    });
  });

  it('has the gradient of its definition, also where chances are 0 or 1', async () => {
    await inFloat64(() => {
      for (const seed of [1, 2, 3, 4]) {
        const graph = connectedGraph(11, 0.12, seed);
        const x = randomValues(11, seed, 0.05, 0.8);
        const told = { sources: [0, 5], steps: 7 };
        expect(gradientError((y) => expectedReach(graph, y as tf.Tensor1D, told), [vector(x)])).toBeLessThan(1e-5);
      }
    });
  });

  it('has that gradient where factors of its products are 0: nodes that surely stay, beside a source or each other', async () => {
    await inFloat64(() => {
      for (const stay of [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3, 4]]) {
        const graph = Graph.fromEdges(6, [0, 0, 1, 1, 2, 3, 3], [1, 2, 2, 3, 3, 4, 5]);
        const x = randomValues(6, stay.length, 0.1, 0.7);
        for (const u of stay) x[u] = 0;
        const f = (y: tf.Tensor) => expectedReach(graph, y as tf.Tensor1D, { sources: [0], steps: 5 });
        expect(gradientError(f, [vector(x)])).toBeLessThan(1e-5);
      }
    });
  });

  it('is the largest component without the nodes at 1, from all sources', () => {
    for (let seed = 0; seed < 10; seed++) {
      const graph = connectedGraph(14, 0.03, seed);
      const chosen = [seed, (seed + 5) % 14];
      const value = expectedReach(graph, certain(14, chosen), { sources: all(14) }).dataSync()[0];
      expect(value).toBeCloseTo(componentsWithout(graph, chosen).largest, 4);
    }
  });

  it('refuses another length and no source', () => {
    const graph = Graph.fromEdges(2, [0], [1]);
    expect(() => expectedReach(graph, vector([0]), { sources: [0] })).toThrow('expected n = 2 marginals, but got 1');
    expect(() => expectedReach(graph, vector([0, 0]), { sources: [] })).toThrow('expected a source, but got none');
  });
});
