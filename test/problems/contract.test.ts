import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';
import { softmaxRows } from '../../src/ops/softmaxRows';
import { problems } from '../../src/problems';
import { isBetter, type Problem, type Solution } from '../../src/problems/Problem';
import { relax } from '../../src/problems/relax';
import { Rng } from '../../src/random/Rng';
import { resolveSettings } from '../../src/settings';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

/** What every problem of the registry must keep; a new one is tested by being registered. */
const K = 2;
const graph = Graph.fromEdges(7, [0, 1, 2, 3, 4, 5, 6, 0], [1, 2, 3, 4, 5, 6, 0, 3]);
const { graph: club } = karateClub();
const all: readonly Problem[] = Object.values(problems);

const decisionOf = (problem: Problem, n: number): tf.Tensor =>
  problem.relaxation!.shape === 'partition'
    ? tf.tidy(() => softmaxRows(exact(randomValues(n * K, 1), [n, K])))
    : exact(randomValues(n, 1, 0.05, 0.25), [n]);

/** The solution as the relaxed decision that is sure of it. */
function certain(problem: Problem, solution: Solution, n: number): tf.Tensor {
  const partition = problem.kind === 'partition';
  const values = new Float64Array(partition ? n * K : n);
  solution.forEach((entry, i) => {
    values[partition ? i * K + entry : entry] = 1;
  });
  return exact(values, partition ? [n, K] : [n]);
}

/** K for `pose`, where the problem has one. */
const sizeOf = ({ sized }: Problem): { k?: number } => (sized === false ? {} : { k: K });

/**
 * Every feasible solution of a small graph with exactly K chosen nodes, or with labels in [0, K); all feasible sets of nodes
 * where nobody says how many.
 */
function* everySolution(problem: Problem, n: number): Generator<Solution> {
  if (problem.sized === false) {
    const posed = problem.pose(graph, {});
    for (let code = 0; code < 2 ** n; code++) {
      const chosen = Int32Array.from({ length: n }, (_, i) => i).filter((i) => (code >> i) % 2 === 1);
      if (problem.violation(posed, chosen) === null) yield chosen;
    }
    return;
  }
  if (problem.kind === 'partition') {
    const posed = problem.pose(graph, { k: K });
    for (let code = 0; code < K ** n; code++) {
      const labels = Int32Array.from({ length: n }, (_, i) => Math.floor(code / K ** i) % K);
      if (problem.violation(posed, labels) === null) yield labels;
    }
    return;
  }
  for (let u = 0; u < n; u++) for (let v = 0; v < u; v++) yield Int32Array.of(v, u);
}

it.each(Object.entries(problems))('%s stands in the registry under its own name', (name, problem) => {
  expect(problem.name).toBe(name);
});

