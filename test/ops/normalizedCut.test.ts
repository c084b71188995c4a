import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { plantedPartition } from '../../src/graph/generate/plantedPartition';
import { currentDevice } from '../../src/kernels/backend';
import { normalizedCut } from '../../src/ops/normalizedCut';
import { releaseGraph } from '../../src/ops/releaseGraph';
import { normalizedCutOf } from '../../src/problems/normalizedCut/normalizedCutOf';
import { Rng } from '../../src/random/Rng';
import { exact, inFloat64 } from '../support/finiteDifference';

/** Two triangles joined by one edge: figure 1 of CNC. */
const figure1 = Graph.fromEdges(6, [0, 0, 1, 2, 3, 3, 4], [1, 2, 2, 3, 4, 5, 5]);
/** A triangle with a pendant node. */
const paw = Graph.fromEdges(4, [0, 1, 1, 2], [3, 2, 3, 3]);

/** One number a node: its share in part 0 of two. */
const halves = (shares: readonly number[]) => shares.flatMap((share) => [share, 1 - share]);
const oneHot = (labels: ArrayLike<number>, k: number) =>
  Array.from(labels).flatMap((label) => Array.from({ length: k }, (_, c) => (c === label ? 1 : 0)));

/** In float64. */
function cut(graph: Graph, r: number[], selfLoops = 0): Promise<number> {
  return inFloat64(() =>
    tf.tidy(() => {
      const loss = normalizedCut(graph, exact(r, [graph.n, r.length / graph.n]), { selfLoops });
      return currentDevice().valuesOf(loss)[0]!;
    }),
  );
}

/** Equation 6 entry by entry: Σ_c Σ_ij w_ij r_ic (1 − r_jc) / Γ_c. */
function entryByEntry(graph: Graph, r: number[]): number {
  const k = r.length / graph.n;
  const strengths = graph.strengths();
  let sum = 0;
  for (let c = 0; c < k; c++) {
    let volume = 0;
    for (let i = 0; i < graph.n; i++) volume += strengths[i]! * r[i * k + c]!;
    for (let i = 0; i < graph.n; i++)
      for (let e = graph.rowPtr[i]!; e < graph.rowPtr[i + 1]!; e++)
        sum += ((graph.weights?.[e] ?? 1) * r[i * k + c]! * (1 - r[graph.colIdx[e]! * k + c]!)) / volume;
  }
  return sum;
}

/** All partitions into two, by the numbers of their labels in base 2. */
const bisections = (n: number) =>
  Array.from({ length: 2 ** n }, (_, code) => Int32Array.from({ length: n }, (_, i) => (code >> i) % 2));

/** The cut expected where rows are drawn independently with the chances r, by enumeration; `empty` is what an empty part costs. */
function expectedCut(graph: Graph, shares: readonly number[], empty: 0 | 1): number {
  return bisections(graph.n).reduce((sum, labels) => {
    const chance = shares.reduce((product, share, i) => product * (labels[i] === 0 ? share : 1 - share), 1);
    const used = new Set(labels).size;
    return sum + chance * (normalizedCutOf(graph, labels, 2) - (1 - empty) * (2 - used));
  }, 0);
}

function randomRows(n: number, k: number, seed: number): number[] {
  const rng = new Rng(seed);
  return Array.from({ length: n }, () => {
    const weights = Array.from({ length: k }, () => Math.exp(2 * rng.normal()));
    const total = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight) => weight / total);
  }).flat();
}

