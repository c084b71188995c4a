import { describe, expect, it } from 'vitest';
import { identityFeatures } from '../../src/features/identityFeatures';
import type { Lesson } from '../../src/methods/Method';
import { tunedFormula } from '../../src/methods/tunedFormula';
import { problems } from '../../src/problems';
import type { Problem } from '../../src/problems/Problem';
import { Rng } from '../../src/random/Rng';
import { resolveSettings, type Settings } from '../../src/settings';
import { connectedGraph } from '../support/connectedGraph';

const steiner: Problem = problems['steiner-tree'] as unknown as Problem;

function seenOf(problem: Problem, seed: number) {
  const graph = connectedGraph(40, 0.06, seed);
  const rng = new Rng(seed);
  const given = Object.keys(problem.columns!).map((name) => [
    name,
    Array.from({ length: 40 }, () => (name === 'terminal' ? Number(rng.float() < 0.3) : rng.float())),
  ]);
  const instance = problem.pose(graph, { columns: Object.fromEntries(given) });
  return { graph, features: identityFeatures(40), instance, whole: instance, part: seed };
}

const lessonOf = (problem: Problem, set: Settings = {}, seed = 0): Lesson => ({
  problem,
  k: 0,
  columns: 0,
  graphs: [1, 2, 3, 4, 5].map((one) => seenOf(problem, one)),
  settings: resolveSettings('tuned-formula', tunedFormula.settings(problem, { partial: false }), {
    generations: 6,
    judged: 10,
    ...set,
  }),
  seed,
});

describe('tunedFormula', () => {
  it('is the plain heuristic where it has learned nothing', async () => {
    const { solve, report } = await tunedFormula.learn({ ...lessonOf(steiner), graphs: [] });
    const seen = seenOf(steiner, 9);
    const plain = steiner.guided!.solve(seen.instance, new Float64Array(40).fill(0.5));
    expect(report.steps).toBe(0);
    expect(solve(seen).solution).toEqual(plain);
  });

  it('does not end dearer on what it was tuned on, and says its exponents', async () => {
    const { report } = await tunedFormula.learn(lessonOf(steiner));
    expect(report.measures!.validationRatio).toBeLessThanOrEqual(1);
    expect(Object.keys(report.measures!).filter((name) => name.startsWith('theta')).length).toBe(5);
    expect(report.measures!.evaluations).toBe(6 * 17 + 1);
  });

  it('is the same for the same seed, and hears the settings of the heuristic', async () => {
    const [one, again, other] = await Promise.all([
      tunedFormula.learn(lessonOf(steiner)),
      tunedFormula.learn(lessonOf(steiner)),
      tunedFormula.learn(lessonOf(steiner, { drop: true })),
    ]);
    expect(again.report.measures).toEqual(one.report.measures);
    expect(other.report.measures).not.toEqual(one.report.measures);
    const seen = seenOf(steiner, 9);
    expect(steiner.value(seen.instance, other.solve(seen).solution)).toBeLessThanOrEqual(
      steiner.value(seen.instance, steiner.guided!.solve(seen.instance, new Float64Array(40).fill(0.5))),
    );
  });

  it('finds more weight where the problem maximises', async () => {
    const problem = problems['independent-set'] as unknown as Problem;
    const { report } = await tunedFormula.learn(lessonOf(problem));
    expect(report.measures!.validationRatio).toBeGreaterThan(1);
  });

  it('refuses a problem without a heuristic to guide', () => {
    expect(tunedFormula.accepts(problems.modularity as unknown as Problem)).toBe(
      'it guides a heuristic, and modularity has none that can be guided',
    );
  });
});
