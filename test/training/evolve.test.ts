import { expect, it } from 'vitest';
import { evolve } from '../../src/training/evolve';

const valley = (scales: readonly number[]) => (x: Float64Array) =>
  x.reduce((sum, one, i) => sum + scales[i]! * (one - i - 1) ** 2, 0);

it('evolve finds the bottom of a valley whose axes differ a thousandfold', async () => {
  const { parameters, cost, evaluations } = await evolve(valley([1, 1000, 30]), [0, 0, 0], {
    sigma: 0.5,
    generations: 120,
    seed: 1,
  });
  expect(cost).toBeLessThan(1e-6);
  for (const [i, one] of parameters.entries()) expect(one).toBeCloseTo(i + 1, 2);
  expect(evaluations).toBe(1 + 120 * 17);
});

it('evolve gives the same bits for the same seed, and never worse than the start', async () => {
  const options = { sigma: 3, generations: 2, seed: 5 };
  const cost = valley([1, 1]);
  const first = await evolve(cost, [1, 2], options);
  expect(await evolve(cost, [1, 2], options)).toEqual(first);
  expect(first.cost).toBe(0);
  expect([...first.parameters]).toEqual([1, 2]);
});

it('evolve stops after the generation in which it is told to, with the best so far', async () => {
  const controller = new AbortController();
  const { generations } = await evolve(valley([1]), [0], {
    sigma: 1,
    generations: 50,
    seed: 0,
    signal: controller.signal,
    onGeneration: ({ generation }) => generation === 3 && controller.abort(),
  });
  expect(generations).toBe(3);
});

it('evolve refuses nothing to search for', async () => {
  await expect(evolve(() => 0, [], { sigma: 1, generations: 1, seed: 0 })).rejects.toThrow(/parameters: expected/);
});
