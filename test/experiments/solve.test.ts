import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { type SolveOptions, solve } from '../../src/experiments/solve';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';
import { modularityOf } from '../../src/problems/modularity/modularityOf';

const { graph: club } = karateClub();
const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]);

describe('solve', () => {
  it('finds at least 0.41 on the karate club at K = 4, and ClusterNet by itself does', async () => {
    const { best, candidates, training, features, skipped, problem, instance } = await solve(club, {
      k: 4,
      settings: { steps: 300 },
    });
    expect(best.value).toBeGreaterThanOrEqual(0.41);
    expect(candidates.find(({ method }) => method === 'clusternet')?.value).toBeGreaterThanOrEqual(0.41);
    expect(training).toEqual({ steps: 300, restarts: 0, collapsed: false });
    expect(features).toMatchObject({ name: 'node2vec', columns: 128 });
    expect([problem.name, instance.k, instance.graph]).toEqual(['modularity', 4, club]);
    expect(skipped).toEqual([]);
    for (const { value, solution } of candidates) expect(value).toBe(modularityOf(club, solution));
    const values = candidates.map(({ value }) => value);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(candidates.map(({ method }) => method).sort()).toContain('newman-fine-tuned');
  });

  it('ranks facilities by the largest, then by the mean distance', async () => {
    const options = { k: 1, problem: 'facility', settings: { steps: 50 }, features: 'identity' } as const;
    const { best, candidates, approximation } = await solve(path, options);
    expect(approximation).toBeNull();
    expect([best.value, best.tieBreak, [...best.solution]]).toEqual([2, 1.2, [2]]);
    const ranks = candidates.map(({ value, tieBreak }) => [value, tieBreak!] as const);
    expect(ranks).toEqual([...ranks].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
  });

  it('says what a loss looked at only where it was trained on', async () => {
    const ends = (n: number) => Array.from({ length: n - 1 }, (_, i) => i);
    const longPath = (n: number) =>
      Graph.fromEdges(
        n,
        ends(n),
        ends(n).map((v) => v + 1),
      );
    const facility = { k: 2, problem: 'facility' };
    const settings = { steps: 1, targets: 4 };
    const trained = await solve(longPath(40), {
      ...facility,
      features: 'structural',
      settings,
      methods: ['clusternet'],
    });
    expect(trained.approximation).toMatchObject({ targets: 4, kind: 'landmarks' });
    const searched = await solve(longPath(20_001), { ...facility, methods: ['gonzalez'] });
    expect(searched.approximation).toBeNull();
  });

  it('gives the same for the same seed, and takes features of your own', async () => {
    const features = { kind: 'dense', rows: 5, cols: 1, values: Float32Array.of(0, 1, 2, 3, 4) } as const;
    const settings = { steps: 20 };
    const run = () => solve(path, { k: 2, features, settings, starts: 2, seed: 7, baselines: ['louvain'] });
    const strip = ({ candidates }: Awaited<ReturnType<typeof run>>) => candidates.map(({ seconds, ...rest }) => rest);
    const first = await run();
    expect(strip(first)).toEqual(strip(await run()));
    expect(first.features).toMatchObject({ name: 'own', columns: 1 });
    expect(first.candidates.map(({ method }) => method).sort()).toEqual(['clusternet', 'louvain']);
    expect(first.candidates.find(({ method }) => method === 'louvain')?.tieBreak).toBeNull();
  });

  it('reports stages, and training with one clock over all starts', async () => {
    const stages: string[] = [];
    const steps: string[] = [];
    await solve(path, {
      k: 2,
      features: 'identity',
      settings: { steps: 2 },
      starts: 2,
      baselines: ['cnm'],
      onStage: (stage) => stages.push(stage),
      onProgress: ({ step, steps: all }) => steps.push(`${step}/${all}`),
    });
    expect(stages).toEqual(['identity features', 'ClusterNet, 2 starts', 'CNM']);
    expect(steps).toEqual(['1/4', '2/4', '3/4', '4/4']);
  });

  it('says what memory training will take, before it starts', async () => {
    const told: string[] = [];
    await solve(path, {
      k: 2,
      features: 'identity',
      settings: { steps: 1 },
      starts: 1,
      onMemoryPlan: ({ peakBytes }) => told.push(peakBytes > 0 ? 'plan' : 'nothing'),
      onProgress: () => told.push('step'),
    });
    expect(told).toEqual(['plan', 'step']);
  });

  it('an abort ends the training with what there is', async () => {
    const controller = new AbortController();
    const { training, candidates } = await solve(club, {
      k: 4,
      features: 'identity',
      signal: controller.signal,
      onProgress: ({ step }) => step === 5 && controller.abort(),
    });
    expect(training.steps).toBe(5);
    expect(candidates.some(({ method }) => method === 'clusternet')).toBe(true);
  });

  it('rejects with the reason of an abort that came before, or while features are made', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(solve(club, { k: 4, signal })).rejects.toThrow('enough');
    const controller = new AbortController();
    const onStage = () => controller.abort(new Error('too long'));
    await expect(solve(club, { k: 4, features: 'node2vec', signal: controller.signal, onStage })).rejects.toThrow(
      'too long',
    );
  });

  it('names a baseline that cannot do the graph instead of failing', async () => {
    const apart = Graph.fromEdges(6, [0, 2, 4], [1, 3, 5]);
    const { best, skipped, candidates } = await solve(apart, { k: 2, features: 'identity', settings: { steps: 100 } });
    expect(best.value).toBeGreaterThan(0);
    expect(skipped.length + candidates.length).toBe(10);
  });

  it('K = 1 and K = n', async () => {
    const one = await solve(path, { k: 1, features: 'identity', settings: { steps: 5 } });
    expect(one.best.value).toBe(0);
    const all = await solve(path, { k: 5, features: 'identity', problem: 'facility', settings: { steps: 5 } });
    expect(all.best.value).toBe(0);
  });

  it.each([
    [{ k: 0 }, /K: expected an integer between 1 and n = 5, but got 0/],
    [{ k: 6 }, /but got 6/],
    [{ k: 2, problem: 'beauty' }, /problem: expected one of modularity, facility.*, but got "beauty"/],
    [{ k: 2, baselines: ['gonzalez'] }, /baseline for modularity: expected one of cnm, .*, but got "gonzalez"/],
    [{ k: 2, features: 'magic' as never }, /features: expected one of node2vec, .*, but got "magic"/],
    [{ k: 2, starts: 0 }, /starts: expected an integer of at least 1, but got 0/],
    [{ k: 2, settings: { betta: 1 } }, /setting of clusternet: expected one of steps, .*, but got "betta"/],
    [{ k: 2, settings: { beta: 0 } }, /beta: expected a number above 0, but got 0/],
    [
      { k: 2, features: { kind: 'dense', rows: 4, cols: 1, values: new Float32Array(4) } as const },
      /features: expected n = 5 rows, one per node, but got 4/,
    ],
  ] satisfies [SolveOptions, RegExp][])('refuses %j', async (options, message) => {
    const refusal = solve(path, options);
    await expect(refusal).rejects.toThrow(message);
    await expect(refusal).rejects.toBeInstanceOf(InputError);
  });

  it('refuses facilities on a graph of several components, naming the way out', async () => {
    const apart = Graph.fromEdges(4, [0, 2], [1, 3]);
    await expect(solve(apart, { k: 1, problem: 'facility' })).rejects.toThrow(/largestComponent\(graph\)/);
  });
});
