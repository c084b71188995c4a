import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { affinityGraph } from '../../src/graph/neighbors/affinityGraph';
import { Cnc } from '../../src/models/Cnc';
import { problems } from '../../src/problems';
import { relax } from '../../src/problems/relax';
import { Rng } from '../../src/random/Rng';
import { type FitPointsOptions, fitPoints } from '../../src/training/fitPoints';
import { drawRows, pointBatch } from '../../src/training/pointBatch';

const problem = problems['normalized-cut'];

/** Figure 1: two triangles and a bridge; a point is its own one-hot id. */
function figure1() {
  const graph = Graph.fromEdges(6, [0, 0, 1, 3, 3, 4, 2], [1, 2, 2, 4, 5, 5, 3]);
  const values = new Float32Array(36);
  for (let i = 0; i < 6; i++) values[i * 7] = 1;
  const points = { kind: 'dense' as const, rows: 6, cols: 6, values };
  return { points, relaxed: relax(problem, problem.pose(graph, { k: 2 })) };
}

/** Four clouds of 25 points in the plane, of which a label is the cloud. */
function clouds(seed = 1) {
  const rng = new Rng(seed);
  const values = Float32Array.from({ length: 200 }, (_, e) => {
    const cloud = Math.floor(e / 50);
    return rng.normal() * 0.2 + (e % 2 === 0 ? (cloud & 1) * 4 : (cloud >> 1) * 4);
  });
  const points = { kind: 'dense' as const, rows: 100, cols: 2, values };
  const graph = affinityGraph(points, { k: 6 });
  return { points, relaxed: relax(problem, problem.pose(graph, { k: 4 })) };
}

const short: FitPointsOptions = { steps: 60, batch: 40, fineSteps: 8 };
const modelOf = (seed = 0) => new Cnc({ features: 2, k: 4, heads: 8, hidden: [16], seed });

