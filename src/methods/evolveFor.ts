import type { Settings } from '../settings';
import { type Evolved, evolve } from '../training/evolve';
import type { MethodHooks } from './Method';

/** How long and how far a search without gradients goes, as methods can be told it. */
export const searchSettings = (generations: number, sigma: number) =>
  ({
    generations: { default: generations, low: 0, integer: true, about: 'generations of candidates' },
    population: { default: 16, low: 2, integer: true, about: 'candidates a generation' },
    sigma: { default: sigma, low: 0, aboveLow: true, about: 'deviation of the first generation' },
  }) as const;

/** `evolve` as a method's settings have it, with its progress reported; an abort ends it with the best so far. */
export function evolveFor(
  cost: (parameters: Float64Array) => number,
  start: Float64Array,
  told: Settings,
  { seed, hooks: { onProgress, signal } = {} }: { seed: number; hooks?: MethodHooks },
): Promise<Evolved> {
  const { generations, population, sigma } = told as Readonly<Record<string, number>>;
  const began = performance.now();
  return evolve(cost, start, {
    sigma: sigma!,
    generations: generations!,
    population: population!,
    seed,
    ...(signal === undefined ? {} : { signal }),
    onGeneration: ({ generation, best }) =>
      onProgress?.({
        step: generation,
        steps: generations!,
        loss: best,
        seconds: (performance.now() - began) / 1000,
      }),
  });
}