describe.each(all)('problem $name', (problem) => {
  const instance = problem.pose(graph, sizeOf(problem));

  it('poses itself with its graph and K, and refuses K outside [1, n]', () => {
    expect([instance.graph, instance.k]).toEqual([graph, problem.sized === false ? 7 : K]);
    if (problem.sized === false) return;
    expect(() => problem.pose(graph, {})).toThrow(/K: expected an integer between 1 and n = 7, but got none/);
    for (const k of [0, 8, 1.5])
      expect(() => problem.pose(graph, { k })).toThrow(/K: expected an integer between 1 and n = 7/);
  });

  it('says in words what makes a solution infeasible, and nothing of a feasible one', () => {
    const feasible = [...everySolution(problem, 7)];
    expect(feasible.length).toBeGreaterThan(0);
    for (const solution of feasible) expect(problem.violation(instance, solution)).toBeNull();
    if (problem.sized === false) {
      for (const solution of [Int32Array.of(1, 1), Int32Array.of(0, 7), Int32Array.of(-1)])
        expect(problem.violation(instance, solution)).toMatch(/^expected .* but got /);
      return;
    }
    const wrong = problem.kind === 'partition' ? [Int32Array.of(0, 1), Int32Array.of(0, 0, 0, 0, 0, 0, K)] : [];
    const wrongChoice = problem.kind === 'selection' ? [Int32Array.of(), Int32Array.of(1, 1), Int32Array.of(0, 7)] : [];
    for (const solution of [...wrong, ...wrongChoice])
      expect(problem.violation(instance, solution)).toMatch(/^expected .* but got /);
  });

  it('gives every feasible solution a finite value, and a second opinion on equals where it has one', () => {
    for (const solution of everySolution(problem, 7)) {
      expect(Number.isFinite(problem.value(instance, solution))).toBe(true);
      if (problem.tieBreak !== undefined) expect(Number.isFinite(problem.tieBreak.of(instance, solution))).toBe(true);
    }
  });

  it('takes the value of no label or node that does not exist', () => {
    const end = problem.kind === 'partition' ? K : 7;
    for (const entry of [end, -1]) {
      const solution = problem.kind === 'partition' ? new Int32Array(7).fill(entry) : Int32Array.of(entry);
      expect(() => problem.value(instance, solution)).toThrow(InputError);
    }
  });

  it('says of each node what a solution means for it', () => {
    const [solution] = everySolution(problem, 7);
    const outcome = problem.outcome?.(instance, solution!);
    if (outcome === undefined) return;
    expect(outcome.group.length).toBe(7);
    for (const column of Object.values(outcome.columns)) expect(column.length).toBe(7);
  });

  const { columns, guided } = problem;
  if (columns !== undefined)
    it('takes a number for each node, and refuses another length or a number that is none', () => {
      for (const [name, { flag }] of Object.entries(columns)) {
        const ones = new Array<number>(7).fill(1);
        // With room for every node: a one may be the capacity of a place.
        const size = problem.sized === false ? {} : { k: graph.n };
        const posed = problem.pose(graph, { ...size, columns: { [name]: ones } });
        expect(Array.from(posed.columns![name]!)).toEqual(ones);
        for (const wrong of [[1], [...ones.slice(1), Number.NaN], ...(flag === true ? [[...ones.slice(1), 2]] : [])])
          expect(() => problem.pose(graph, { ...size, columns: { [name]: wrong } })).toThrow(/expected /);
      }
    });

  if (guided !== undefined)
    it('guides its heuristic to feasible solutions, whatever the numbers, and draws weights anew by a seed', () => {
      const { channels, plain, solve, outcomes, redraw, inputs } = guided;
      expect(plain.length).toBe(channels);
      const all = [0, 1, 2, 3].map((seed) => randomValues(7 * channels, seed, -1, 2));
      const flat = Float64Array.from({ length: 7 * channels }, (_, i) => plain[i % channels]!);
      for (const z of [flat, ...all]) {
        const solution = solve(instance, z);
        expect(problem.violation(instance, solution)).toBeNull();
        expect(solve(instance, z)).toEqual(solution);
        expect(outcomes(instance, solution).length).toBe(7);
      }
      if (inputs !== undefined) expect(inputs(instance).values.length).toBe(7 * inputs(instance).columns);
      const [first, again, other] = [1, 1, 2].map((seed) => redraw(instance, new Rng(seed)).columns!);
      expect(again).toEqual(first);
      expect(other).not.toEqual(first);
    });

  if (problem.relaxation === undefined) return;

  it('has the gradient of its loss', async () => {
    await inFloat64(() => {
      const { loss } = relax(problem, problem.pose(graph, { k: K }));
      const at = decisionOf(problem, graph.n);
      const error = gradientError((x) => loss(x), [at]);
      if (error < 1e-5) return;
      // A loss of stock tfjs ops is computed in float32 whatever the backend: larger steps, and three digits.
      expect(gradientError((x) => loss(x), [at], 1e-2)).toBeLessThan(1e-3);
    });
  });

  it('rounds to a feasible solution, the same one for the same seed', () => {
    const { round } = relax(problem, instance);
    const decision = decisionOf(problem, graph.n).dataSync();
    const solution = round(decision, { seed: 5 });
    expect(round(decision, { seed: 5 })).toEqual(solution);
    expect(problem.violation(instance, solution)).toBeNull();
  });

  it('its hard loss is its loss at the solution, for every solution', () => {
    const { loss, hardLoss } = relax(problem, instance);
    for (const solution of everySolution(problem, 7)) {
      const relaxed = tf.tidy(() => loss(certain(problem, solution, graph.n)).dataSync()[0]!);
      expect(Math.abs(hardLoss(solution) - relaxed)).toBeLessThan(2e-3);
    }
  });

  it('the smallest hard loss over all solutions has the best value', () => {
    // On the whole graph, where the loss is the value itself: an average over nodes would be another problem.
    const { hardLoss } = relax(problem, instance);
    let [bestValue, bestLoss, valueOfBestLoss] = [Number.NaN, Number.POSITIVE_INFINITY, Number.NaN];
    for (const solution of everySolution(problem, 7)) {
      const value = problem.value(instance, solution);
      if (isBetter(problem, value, bestValue)) bestValue = value;
      const loss = hardLoss(solution);
      if (loss < bestLoss - 1e-12) [bestLoss, valueOfBestLoss] = [loss, value];
    }
    expect(valueOfBestLoss).toBeCloseTo(bestValue, 12);
  });

  it('judges a lower hard loss as better where values differ, on the karate club', () => {
    const onClub = problem.pose(club, { k: K });
    const { hardLoss } = relax(problem, onClub);
    const rng = new Rng(3);
    const draws = Array.from({ length: 40 }, () => {
      if (problem.kind === 'partition') {
        const labels = Int32Array.from({ length: club.n }, () => rng.int(K));
        return problem.violation(onClub, labels) === null ? labels : (problem.repair?.(onClub, labels) ?? labels);
      }
      const first = rng.int(club.n - 1);
      return Int32Array.of(first, first + 1);
    });
    const values = draws.map((solution) => problem.value(onClub, solution));
    expect(new Set(values).size).toBeGreaterThan(1);
    const byLoss = [...draws].sort((a, b) => hardLoss(a) - hardLoss(b));
    const [best, worst] = [byLoss[0]!, byLoss.at(-1)!].map((solution) => problem.value(onClub, solution)) as [
      number,
      number,
    ];
    // Draws of equal loss may be of any value; where the losses differ, the value must, and the right way.
    expect(hardLoss(byLoss[0]!)).toBeLessThan(hardLoss(byLoss.at(-1)!));
    expect(isBetter(problem, best, worst)).toBe(true);
  });

  it('refuses a setting that its loss does not have', () => {
    const specs = problem.relaxation!.settings?.({ partial: false }) ?? {};
    expect(() => resolveSettings(problem.name, specs, { nonsense: 1 })).toThrow(/expected .*, but got "nonsense"/);
    expect(problem.relaxation!.settings === undefined || relax(problem, instance, {})).toBeTruthy();
  });
});

it('modularity refuses a graph without edges', () => {
  const pose = () => problems.modularity.pose(Graph.fromEdges(3, [], []), { k: 2 });
  expect(pose).toThrow('modularity: expected a graph with an edge, but got none');
});

it('a problem without a relaxation is refused by name', () => {
  const { relaxation: _, ...blackBox } = problems.modularity;
  const instance = problems.modularity.pose(graph, { k: 2 });
  expect(() => relax(blackBox, instance)).toThrow(
    'problem: expected one with a relaxed loss, to train on, but got modularity, which has none',
  );
});
