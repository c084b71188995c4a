import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/experiments/solve';
import { Graph } from '../../../src/graph/Graph';
import { karateClub } from '../../../src/graph/generate/karateClub';
import { cutMoves } from '../../../src/problems/maxCut/cutMoves';
import { cutWeight, maxCut } from '../../../src/problems/maxCut/maxCut';
import { relax } from '../../../src/problems/relax';
import { Rng } from '../../../src/random/Rng';
import type { Settings } from '../../../src/settings';
import { everySolution } from '../../support/everySolution';
import { randomValues } from '../../support/finiteDifference';
import { randomGraph } from '../../support/randomGraph';

const weighted = Graph.fromEdges(4, [0, 1, 2, 3], [1, 2, 3, 0], { weights: [1, 2, 4, 8] });

describe('max cut', () => {
  it('counts the weight between parts', () => {
    const posed = maxCut.pose(weighted, { k: 2 });
    expect(maxCut.value(posed, Int32Array.of(0, 1, 0, 1))).toBe(15);
    expect(maxCut.value(posed, Int32Array.of(0, 0, 0, 1))).toBe(12);
  });

  it('its loss is the expected share that is not cut, less 1, parts drawn by the rows of r', () => {
    const posed = maxCut.pose(weighted, { k: 3 });
    const r = tf.softmax(tf.tensor2d(Float32Array.from(randomValues(12, 1)), [4, 3]));
    const rows = r.arraySync() as number[][];
    let expected = 0;
    for (const labels of everySolution(maxCut, posed)) {
      const chance = labels.reduce((product, label, u) => product * rows[u]![label]!, 1);
      expected -= (chance * maxCut.value(posed, labels)) / 15;
    }
    expect(relax(maxCut, posed).loss(r).dataSync()[0]).toBeCloseTo(expected, 5);
  });

  it('is 0 on a graph without edges', () => {
    const posed = maxCut.pose(Graph.fromEdges(3, [], []), { k: 2 });
    const { loss, hardLoss } = relax(maxCut, posed);
    expect(loss(tf.fill([3, 2], 0.5)).dataSync()[0]).toBe(0);
    expect(hardLoss(Int32Array.of(0, 1, 1))).toBeCloseTo(0, 12);
  });

  it('rounds by moves to what no single move improves', () => {
    const graph = randomGraph(40, 0.15, 2);
    const posed = maxCut.pose(graph, { k: 2 });
    const r = randomValues(80, 3, 0, 1);
    const [plain, moved] = [{}, { moves: true }].map((set) => relax(maxCut, posed, set).round(r, { seed: 0 }));
    expect(cutWeight(graph, moved!)).toBeGreaterThan(cutWeight(graph, plain!));
    for (let u = 0; u < graph.n; u++) {
      const other = moved!.map((label, v) => (v === u ? 1 - label : label));
      expect(cutWeight(graph, other)).toBeLessThanOrEqual(cutWeight(graph, moved!));
    }
  });
});

it('a network that keeps differences cuts far more than half; one that keeps what is shared does not', async () => {
  const { graph } = karateClub();
  const cut = async (settings: Settings) => {
    const options = { problem: 'max-cut', k: 2, features: 'structural', starts: 1, threads: 1 } as const;
    const { candidates } = await solve(graph, { ...options, settings: { steps: 100, ...settings } });
    return candidates.find(({ title }) => title === 'ClusterNet')!.value;
  };
  expect(await cut({})).toBeGreaterThanOrEqual(50); // of 78, 61 at best
  expect(await cut({ filter: 'low-pass', beta: 1 })).toBeLessThan(45);
});

describe('cutMoves', () => {
  it.each([2, 3, 4])('leaves (K − 1) / K of the weight cut, K = %i', (k) => {
    const graph = randomGraph(50, 0.2, k);
    const rng = new Rng(k);
    const labels = Int32Array.from({ length: 50 }, () => rng.int(k));
    cutMoves(graph, labels, k);
    expect(cutWeight(graph, labels)).toBeGreaterThanOrEqual(((k - 1) / k) * graph.m);
    expect(cutMoves(graph, labels, k)).toBe(0);
  });
});
