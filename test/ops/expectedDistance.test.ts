import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { levelsOf } from '../../src/graph/distance/levelsOf';
import { Graph } from '../../src/graph/Graph';
import { expectedDistance } from '../../src/ops/expectedDistance';
import { Rng } from '../../src/random/Rng';
import { byEnumeration, bySorting, cappedHops, sparseGraph } from '../support/facility';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

const marginals = (n: number, seed: number) => randomValues(n, seed, 0, 0.9);
const onTape = (graph: Graph, cap: number, x: Float64Array) =>
  expectedDistance(levelsOf(cappedHops(graph, cap), cap), exact<tf.Tensor1D>(x, [graph.n])).dataSync();

/** Largest difference between two vectors. */
const gap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(0, ...Array.from(a, (value, i) => Math.abs(value - b[i])));

describe('expectedDistance', () => {
  it('is the hand-computed value on a path of three', () => {
    const x = [0.5, 0.25, 0];
    const path = Graph.fromEdges(3, [0, 1], [1, 2]);
    // v = 0: missed at 0 with 1/2, also at 1 with 3/8: 1/2 + 3/8. v = 1: 3/4 + 3/8. v = 2: 1 + 3/4.
    expect([...onTape(path, 2, Float64Array.from(x))]).toEqual([0.875, 1.125, 1.75]);
  });

  it.each([1, 2, 3, 5, 8, 10])('is the sum over all subsets for n = %i', async (n) => {
    await inFloat64(() => {
      for (let seed = 0; seed < 5; seed++) {
        const graph = sparseGraph(new Rng(seed), n, n);
        const x = marginals(n, seed);
        expect(gap(onTape(graph, 4, x), byEnumeration(cappedHops(graph, 4), 4, x))).toBeLessThan(1e-12);
      }
    });
  });

  it.each([
    [60, 40],
    [61, 90],
    [150, 600],
  ])('is the sort-and-cumulative-product form for n = %i with %i edges', async (n, edges) => {
    const graph = sparseGraph(new Rng(n), n, edges);
    const x = marginals(n, 3).map((value) => value * 0.2);
    const dense = bySorting(cappedHops(graph, 7), 7, x);
    await inFloat64(() => expect(gap(onTape(graph, 7, x), dense)).toBeLessThan(1e-11));
    expect(gap(onTape(graph, 7, x), dense)).toBeLessThan(1e-4);
  });

  it('is the distance to the nearest node when x is certain', () => {
    const path = Graph.fromEdges(5, [0, 1, 2], [1, 2, 3]);
    const distances = onTape(path, 3, Float64Array.of(1, 0, 0, 0, 0));
    expect(gap(distances, [0, 1, 2, 3, 3])).toBeLessThan(1e-5);
    expect(gap(onTape(path, 3, new Float64Array(5).fill(1)), [0, 0, 0, 0, 0])).toBeLessThan(1e-5);
    expect(gap(onTape(path, 3, new Float64Array(5)), [3, 3, 3, 3, 3])).toBeLessThan(1e-6);
  });

  it('has a finite gradient where x is certain', () => {
    const levels = levelsOf(cappedHops(Graph.fromEdges(3, [0, 1], [1, 2]), 2), 2);
    const total = (x: tf.Tensor) => tf.sum(expectedDistance(levels, x as tf.Tensor1D));
    const gradient = tf
      .grad(total)(exact<tf.Tensor1D>([1, 0, 0], [3]))
      .dataSync();
    // Chosen alone, node 0 saves 2 + 1 + 0 hops; beside it, node 1 saves 0 + 1 + 1 and node 2 saves 2.
    expect(gap(gradient, [-3, -2, -2])).toBeLessThan(1e-4);
  });

  it('refuses marginals of another length', () => {
    const levels = levelsOf(cappedHops(Graph.fromEdges(3, [0, 1], [1, 2]), 2), 2);
    expect(() => expectedDistance(levels, exact<tf.Tensor1D>([0, 0], [2]))).toThrow('n = 3 marginals, but got 2');
  });

  it.each([
    ['a disconnected graph', sparseGraph(new Rng(5), 13, 12), 4],
    ['a graph with one large level', sparseGraph(new Rng(6), 11, 60), 3],
    ['isolated nodes', Graph.fromEdges(4, [], []), 1],
    ['one node', Graph.fromEdges(1, [], []), 1],
    ['a cap of zero', Graph.fromEdges(1, [], []), 0],
  ])('matches central differences on %s', async (_, graph, cap) => {
    const levels = levelsOf(cappedHops(graph, Math.max(cap, 1)), cap);
    await inFloat64(() => {
      const x = exact<tf.Tensor1D>(marginals(graph.n, 8), [graph.n]);
      expect(gradientError((y) => expectedDistance(levels, y as tf.Tensor1D), [x])).toBeLessThan(1e-5);
    });
  });
});