describe('normalizedCut', () => {
  it('is 2/7 for the two triangles of figure 1, in float32 and float64', async () => {
    const r = halves([1, 1, 1, 0, 0, 0]);
    expect(normalizedCut(figure1, tf.tensor2d(r, [6, 2])).dataSync()[0]).toBeCloseTo(2 / 7, 7);
    expect(await cut(figure1, r)).toBeCloseTo(2 / 7, 14);
  });

  it('is the cut of the partition where rows are certain, empty parts included', async () => {
    const rng = new Rng(1);
    const { graph } = plantedPartition({ nodes: 40, edges: 100, communities: 3, seed: 1 });
    for (const k of [1, 2, 3, 6]) {
      const labels = Int32Array.from({ length: 40 }, () => rng.int(k));
      expect(await cut(graph, oneHot(labels, k))).toBeCloseTo(normalizedCutOf(graph, labels, k), 12);
      expect(await cut(graph, oneHot(labels, k + 2))).toBeCloseTo(normalizedCutOf(graph, labels, k) + 2, 12);
      if (normalizedCutOf(graph, labels, k) === normalizedCutOf(graph, labels))
        expect(await cut(graph, oneHot(labels, k), 0.5)).toBeCloseTo(normalizedCutOf(graph, labels, k), 12);
    }
  });

  it('is K − 1 where all rows are equal', async () => {
    for (const k of [1, 2, 7]) expect(await cut(figure1, new Array<number>(6 * k).fill(1 / k))).toBeCloseTo(k - 1, 12);
  });

  it('is equation 6, entry by entry', async () => {
    const { graph } = plantedPartition({ nodes: 60, edges: 150, communities: 4, seed: 2 });
    const weighted = Graph.fromEdges(5, [0, 1, 2, 3, 0], [1, 2, 3, 4, 4], { weights: [1, 2, 0.5, 3, 1] });
    for (const [one, k] of [
      [graph, 4],
      [graph, 7],
      [weighted, 3],
    ] as const) {
      const r = randomRows(one.n, k, k);
      const dense = entryByEntry(one, r);
      expect(Math.abs((await cut(one, r)) - dense)).toBeLessThan(1e-12 * dense);
      const fast = normalizedCut(one, tf.tensor2d(r, [one.n, k])).dataSync()[0]!;
      expect(Math.abs(fast - dense)).toBeLessThan(1e-6 * dense);
    }
  });

  it('does not change with the order of the parts, nor with the scale of the weights', async () => {
    const r = randomRows(6, 3, 5);
    const swapped = r.map((_, at) => r[at - (at % 3) + ((at + 1) % 3)]!);
    const thrice = Graph.fromEdges(6, [0, 0, 1, 2, 3, 3, 4], [1, 2, 2, 3, 4, 5, 5], { weights: new Array(7).fill(3) });
    const value = await cut(figure1, r);
    expect(await cut(figure1, swapped)).toBeCloseTo(value, 12);
    expect(await cut(thrice, r)).toBeCloseTo(value, 12);
  });

  it('a soft partition of the paw lies below its best partition, and none does with self-loops of lambda = 1', async () => {
    const best = Math.min(...bisections(4).map((labels) => normalizedCutOf(paw, labels, 2)));
    expect(best).toBeCloseTo(1, 12);
    expect(await cut(paw, halves([0, 1, 1, 0.5]))).toBeCloseTo(48 / 55, 12);
    const quarters = [0, 0.25, 0.5, 0.75, 1];
    let least = Number.POSITIVE_INFINITY;
    for (let code = 0; code < 5 ** 4; code++) {
      const shares = [0, 1, 2, 3].map((i) => quarters[Math.floor(code / 5 ** i) % 5]!);
      least = Math.min(least, await cut(paw, halves(shares), 1));
    }
    expect(least).toBeCloseTo(1, 12);
  });

  it('is a ratio of expectations, not the expected ratio: figure 1 by enumeration', async () => {
    const even = new Array<number>(6).fill(0.5);
    expect(await cut(figure1, halves(even))).toBeCloseTo(1, 12);
    expect(expectedCut(figure1, even, 1)).toBeCloseTo(1.2009, 4);
    expect(expectedCut(figure1, even, 0)).toBeCloseTo(1.1697, 4);
    const surer = [0.9, 0.9, 0.9, 0.1, 0.1, 0.1];
    expect(await cut(figure1, halves(surer))).toBeCloseTo(0.5429, 4);
    expect(expectedCut(figure1, surer, 1)).toBeCloseTo(0.6017, 4);
  });

  it('refuses rows of another number, and self-loops below 0', () => {
    const r = tf.tensor2d([[1, 0]]);
    expect(() => normalizedCut(paw, r)).toThrow('normalizedCut: expected r with n = 4 rows, but got 1');
    const selfLoops = { selfLoops: -1 };
    expect(() => normalizedCut(paw, tf.zeros([4, 2]), selfLoops)).toThrow('selfLoops: expected a number of at least 0');
  });
});

it('releaseGraph frees what the device holds of a graph', () => {
  const graph = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3], { weights: [1, 2, 3] });
  const device = currentDevice();
  normalizedCut(graph, tf.fill([4, 2], 0.5)).dispose();
  const before = device.constant(graph.rowPtr).byteOffset;
  expect(device.constant(graph.rowPtr).byteOffset).toBe(before);
  releaseGraph(graph);
  releaseGraph(graph);
  expect(normalizedCut(graph, tf.fill([4, 2], 0.5)).dataSync()[0]).toBeCloseTo(1, 6);
});
