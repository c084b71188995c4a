import { median } from '../src/experiments/means';
import { type KernelTimes, profileKernels } from '../src/kernels/profileKernels';
import type { Model } from '../src/models/Model';
import type { StepProfile } from '../src/notebook/bench/kept';
import { type FitProblem, fit } from '../src/training/fit';
import type { StepTimer } from './stepTimer';

/** Takes `steps` training steps with T clustering iterations and returns what each kernel took in one, in milliseconds. */
export type StepProfiler = (T: number, steps: number) => Promise<Record<string, number>>;

/** Profiles training steps as a user gets them, through `fit`; medians over the steps. */
export function fitStepProfiler(model: Model, problem: FitProblem): StepProfiler {
  return (T, steps) =>
    profileKernels(async (times) => {
      const marks: KernelTimes[] = [];
      // The last step rounds the decision too, and the first has no mark before it: neither counts.
      const onProgress = ({ step }: { step: number }) => {
        if (step < steps + 2) marks.push(new Map(times));
      };
      const options = { steps: steps + 2, iterations: () => T, restarts: 0, selectEvery: Number.POSITIVE_INFINITY };
      await fit(model, problem, { ...options, onProgress });
      const taken = [...times.keys()].map((name) => [name, medianGrowth(marks, name)] as const);
      return Object.fromEntries(taken.filter(([, ms]) => ms > 0));
    });
}

const medianGrowth = (marks: readonly KernelTimes[], name: string): number =>
  median(marks.slice(1).map((times, i) => (times.get(name) ?? 0) - (marks[i]!.get(name) ?? 0)));

/**
 * Steps without and with a profile take turns, so that both see the same machine; medians over the rounds.
 * @example await profileRounds(fitStepTimer(model, problem), fitStepProfiler(model, problem), { T: 1, rounds: 5, steps: 100 })
 */
export async function profileRounds(
  time: StepTimer,
  profile: StepProfiler,
  { T, rounds, steps }: { T: number; rounds: number; steps: number },
): Promise<StepProfile> {
  const ms: number[] = [];
  const profiles: Record<string, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    ms.push(await time(T, steps));
    profiles.push(await profile(T, steps));
  }
  const names = [...new Set(profiles.flatMap((one) => Object.keys(one)))];
  const kernels = Object.fromEntries(names.map((name) => [name, median(profiles.map((one) => one[name] ?? 0))]));
  return { msStep: median(ms), msKernels: Object.values(kernels).reduce((a, b) => a + b, 0), kernels };
}
