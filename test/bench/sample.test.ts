import { expect, it } from 'vitest';
import { sample } from '../../bench/sample';

it('sample runs the work so often, one after another, and returns a median', async () => {
  let running = 0;
  let runs = 0;
  const ms = await sample(async () => {
    expect(++running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    runs++;
  }, 4);
  expect(runs).toBe(4);
  expect(ms).toBeGreaterThan(3);
});

it('sample passes on what the work throws', async () => {
  const failing = () => {
    throw new Error('broken');
  };
  await expect(sample(failing, 2)).rejects.toThrow('broken');
});
