import { describe, expect, it } from 'vitest';
import { type SolveOptions, solve } from '../../src/experiments/solve';
import { timeBudget } from '../../src/experiments/timeBudget';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';
import { problems } from '../../src/problems';
import type { Problem } from '../../src/problems/Problem';
import { lengthsOf } from '../support/lengths';

const { graph: club } = karateClub();
const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]);
const quick = { features: 'structural', settings: { steps: 30 }, starts: 1 } as const;
const unrelaxed = (Object.values(problems) as Problem[]).filter(
  ({ relaxation, controlled }) => relaxation === undefined && controlled === undefined,
);

describe('solve with a question of its own', () => {
  it('measures lengths, demands and candidates, whoever solves', async () => {
    const values = lengthsOf(path, (u) => (u === 3 ? 100 : 1));
    const question = { problem: 'facility', k: 1, lengths: { name: 'm', values } };
    const { best, candidates } = await solve(path, { ...quick, ...question });
    expect([best.value, [...best.solution]]).toEqual([100, [3]]);
    expect(candidates).toHaveLength(7);
    const columns = { demand: [1, 1, 1, 1, 0], candidate: [0, 1, 0, 0, 1] };
    const spared = await solve(path, { ...quick, ...question, columns });
    expect([spared.best.value, [...spared.best.solution]]).toEqual([2, [1]]);
  });

  it('gives side-by-side threads the whole question', async () => {
    const options = { problem: 'modularity', k: 4, terms: { resolution: 3 }, features: 'identity', starts: 2 } as const;
    const settings = { steps: 700 };
    const [one, two] = await Promise.all(
      [1, 2].map((threads) => solve(club, { ...options, settings, threads, baselines: [] })),
    );
    expect(two!.best.value).toBe(one!.best.value);
    expect([...two!.best.solution]).toEqual([...one!.best.solution]);
  });

  it('mends what breaks the terms, and says so; what cannot be mended is left out with its reason', async () => {
    const { candidates, skipped } = await solve(club, { ...quick, k: 4, terms: { smallest: 7 } });
    for (const { solution } of candidates) {
      const sizes = [0, 0, 0, 0];
      for (const label of solution) sizes[label]!++;
      expect(Math.min(...sizes.filter((size) => size > 0))).toBeGreaterThanOrEqual(7);
    }
    expect(candidates.length + skipped.length).toBe(10);
    expect(candidates.some(({ mended }) => mended === true)).toBe(true);
  });

  it.each(unrelaxed.map(({ name }) => name))(
    'solves %s, which has no relaxed loss, by every method for it',
    async (name) => {
      const problem: Problem = problems[name as keyof typeof problems];
      const graph = problem.columns?.terminal === undefined ? club : path;
      const { best, candidates, training, instance } = await solve(graph, {
        problem: name,
        seconds: 2,
        settings: {},
        ...(problem.columns?.terminal === undefined ? {} : { columns: { terminal: [1, 0, 0, 1, 0] } }),
      });
      expect(candidates.length).toBeGreaterThan(0);
      expect(problem.violation(instance, best.solution)).toBeNull();
      expect(training.restarts).toBe(0);
    },
  );

  it('keeps to a budget of seconds: what comes too late is left out, but something is always found', async () => {
    const { candidates, skipped } = await solve(club, { k: 4, features: 'identity', seconds: 1e-6 });
    expect(candidates.length).toBeGreaterThan(0);
    expect(skipped.length).toBeGreaterThan(0);
    expect(skipped.at(-1)!.reason).toBe('the 0.000001 seconds were over');
    expect(() => timeBudget(0)).toThrow('seconds: expected a number above 0, but got 0');
    expect(timeBudget(undefined).left()).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    [{ problem: 'modularity', terms: { gamma: 1 } }, /term: expected one of resolution, .*, but got "gamma"/],
    [
      { problem: 'modularity', columns: { weight: [1] } },
      /node column: expected none for modularity, but got "weight"/,
    ],
    [
      { problem: 'facility', columns: { weight: [1] } },
      /node column: expected one of demand, candidate, but got "weight"/,
    ],
    [{ problem: 'facility', terms: { resolution: 1 } }, /term: expected none for facility, but got "resolution"/],
    [
      { problem: 'modularity', lengths: { name: 'km', values: [] } },
      /lengths: expected none for modularity, but got "km"/,
    ],
    [{ problem: 'modularity', k: '3' as never }, /K: expected an integer between 1 and n = 5, but got "3"/],
  ] as [SolveOptions, RegExp][])('refuses %j', async (options, message) => {
    await expect(solve(path, { k: 2, ...options })).rejects.toThrow(message);
  });

  it('refuses what is no graph, and says what to pass of a file', async () => {
    await expect(solve({ graph: path } as never, { k: 2 })).rejects.toThrow(
      'graph: expected a Graph, but got a file’s content; pass its .graph',
    );
    await expect(solve(undefined as never, { k: 2 })).rejects.toThrow('graph: expected a Graph, but got undefined');
  });
});
