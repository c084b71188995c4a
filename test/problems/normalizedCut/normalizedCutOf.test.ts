import { expect, it } from 'vitest';
import { DenseGraph } from '../../../src/graph/DenseGraph';
import { Graph } from '../../../src/graph/Graph';
import { problems } from '../../../src/problems';
import { normalizedCutOf } from '../../../src/problems/normalizedCut/normalizedCutOf';
import { relax } from '../../../src/problems/relax';

/** A path of four and an isolated node. */
const path = Graph.fromEdges(5, [0, 1, 2], [1, 2, 3]);
const weighted = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3], { weights: [1, 2, 3] });

it('adds up cut over volume, by hand', () => {
  expect(normalizedCutOf(path, [0, 0, 1, 1, 1])).toBeCloseTo(1 / 3 + 1 / 3, 14);
  // cut 2 either way; volumes 1 + 3 and 5 + 3
  expect(normalizedCutOf(weighted, [0, 0, 1, 1])).toBeCloseTo(2 / 4 + 2 / 8, 14);
  expect(normalizedCutOf(path, [0, 1, 0, 1, 0])).toBe(2);
  expect(normalizedCutOf(path, [0, 0, 0, 0, 0])).toBe(0);
});

it('a part without volume costs 1: an empty one, or one of isolated nodes', () => {
  expect(normalizedCutOf(path, [0, 0, 0, 0, 0], 3)).toBe(2);
  expect(normalizedCutOf(path, [0, 0, 0, 0, 1])).toBe(1);
  expect(normalizedCutOf(Graph.fromEdges(2, [], []), [0, 1])).toBe(2);
  expect(normalizedCutOf(Graph.fromEdges(0, [], []), [])).toBe(0);
});

it('is the same of a dense graph, whose diagonal does not count', () => {
  const dense = new DenseGraph(3, Float32Array.of(9, 1, 0.5, 1, 9, 0, 0.5, 0, 9));
  const sparse = Graph.fromEdges(3, [0, 0], [1, 2], { weights: [1, 0.5] });
  for (const labels of [
    [0, 0, 1],
    [0, 1, 1],
    [0, 1, 2],
  ])
    expect(normalizedCutOf(dense, labels)).toBeCloseTo(normalizedCutOf(sparse, labels), 12);
});

it('refuses labels of another length or range', () => {
  expect(() => normalizedCutOf(path, [0, 1])).toThrow('partition: expected n = 5 labels, but got 2');
  expect(() => normalizedCutOf(path, [0, 0, 0, 0, 2], 2)).toThrow(/part of node 4: expected an integer between 0 and/);
  expect(() => normalizedCutOf(path, [0, 0, 0, 0, -1])).toThrow(/part of node 4/);
});

const problem = problems['normalized-cut'];

it('the problem measures modularity, parts used and the smallest of them', () => {
  const instance = problem.pose(path, { k: 4 });
  const measures = problem.measures!(instance, Int32Array.of(0, 0, 2, 2, 2));
  expect(measures.parts).toBe(2);
  expect(measures.smallest).toBe(0.4);
  expect(measures.modularity).toBeCloseTo(2 / 3 - 1 / 2, 12);
});

it('refuses a graph without edges, where every partition costs K', () => {
  const pose = () => problem.pose(Graph.fromEdges(3, [], []), { k: 2 });
  expect(pose).toThrow('normalised cut: expected a graph with an edge, but got none');
});

it('whatever the loss, solutions are compared by their cut; a lost part is a fault but where modularity is the aim', () => {
  const instance = problem.pose(path, { k: 2 });
  const [halves, all] = [Int32Array.of(0, 0, 1, 1, 1), new Int32Array(5)];
  for (const loss of ['ncut', 'gap', 'dmon', 'mincut', 'modularity']) {
    const { hardLoss, lostParts, settings } = relax(problem, instance, { loss });
    expect(settings).toMatchObject({ loss, selfLoops: 0, balance: 1 });
    expect(hardLoss(halves)).toBeCloseTo(2 / 3, 12);
    expect(lostParts?.(halves) ?? false).toBe(false);
    expect(lostParts?.(all) ?? false).toBe(loss !== 'modularity');
  }
  expect(() => relax(problem, instance, { loss: 'min' })).toThrow(/loss: expected one of ncut, gap, mincut, dmon/);
});
