import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { lessAround } from '../../src/baselines/linkScheduling/maxWeight';
import { Graph } from '../../src/graph/Graph';
import { linkScheduling } from '../../src/problems/linkScheduling/linkScheduling';
import { onProduct } from '../../src/problems/linkScheduling/policy';
import { drawTraffic } from '../../src/problems/linkScheduling/traffic';
import { Rng } from '../../src/random/Rng';
import { betaOf, type FitTdTwinOptions, fitTdTwin, slotWeights } from '../../src/training/fitTdTwin';
import { randomGraph } from '../support/randomGraph';

const star = Graph.fromEdges(7, [0, 0, 0, 0, 0, 0], [1, 2, 3, 4, 5, 6]);
const instance = linkScheduling.pose(star, { columns: { ...drawTraffic({ links: 7, slots: 12, rng: new Rng(1) }) } });
const options: FitTdTwinOptions = {
  episodes: 4,
  lr: 1e-3,
  gamma: 1,
  noise: 0.3,
  hidden: 4,
  layers: 2,
  objective: 'all',
  target: 'difference',
  clock: false,
  seed: 1,
};
const fit = (changed: Partial<FitTdTwinOptions> = {}) =>
  fitTdTwin(linkScheduling.controlled as never, [instance], { ...options, ...changed });

it('fitTdTwin moves the actor off plain max-weight, the same way for the same seed, and leaves no tensor', async () => {
  const before = tf.memory().numTensors;
  const [a, b] = [await fit(), await fit()];
  expect(b).toEqual(a);
  expect(a.theta).not.toEqual([1, 0]);
  expect(a.path.length).toBe(4);
  expect(a.path.at(-1)).toBeCloseTo(betaOf(a.theta), 12);
  expect(tf.memory().numTensors).toBe(before);
});

it('fitTdTwin: every option changes what is learned', async () => {
  const paths = await Promise.all(
    [
      {},
      { gamma: 0 },
      { noise: 0.1 },
      { objective: 'first' as const },
      { target: 'return' as const },
      { clock: true },
    ].map(async (one) => JSON.stringify((await fit(one)).theta)),
  );
  expect(new Set(paths).size).toBe(paths.length);
});

it('the error of the twin falls when nothing else moves', async () => {
  const { errors } = await fit({ episodes: 150, lr: 1e-2, gamma: 0, noise: 1 });
  const mean = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0) / some.length;
  expect(mean(errors.slice(-30))).toBeLessThan(0.8 * mean(errors.slice(0, 5)));
});

it('slotWeights is ReLU(u − β Â u) up to scale', () => {
  const graph = randomGraph(9, 0.3, 2);
  const rng = new Rng(3);
  const state = [0, 1, 2].map(() => Float64Array.from({ length: 9 }, () => rng.uniform(1, 9)));
  const theta = [0.3, 0.2] as const;
  const ours = slotWeights(
    graph,
    theta,
    state[0]!.map((q, i) => q * state[1]![i]!),
  );
  const plain = lessAround(graph, onProduct, betaOf(theta))(state, 0);
  for (let i = 0; i < 9; i++) expect(ours[i]).toBeCloseTo(0.5 * plain[i]!, 10);
});
