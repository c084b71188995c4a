import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { structural } from '../../src/features/structural';
import { methods } from '../../src/methods';
import type { Known, Lesson, Seen } from '../../src/methods/Method';
import { problems } from '../../src/problems';
import type { Problem } from '../../src/problems/Problem';
import { resolveSettings } from '../../src/settings';
import { pairs } from '../support/pairs';
import { short } from '../support/short';
import { smallRunData } from '../support/smallRunData';

const K = 3;
const { train, valid, test } = smallRunData(problems.facility);
const sizeOf = ({ sized }: Problem): { k?: number } => (sized === false ? {} : { k: K });
/** The same graphs, as another problem poses them. */
const posed = (problem: Problem, { part, graph, features, whole }: Known): Known => ({
  part,
  graph,
  features,
  instance: problem.pose(graph, { ...sizeOf(problem), partial: true }),
  whole: problem.pose(whole.graph, sizeOf(problem)),
});
const seenOf = ({ part, graph, features, instance }: Known): Seen => ({ part, graph, features, instance });

describe.each(pairs)('$name', ({ method, problem }) => {
  const specs = method.settings(problem, { partial: true });
  const settings = resolveSettings(method.name, specs, short(specs, 6));
  const [known, others] = [train.map((graph) => posed(problem, graph)), valid.map((graph) => posed(problem, graph))];
  const unseen = seenOf(posed(problem, test[0]!));

  const lesson = (graphs: Lesson['graphs'], seed = 1): Lesson => ({
    problem,
    k: K,
    columns: unseen.features.cols,
    graphs,
    ...(graphs.length > 1 ? { validation: others } : {}),
    settings,
    seed,
  });
  const answer = async (graphs: Lesson['graphs'], seen = unseen, seed = 1) => {
    const solver = await method.learn(lesson(graphs, seed));
    try {
      return { ...solver.solve(seen), report: solver.report };
    } finally {
      solver.dispose();
    }
  };

  it('has settings whose defaults are allowed, each described', () => {
    for (const context of [{ partial: true }, { partial: false }]) {
      const all = method.settings(problem, context);
      expect(resolveSettings(method.name, all, resolveSettings(method.name, all))).toBeDefined();
      for (const { about } of Object.values(all)) expect(about).not.toBe('');
    }
  });

  it.each([
    ['from nothing', []],
    ['on the graph itself', [unseen]],
    ['across graphs', known],
  ])('solves, feasibly and the same twice, having learned %s', async (_, graphs) => {
    const [a, b] = [await answer(graphs), await answer(graphs)];
    expect(problem.violation(unseen.instance, a.solution)).toBeNull();
    expect(b.solution).toEqual(a.solution);
    expect(b.predicted).toEqual(a.predicted);
    expect(a.predicted === undefined).toBe(!method.name.startsWith('2stage-'));
    if ('steps' in specs || !(method.learns ?? method.usesFeatures))
      expect(a.report.steps).toBe(graphs.length > 0 && 'steps' in specs ? 6 : 0);
  });

  it('says truly whether its seed and its features matter', async () => {
    const same = await answer([unseen]);
    // A search under a clock may be anywhere when it ends.
    if (!method.seeded && !('seconds' in specs))
      expect((await answer([unseen], unseen, 2)).solution).toEqual(same.solution);
    if (method.usesFeatures) return;
    const flat = { ...unseen, features: structural(test[1]!.graph) };
    expect((await answer([flat], flat)).solution).toEqual(same.solution);
  });

  it('leaves no tensor behind', async () => {
    await answer([unseen]); // what is kept beside a graph is kept now
    const before = tf.memory().numTensors;
    await answer([unseen]);
    const solver = await method.learn(lesson([unseen]));
    const tuned = await solver.tune?.(unseen, { steps: 2 });
    tuned?.solve(unseen);
    tuned?.dispose();
    solver.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('tunes where it learns, to a solver of its own', async () => {
    const solver = await method.learn(lesson(known));
    if (method.learns === undefined) expect(solver.tune === undefined).toBe(!method.usesFeatures);
    const before = solver.solve(unseen);
    const [still, tuned] = [await solver.tune?.(unseen, { steps: 0 }), await solver.tune?.(unseen, { steps: 3 })];
    if (still === undefined || tuned === undefined) return solver.dispose();
    expect(still.solve(unseen).solution).toEqual(before.solution);
    expect(tuned.report.steps).toBe(3);
    expect(problem.violation(unseen.instance, tuned.solve(unseen).solution)).toBeNull();
    tuned.dispose();
    still.dispose();
    expect(solver.solve(unseen).solution).toEqual(before.solution); // neither tuning nor its end changed it
    solver.dispose();
  });
});

describe('a method that does not fit', () => {
  const blackBox: Problem = { ...problems.modularity, name: 'secret' };
  Reflect.deleteProperty(blackBox, 'relaxation');

  it('says why', () => {
    expect(methods['train-greedy']!.accepts(problems.modularity)).toBe('Greedy solves facility, not modularity');
    expect(methods['2stage-cnm']!.accepts(problems.facility as Problem)).toBe('CNM solves modularity, not facility');
    expect(methods.clusternet!.accepts(blackBox)).toBe(
      'ClusterNet is trained by gradients, and secret has no relaxed loss',
    );
  });
});

describe('methods', () => {
  it('are found by their names, no two alike, in title either', () => {
    for (const [name, method] of Object.entries(methods)) expect(method.name).toBe(name);
    const titles = Object.values(methods).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('learn nothing from a lesson that was aborted', async () => {
    const [graph] = smallRunData(problems.modularity).train;
    const method = methods.clusternet!;
    const solver = await method.learn({
      problem: problems.modularity,
      k: K,
      columns: graph!.features.cols,
      graphs: [seenOf(graph!)],
      settings: resolveSettings('clusternet', method.settings(problems.modularity, { partial: true })),
      seed: 0,
      hooks: { signal: AbortSignal.abort() },
    });
    expect(solver.report.steps).toBeLessThanOrEqual(1);
    solver.dispose();
  });
});
