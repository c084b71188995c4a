import { beforeAll, describe, expect, it } from 'vitest';
import { baselines } from '../../src/baselines';
import type { Baseline } from '../../src/baselines/Baseline';
import { InputError } from '../../src/errors';
import { problems } from '../../src/problems';
import type { Instance, Problem } from '../../src/problems/Problem';
import { resolveSettings } from '../../src/settings';
import { short } from '../support/short';
import { numbersOf, oddGraphs, sizesOf } from './oddGraphs';

/** Every baseline with every problem that it names: a new one is tested by being registered. */
const pairs = Object.values<Baseline>(baselines).flatMap((baseline) =>
  baseline.problems.map((name) => ({
    baseline,
    problem: (problems as Record<string, Problem>)[name]!,
    name: `${baseline.name}, ${name}`,
  })),
);

/** Undefined where the problem has no meaning there, which it has to say. */
function posed(problem: Problem, graph: (typeof oddGraphs)[string], k: number): Instance | undefined {
  try {
    return problem.pose(graph, problem.sized === false ? {} : { k });
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return undefined;
  }
}

describe.each(pairs)('$name', ({ baseline, problem }) => {
  const { settings: specs } = baseline;
  const settings = specs === undefined ? {} : { settings: resolveSettings(baseline.name, specs, short(specs, 2)) };
  beforeAll(async () => void (await baseline.ready?.()));

  it.each(Object.entries(oddGraphs))('solves, or refuses by a sentence: %s', (_, graph) => {
    const before = numbersOf(graph);
    for (const k of sizesOf(graph.n)) {
      const instance = posed(problem, graph, k);
      if (instance === undefined) continue;
      let solution: Int32Array;
      try {
        solution = baseline.solve(instance, { seed: 1, ...settings });
      } catch (error) {
        expect(error, `K = ${k}: ${(error as Error).stack}`).toBeInstanceOf(InputError);
        continue;
      }
      expect(solution).toBeInstanceOf(Int32Array);
      if (graph.n === 0) expect(solution.length).toBe(0);
      else expect(problem.violation(instance, solution), `K = ${k}: ${solution}`).toBeNull();
      expect(Number.isFinite(problem.value(instance, solution)), `K = ${k}`).toBe(true);
      if (!('seconds' in (specs ?? {}))) expect(baseline.solve(instance, { seed: 1, ...settings })).toEqual(solution);
    }
    expect(numbersOf(graph)).toBe(before);
  });
});
