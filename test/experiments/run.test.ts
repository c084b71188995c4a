import { describe, expect, it, vi } from 'vitest';
import type { RunSpec } from '../../src/experiments/RunSpec';
import { type RunRequest, resolveRun } from '../../src/experiments/resolveRun';
import { run } from '../../src/experiments/run';
import { resolve } from '../../src/papers';
import { problems } from '../../src/problems';
import { NEEDS_DATA, NO_DATA } from '../data/temporary';
import { pairs } from '../support/pairs';
import { short } from '../support/short';

const spec = (request: Partial<RunRequest> = {}): RunSpec =>
  resolveRun({ dataset: 'karate', splits: 'strict', k: 3, seed: 1, ...request });

describe('run', () => {
  it.each(pairs)('$name: karate, the same way twice, and as specified', async ({ method, problem }) => {
    const specs = method.settings(problem, { partial: true });
    // Two fifths of the club's edges leave it in pieces, which cannot be dominated by a connected set.
    const task = problem.name === 'connected-dominating-set' ? 'optimize' : 'learn';
    const request = { method: method.name, problem: problem.name, task, set: short(specs, 10) } as const;
    const [a, b] = [await run(spec(request)), await run(spec(request))];
    expect(b.metrics).toEqual(a.metrics);
    expect(a.spec).toEqual(spec(request));
    expect(Number.isFinite(a.metrics.value)).toBe(true);
    expect(a.metrics.auc === undefined).toBe(!method.name.startsWith('2stage-'));
    expect(a.metrics).toMatchObject({ nodes: 34, edges: 78 });
    if ('steps' in specs) expect(a.metrics.steps).toBe(10);
    expect(a.perInstance).toBeUndefined();
  });

  it('completes a specification that lacks settings, so that its key says all', async () => {
    const { settings, ...rest } = spec({ set: { steps: 2 } });
    const { spec: full } = await run({ ...rest, settings: { steps: 2 } });
    expect(full.settings).toEqual(settings);
  });

  it('measures on all edges, and on those it saw', async () => {
    const whole = await run(spec({ method: 'train-louvain', task: 'optimize' }));
    expect(whole.metrics.trainValue).toBe(whole.metrics.value);
    const part = await run(spec({ method: 'train-louvain' }));
    expect(part.metrics.trainValue).not.toBe(part.metrics.value);
  });

  it('trains with the loss that the settings name, and measures with the problem itself', async () => {
    const of = vi.spyOn(problems.facility.relaxation!, 'of');
    const value = vi.spyOn(problems.facility, 'value');
    const request = { problem: 'facility', set: { steps: 2, aggregation: 'softMaximum' } };
    const { metrics } = await run(spec(request));
    const losses = of.mock.calls.map(([, settings]) => settings?.aggregation);
    const measured = value.mock.results.map(({ value: result }) => result);
    vi.restoreAllMocks();
    expect(losses).toEqual(['softMaximum']);
    expect(measured.slice(-2)).toEqual([metrics.value, metrics.trainValue]);
  });

  it.each([
    [
      { method: 'train-greedy' },
      /method: expected one for modularity: clusternet, .*"train-greedy" \(Greedy solves facility, not modularity\)/,
    ],
    [{ problem: { name: 'beauty', k: 3 } }, 'problem: expected one of modularity, facility'],
    [{ settings: { beta: -1 } }, 'beta: expected a number above 0, but got -1'],
    [{ settings: { betta: 1 } }, /setting of clusternet: expected one of steps, .*, but got "betta"/],
    [{ problem: { name: 'modularity', k: 35 } }, 'K: expected an integer between 1 and n = 34, but got 35'],
    [
      { protocol: { name: 'across-graphs', trainingGraphs: 1 } },
      'protocol: expected same-graph, but got across-graphs, on a set of one graph',
    ],
  ] as const)('refuses %j', async (parts, message) => {
    await expect(run({ ...spec(), ...parts } as RunSpec)).rejects.toThrow(message);
  });

  it.skipIf(NO_DATA)(`solves 30 unseen synthetic graphs as well as the paper says ${NEEDS_DATA}`, async () => {
    const { metrics, perInstance, spec: made } = await run(resolve({ dataset: 'synthetic', seed: 1 }));
    expect(made.data.features).toBe('own');
    expect(perInstance).toHaveLength(30);
    expect(metrics.value).toBeCloseTo(perInstance!.reduce((a, b) => a + b, 0) / 30, 12);
    expect(metrics.value).toBeGreaterThan(0.545); // 0.57 in the paper, 0.55–0.56 here by seed
    expect(metrics.steps).toBe(70);
  });
});
