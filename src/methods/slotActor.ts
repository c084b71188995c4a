import { SlotActor, slotParameters } from '../models/SlotActor';
import type { Controlled, Instance, Problem } from '../problems/Problem';
import { mixSeed, Rng } from '../random/Rng';
import type { SettingSpecs } from '../settings';
import type { Evolved } from '../training/evolve';
import { acceptsControlled } from './acceptsControlled';
import { evolveFor, searchSettings } from './evolveFor';
import { type LearningReport, type Lesson, type Method, NOTHING_LEARNED, type Solver } from './Method';
import { timed } from './timed';

const settings = {
  ...searchSettings(40, 0.15),
  beta: { default: 0.5, low: 0, about: 'where it starts: the policy g − β Â g' },
  worst: { default: 1, low: 0, about: 'how much the worst kind of graph counts beside the mean' },
} as const satisfies SettingSpecs;

/**
 * A dozen numbers that weigh nodes in every slot of a decision process (`SlotActor`), found without gradients: candidates
 * play the training instances, and what they reach in relation to where the search started is to be small on average and in
 * the worst instance group. Starts as g − β Â g, so it can only leave that policy for one that does better in training.
 */
export const slotActor: Method = {
  name: 'slot-actor',
  title: 'Evolved slot policy',
  seeded: true,
  usesFeatures: false,
  learns: true,
  accepts: acceptsControlled,
  settings: () => settings,
  async learn(lesson) {
    const { problem, graphs } = lesson;
    const { state } = problem.controlled!;
    const start = startOf(state, lesson.settings.beta as number);
    const began = performance.now();
    const found = graphs.length === 0 ? undefined : await search(lesson, start);
    const seconds = { train: (performance.now() - began) / 1000, select: 0 };
    const report: LearningReport =
      found === undefined ? NOTHING_LEARNED : { ...NOTHING_LEARNED, steps: found.evaluations, seconds };
    return solverOf(problem, found?.parameters ?? start, report);
  },
};

/** θ of g − β Â g. */
function startOf(state: readonly string[], beta: number): Float64Array {
  const parameters = new Float64Array(slotParameters(state).length);
  parameters[0] = beta;
  return parameters;
}

function search({ problem, graphs, settings: told, seed, hooks = {} }: Lesson, start: Float64Array): Promise<Evolved> {
  const { worst } = told as Readonly<Record<string, number>>;
  const controlled = problem.controlled!;
  const rng = new Rng(mixSeed(seed, REDRAW));
  const instances = graphs.map(({ instance }) => controlled.redraw(instance, rng));
  const play = (instance: Instance, parameters: ArrayLike<number>): number =>
    problem.value(instance, playWith(controlled, instance, parameters));
  const begin = instances.map((instance) => play(instance, start));
  const kinds = groupsOf(graphs.map(({ group }) => group ?? ''));
  const better = problem.sense === 'min' ? 1 : -1;
  const cost = (parameters: Float64Array): number => {
    const ratios = instances.map((instance, i) => play(instance, parameters) / (begin[i]! || 1));
    const means = kinds.map((own) => own.reduce((sum, i) => sum + ratios[i]!, 0) / own.length);
    const signed = means.map((mean) => better * mean);
    return signed.reduce((sum, one) => sum + one, 0) / signed.length + worst! * Math.max(...signed);
  };
  return evolveFor(cost, start, told, { seed, hooks });
}

/** Stream of the training instances' random events. */
const REDRAW = 72;

/** Numbers of the instances of each kind. */
function groupsOf(names: readonly string[]): number[][] {
  return [...new Set(names)].map((name) => names.flatMap((other, i) => (other === name ? [i] : [])));
}

function playWith(controlled: Controlled, instance: Instance, parameters: ArrayLike<number>) {
  const actor = new SlotActor(instance.graph, controlled.state, controlled.gain);
  return controlled.play(instance, (state) => actor.weigh(parameters, state));
}

function solverOf(problem: Problem, parameters: Float64Array, report: LearningReport): Solver {
  return {
    report,
    solve({ instance }) {
      const { result, seconds } = timed(() => playWith(problem.controlled!, instance, parameters));
      return { solution: result, seconds: { forward: 0, round: seconds } };
    },
    dispose() {},
  };
}
