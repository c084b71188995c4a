import { expect, it } from 'vitest';
import { inductiveBench } from '../../src/bench/inductiveBench';
import { smallData } from '../support/inductiveData';

it('inductiveBench times a whole training and a pass on an unseen graph', async () => {
  const items = inductiveBench(smallData());
  expect(items.map(({ name }) => name)).toEqual(['synthetic/train/70-steps', 'synthetic/forward/unseen']);
  const [training, pass] = await Promise.all(items.map(({ time, iterations }) => time(iterations, 2)));
  expect(pass).toBeGreaterThan(0);
  expect(training).toBeGreaterThan(pass);
}, 120_000);
