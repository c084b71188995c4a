import { expect, it } from 'vitest';
import { inductiveTraining, unseenForward } from '../../src/bench/inductiveBench';
import { smallData } from '../support/inductiveData';

it('times a whole training and a pass on an unseen graph', async () => {
  const data = smallData();
  const [training, pass] = [inductiveTraining('train', data), unseenForward('forward', data)];
  const passMs = await pass.time(pass.iterations, 2);
  expect(passMs).toBeGreaterThan(0);
  expect(await training.time(training.iterations, 2)).toBeGreaterThan(passMs);
}, 120_000);
