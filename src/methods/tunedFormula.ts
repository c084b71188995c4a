import { NodeFormula, type NodeInputs } from '../models/NodeFormula';
import type { Guided, Instance, Problem } from '../problems/Problem';
import { mixSeed, Rng } from '../random/Rng';
import type { SettingSpecs, Settings } from '../settings';
import type { Evolved } from '../training/evolve';
import { acceptsGuided } from './acceptsGuided';
import { evolveFor, searchSettings } from './evolveFor';
import { type LearningReport, type Lesson, type Method, NOTHING_LEARNED, type Solver } from './Method';
import { timed } from './timed';

const settings = {
  ...searchSettings(30, 0.2),
  judged: { default: 40, low: 1, integer: true, about: 'training instances that every candidate solves' },
} as const satisfies SettingSpecs;

/**
 * What a person could write down in place of an actor: Z as powers of what is around a node (`NodeFormula`), the exponents
 * found by separable CMA-ES on training instances under weights drawn once, by the mean of value / value of the plain
 * heuristic. It starts at the plain heuristic. The question it answers: is a network needed?
 */
export const tunedFormula: Method = {
  name: 'tuned-formula',
  title: 'Tuned formula',
  seeded: true,
  usesFeatures: false,
  learns: true,
  accepts: acceptsGuided,
  settings: ({ guided }) => ({ ...settings, ...guided?.settings }),
  async learn(lesson) {
    const { problem, graphs, settings: told } = lesson;
    const guided = problem.guided!;
    const heuristic = Object.fromEntries(Object.keys(guided.settings ?? {}).map((name) => [name, told[name]!]));
    const first = graphs[0]?.instance;
    const unit = guided.recipe?.scale;
    const formula = new NodeFormula({
      columns: first === undefined ? 1 : inputsOf(guided, first).columns,
      plain: guided.plain,
      ...(typeof unit === 'number' ? { unit } : {}),
    });
    if (first === undefined) return solverOf(guided, heuristic, formula, undefined, 0);
    const began = performance.now();
    const found = await search(lesson, guided, heuristic, formula);
    return solverOf(guided, heuristic, formula, found, (performance.now() - began) / 1000);
  },
};

function search(lesson: Lesson, guided: Guided, heuristic: Settings, formula: NodeFormula): Promise<Evolved> {
  const { problem, graphs, settings: told, seed, hooks = {} } = lesson;
  const { judged } = told as Readonly<Record<string, number>>;
  const rng = new Rng(mixSeed(seed, REDRAW));
  const instances = Array.from({ length: judged! }, (_, i) =>
    guided.redraw(graphs[i % graphs.length]!.instance, rng),
  ).map((instance) => ({ instance, logs: formula.logs(instance.graph, inputsOf(guided, instance)) }));
  const still = new Float64Array(formula.parameters);
  const valueAt = ({ instance, logs }: (typeof instances)[number], parameters: ArrayLike<number>): number =>
    problem.value(instance, guided.solve(instance, formula.z(parameters, logs), heuristic));
  const plain = instances.map((one) => valueAt(one, still));
  const cost = (parameters: Float64Array): number =>
    signOf(problem) * mean(instances.map((one, i) => valueAt(one, parameters) / (plain[i]! || 1)));
  return evolveFor(cost, still, told, { seed, hooks });
}

function solverOf(
  guided: Guided,
  heuristic: Settings,
  formula: NodeFormula,
  found: Evolved | undefined,
  train: number,
): Solver {
  const parameters = found?.parameters ?? new Float64Array(formula.parameters);
  return {
    report: found === undefined ? NOTHING_LEARNED : reportOf(found, train),
    solve({ instance }) {
      const forward = timed(() => formula.z(parameters, formula.logs(instance.graph, inputsOf(guided, instance))));
      const { result: solution, seconds } = timed(() => guided.solve(instance, forward.result, heuristic));
      return { solution, seconds: { forward: forward.seconds, round: seconds } };
    },
    dispose() {},
  };
}

/** The exponents are measures of the run, `theta0`, `theta1`, …: they are the formula. */
function reportOf({ generations, evaluations, cost, parameters }: Evolved, train: number): LearningReport {
  const theta = Object.fromEntries(Array.from(parameters, (value, i) => [`theta${i}`, value]));
  const measures = { evaluations, validationRatio: Math.abs(cost), ...theta };
  return { ...NOTHING_LEARNED, steps: generations, seconds: { train, select: 0 }, measures };
}

function inputsOf(guided: Guided, instance: Instance): NodeInputs {
  return guided.inputs?.(instance) ?? { columns: 1, values: new Float32Array(instance.graph.n).fill(1) };
}

const signOf = ({ sense }: Problem): number => (sense === 'min' ? 1 : -1);
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one / values.length, 0);

/** Stream of the training instances' weights. */
const REDRAW = 76;
