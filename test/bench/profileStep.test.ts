import { expect, it } from 'vitest';
import { profileRounds } from '../../bench/profileStep';
import { trainingSteps } from '../../bench/trainingSteps';

it('profileRounds takes medians over rounds and sums the kernels', async () => {
  const order: string[] = [];
  const ms = [5, 9, 7];
  const spmm = [1, 3, 2];
  const profile = await profileRounds(
    async (T, steps) => {
      order.push(`time ${T} ${steps}`);
      return ms.shift()!;
    },
    async (T, steps) => {
      order.push(`profile ${T} ${steps}`);
      const taken = spmm.shift()!;
      return taken === 3 ? { spmm: taken } : { spmm: taken, adam: 0.5 };
    },
    { T: 5, rounds: 3, steps: 10 },
  );
  expect(profile).toEqual({ msStep: 7, msKernels: 2.5, kernels: { spmm: 2, adam: 0.5 } });
  expect(order).toEqual(Array.from({ length: 3 }, () => ['time 5 10', 'profile 5 10']).flat());
});

it('a training step of karate spends its time in the kernels of its own objective', async () => {
  const [step] = trainingSteps('karate', { only: 'step/T1' });
  const [facility] = trainingSteps('karate', { only: 'facility' });
  const kernels = await step!.profile!(1, 5);
  expect(kernels).toHaveProperty('adam');
  expect(kernels).toHaveProperty('modularityGrad');
  expect(kernels).not.toHaveProperty('expectedDistance');
  expect(await facility!.profile!(1, 5)).toHaveProperty('expectedDistanceGrad');
});
