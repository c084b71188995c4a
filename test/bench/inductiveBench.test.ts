import { expect, it } from 'vitest';
import { inductiveTraining, unseenForward } from '../../bench/inductiveBench';
import { loadDataset } from '../../src/data';
import { smallData } from '../support/inductiveData';

it('times a whole training and a pass on an unseen graph', async () => {
  const data = smallData();
  const [training, pass] = [inductiveTraining('train', data), unseenForward('forward', data)];
  for (const { time, iterations } of [training, pass]) expect(await time(iterations, 2)).toBeGreaterThan(0);
  const smaller = { ...data, test: [{ ...data.test[0], full: loadDataset('karate').full }] };
  expect([training.nodes, unseenForward('forward', smaller).nodes]).toEqual([data.train[0].full.n, 34]);
}, 120_000);