describe('fitPoints', () => {
  it('finds the cut of figure 1, 2/7, from every seed, on the whole graph', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const model = new Cnc({ features: 6, k: 2, hidden: [16], seed });
      const result = await fitPoints(model, figure1(), {
        ...{ steps: 1, until: 1, batch: 6, noise: false, tau: 1 },
        ...{ fineSteps: 600, fineRate: 0.02, fineTau: 1, seed },
      });
      expect(result.loss).toBeCloseTo(2 / 7, 7);
      expect(result.losses.at(-1)).toBeCloseTo(2 / 7, 3);
      model.dispose();
    }
  }, 60_000);

  it('finds clouds with spare heads, and puts new points where they belong', async () => {
    const model = modelOf(1);
    const task = clouds();
    const { solution, loss, losses, steps } = await fitPoints(model, task, { ...short, steps: 150, seed: 1 });
    expect(steps).toBe(150);
    expect(losses).toHaveLength(158);
    expect(loss).toBe(problem.value(task.relaxed.instance, solution));
    const ofCloud = [0, 25, 50, 75].map((i) => solution[i]!);
    expect(new Set(ofCloud).size).toBe(4);
    solution.forEach((label, i) => {
      expect(label).toBe(ofCloud[Math.floor(i / 25)]);
    });
    expect(Array.from(model.assign(clouds(2).points))).toEqual(Array.from(solution));
  });

  it('gives the same bits for the same seed, others for another', async () => {
    const run = async (seed: number) => {
      const model = modelOf();
      const { losses } = await fitPoints(model, clouds(), { ...short, seed });
      return [Array.from(losses), Array.from(model.variables.w1!.dataSync())];
    };
    const [a, b, other] = [await run(3), await run(3), await run(4)];
    expect(a).toEqual(b);
    expect(a).not.toEqual(other);
  });

  it('keeps the start of the smallest cut, and its weights', async () => {
    const task = clouds();
    const model = modelOf(5);
    const result = await fitPoints(model, task, { ...short, steps: 5, fineSteps: 0, starts: 3, seed: 5 });
    expect(model.assign(task.points)).toEqual(result.solution);
    const alone = await fitPoints(modelOf(5), task, { ...short, steps: 5, fineSteps: 0, seed: 5 });
    expect(result.loss).toBeLessThanOrEqual(alone.loss);
    expect(result.start === 0).toBe(result.loss === alone.loss);
  });

  it('ends in the middle of its schedule as the whole training has it there', async () => {
    const all = await fitPoints(modelOf(), clouds(), { ...short, fineSteps: 0, restarts: 0 });
    const some = await fitPoints(modelOf(), clouds(), { ...short, fineSteps: 0, restarts: 0, until: 20 });
    expect(Array.from(some.losses)).toEqual(Array.from(all.losses.slice(0, 20)));
  });

  it('leaves no tensor behind', async () => {
    await fitPoints(modelOf(), clouds(), short);
    const model = modelOf();
    const before = tf.memory().numTensors;
    await fitPoints(model, clouds(), short);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('stops when told to, and still has a partition', async () => {
    const aborter = new AbortController();
    const result = await fitPoints(modelOf(), clouds(), {
      ...short,
      signal: aborter.signal,
      onProgress: ({ step }) => step === 10 && aborter.abort(),
    });
    expect(result.stopped).toBe('aborted');
    expect(result.losses).toHaveLength(10);
    expect(problem.violation(clouds().relaxed.instance, result.solution)).toBeNull();
  });

  describe('from a checkpoint', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fit-points-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each([25, 60, 64])('goes on after step %i with the same bits', async (at) => {
      const path = join(folder, `${at}.json`);
      const whole = modelOf(2);
      const expected = await fitPoints(whole, clouds(), { ...short, seed: 2 });
      const aborter = new AbortController();
      await fitPoints(modelOf(2), clouds(), {
        ...short,
        seed: 2,
        checkpoint: { path },
        signal: aborter.signal,
        onProgress: ({ step }) => step === at && aborter.abort(),
      });
      expect(existsSync(path)).toBe(true);
      const model = modelOf(9);
      const { losses, solution } = await fitPoints(model, clouds(), { ...short, seed: 2, checkpoint: { path } });
      expect(Array.from(losses)).toEqual(Array.from(expected.losses));
      expect(solution).toEqual(expected.solution);
      expect(model.map).toEqual(whole.map);
    });

    it('refuses that of another run', async () => {
      const path = join(folder, 'other.json');
      await fitPoints(modelOf(), clouds(), { ...short, checkpoint: { path } });
      await expect(fitPoints(modelOf(), clouds(), { ...short, tau: 2, checkpoint: { path } })).rejects.toThrow(/tau 2/);
    });
  });

  it.each([
    ['points of another number', { points: { ...figure1().points } }, {}, /points: expected n = 100 rows.* but got 6/],
    ['a batch of one', {}, { batch: 1 }, /batch: expected an integer of at least 2, but got 1/],
    ['no temperature', {}, { tau: 0 }, /tau: expected a number above 0, but got 0/],
    ['no start', {}, { starts: 0 }, /starts: expected an integer of at least 1/],
  ])('refuses %s', async (_, task, options, message) => {
    await expect(fitPoints(modelOf(), { ...clouds(), ...task }, { ...short, ...options })).rejects.toThrow(message);
  });

  it('refuses a problem that is no partition, and a model of another K', async () => {
    const { points, relaxed } = clouds();
    const facility = relax(problems.facility, problems.facility.pose(relaxed.instance.graph, { k: 4, partial: true }));
    await expect(fitPoints(modelOf(), { points, relaxed: facility })).rejects.toThrow(/expected a partition/);
    const other = new Cnc({ features: 2, k: 3 });
    await expect(fitPoints(other, { points, relaxed })).rejects.toThrow(/K of the model: expected 4.* but got 3/);
  });
});

describe('pointBatch', () => {
  it('draws rows without repeats, all of them where there are no more', () => {
    for (const [n, size] of [
      [1000, 20],
      [30, 25],
      [10, 256],
    ] as const) {
      const rows = drawRows(n, size, new Rng(n));
      expect(rows).toHaveLength(Math.min(n, size));
      expect(new Set(rows).size).toBe(rows.length);
      expect(rows.every((row) => row >= 0 && row < n)).toBe(true);
    }
  });

  it('links points within the batch only, by the space that it is told', () => {
    const line = { kind: 'dense' as const, rows: 4, cols: 1, values: Float32Array.of(0, 1, 10, 11) };
    const crossed = { ...line, values: Float32Array.of(0, 10, 1, 11) };
    const affinity = { neighbors: 1, kernel: 'binary' as const, countSelf: false };
    const { graph, points } = pointBatch(line, crossed, { size: 4, affinity, rng: new Rng(1) });
    const pairs: number[][] = [];
    graph.forEachEdge((u, v) => pairs.push([points.values[u]!, points.values[v]!].sort((a, b) => a - b)));
    expect(pairs.sort((a, b) => a[0]! - b[0]!)).toEqual([
      [0, 10],
      [1, 11],
    ]);
  });
});
