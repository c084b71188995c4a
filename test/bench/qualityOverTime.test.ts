import { expect, it } from 'vitest';
import { qualityOverTime } from '../../bench/qualityOverTime';

it('qualityOverTime runs trained methods at every budget and seed, others once a seed or once', async () => {
  const { dataset, points } = await qualityOverTime('karate', {
    steps: [1, 4],
    seeds: 2,
    trained: ['clusternet'],
    others: ['train-cnm', 'train-louvain'],
  });
  expect(dataset).toBe('karate');
  expect(points.map(({ method, seed, steps }) => `${method} ${seed} ${steps}`)).toEqual([
    'clusternet 0 1',
    'clusternet 0 4',
    'clusternet 1 1',
    'clusternet 1 4',
    'train-cnm 0 0',
    'train-louvain 0 0',
    'train-louvain 1 0',
  ]);
  for (const { seconds, value } of points) {
    expect(seconds).toBeGreaterThan(0);
    expect(Math.abs(value)).toBeLessThan(0.5);
  }
});
