import type { Instance, Problem } from '../problems/Problem';
import type { SettingSpecs } from '../settings';
import { betaOf, fitTdTwin, type SlotWeights, slotWeights } from '../training/fitTdTwin';
import { acceptsControlled } from './acceptsControlled';
import { type LearningReport, type Method, NOTHING_LEARNED, type Solver } from './Method';
import { timed } from './timed';

const settings = {
  episodes: { default: 300, low: 0, integer: true, about: 'E, episodes of T slots (paper 200)' },
  lr: { default: 1e-3, low: 0, aboveLow: true, about: 'learning rate of both Adams (paper 1e-4)' },
  gamma: { default: 1, low: 0, high: 1, about: 'γ, what the next slot counts' },
  noise: { default: 0.3, low: 0, about: 'U(−noise, noise) on the weights, over their mean, while gathering' },
  hidden: { default: 32, low: 1, integer: true, about: 'width of the twin' },
  layers: { default: 5, low: 1, integer: true, about: 'layers of the twin' },
  objective: {
    default: 'all',
    choices: ['first', 'all'],
    about: 'the actor follows ô(1), as printed, or ô of all slots',
  },
  target: {
    default: 'difference',
    choices: ['difference', 'return'],
    about: 'the twin is drawn to r(t) + γ ô(t + 1), or to the return that came',
  },
  clock: { default: false, about: 'whether the twin sees the share of slots left' },
} as const satisfies SettingSpecs;

const PLAIN = [1, 0] as const;

/**
 * GDPG-Twin for decision processes, faithful to its equations: the twin learns by temporal differences, and an actor of two
 * numbers, c = ReLU(θ₀ u + θ₁ L u), follows it. Since the heuristic ignores scale, all that can be learned is β = θ₁ / (θ₀ + θ₁),
 * which an answer reports.
 */
export const tdTwin: Method = {
  name: 'td-twin',
  title: 'Twin by temporal differences',
  seeded: true,
  usesFeatures: false,
  learns: true,
  accepts: acceptsControlled,
  settings: () => settings,
  async learn({ problem, graphs, settings: told, seed, hooks = {} }) {
    if (graphs.length === 0) return solverOf(problem, PLAIN, NOTHING_LEARNED);
    const { onProgress, signal } = hooks;
    const began = performance.now();
    const instances: Instance[] = graphs.map(({ instance }) => instance);
    const { theta, episodes }: SlotWeights = await fitTdTwin(problem.controlled!, instances, {
      ...(told as unknown as Omit<Parameters<typeof fitTdTwin>[2], 'seed'>),
      seed,
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
    const seconds = { train: (performance.now() - began) / 1000, select: 0 };
    return solverOf(problem, theta, { ...NOTHING_LEARNED, steps: episodes, seconds });
  },
};

function solverOf(problem: Problem, theta: readonly [number, number], report: LearningReport): Solver {
  const { play, utility } = problem.controlled!;
  return {
    report,
    solve({ graph, instance }) {
      const { result, seconds } = timed(() => play(instance, (state) => slotWeights(graph, theta, utility(state))));
      return { solution: result, seconds: { forward: 0, round: seconds }, measures: { beta: betaOf(theta) } };
    },
    dispose() {},
  };
}
