import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { nodeDecisions } from '../../src/experiments/nodeDecisions';
import { solve } from '../../src/experiments/solve';
import { Graph, karateClub } from '../../src/graph';
import { modularityOf, objectives } from '../../src/problems';

const { graph: club } = karateClub();
const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4]);

describe('solve', () => {
  it('finds at least 0.41 on the karate club at K = 4, and ClusterNet by itself does', async () => {
    const { best, candidates, training, features, skipped } = await solve(club, { k: 4, steps: 300 });
    expect(best.value).toBeGreaterThanOrEqual(0.41);
    expect(candidates.find(({ method }) => method === 'clusternet')?.value).toBeGreaterThanOrEqual(0.41);
    expect(training).toEqual({ steps: 900, restarts: 0, collapsed: false });
    expect(features).toMatchObject({ name: 'node2vec', columns: 128 });
    expect(skipped).toEqual([]);
    for (const { value, solution } of candidates) expect(value).toBe(modularityOf(club, solution));
    const values = candidates.map(({ value }) => value);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(candidates.map(({ method }) => method).sort()).toContain('newman-fine-tuned');
  });

  it('ranks facilities by the largest, then by the mean distance', async () => {
    const options = { k: 1, objective: 'facility', steps: 50, features: 'identity' } as const;
    const { best, candidates, approximation } = await solve(path, options);
    expect(approximation).toBeNull();
    expect([best.value, best.meanDistance, [...best.solution]]).toEqual([2, 1.2, [2]]);
    const ranks = candidates.map(({ value, meanDistance }) => [value, meanDistance!] as const);
    expect(ranks).toEqual([...ranks].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
  });

  it('gives the same for the same seed, and takes features of your own', async () => {
    const features = { kind: 'dense', rows: 5, cols: 1, values: Float32Array.of(0, 1, 2, 3, 4) } as const;
    const run = () => solve(path, { k: 2, features, steps: 20, starts: 2, seed: 7, baselines: ['louvain'] });
    const strip = ({ candidates }: Awaited<ReturnType<typeof run>>) => candidates.map(({ seconds, ...rest }) => rest);
    const first = await run();
    expect(strip(first)).toEqual(strip(await run()));
    expect(first.features).toMatchObject({ name: 'own', columns: 1 });
    expect(first.candidates).toHaveLength(2);
  });

  it('reports stages, and training with one clock over all starts', async () => {
    const stages: string[] = [];
    const steps: string[] = [];
    await solve(path, {
      k: 2,
      features: 'identity',
      steps: 2,
      starts: 2,
      baselines: ['cnm'],
      onStage: (stage) => stages.push(stage),
      onProgress: ({ step, steps: all }) => steps.push(`${step}/${all}`),
    });
    expect(stages).toEqual(['identity features', 'ClusterNet, start 1 of 2', 'ClusterNet, start 2 of 2', 'CNM']);
    expect(steps).toEqual(['1/4', '2/4', '3/4', '4/4']);
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

  it('names a baseline that cannot do the graph instead of failing', async () => {
    const apart = Graph.fromEdges(6, [0, 2, 4], [1, 3, 5]);
    const { best, skipped, candidates } = await solve(apart, { k: 2, features: 'identity', steps: 100 });
    expect(best.value).toBeGreaterThan(0);
    expect(skipped.length + candidates.length).toBe(8);
  });

  it('K = 1 and K = n', async () => {
    const one = await solve(path, { k: 1, features: 'identity', steps: 5 });
    expect(one.best.value).toBe(0);
    const all = await solve(path, { k: 5, features: 'identity', objective: 'facility', steps: 5 });
    expect(all.best.value).toBe(0);
  });

  it.each([
    [{ k: 0 }, /K: expected an integer between 1 and n = 5, but got 0/],
    [{ k: 6 }, /but got 6/],
    [{ k: 2, objective: 'beauty' }, /objective: expected one of modularity, facility.*, but got "beauty"/],
    [{ k: 2, baselines: ['gonzalez'] }, /baseline for modularity: expected one of cnm, .*, but got "gonzalez"/],
    [{ k: 2, features: 'magic' as never }, /features: expected one of node2vec, .*, but got "magic"/],
    [{ k: 2, starts: 0 }, /starts: expected an integer of at least 1, but got 0/],
    [
      { k: 2, features: { kind: 'dense', rows: 4, cols: 1, values: new Float32Array(4) } as const },
      /features: expected n = 5 rows, one per node, but got 4/,
    ],
  ])('refuses %j', async (options, message) => {
    const refusal = solve(path, options);
    await expect(refusal).rejects.toThrow(message);
    await expect(refusal).rejects.toBeInstanceOf(InputError);
  });

  it('refuses facilities on a graph of several components, naming the way out', async () => {
    const apart = Graph.fromEdges(4, [0, 2], [1, 3]);
    await expect(solve(apart, { k: 1, objective: 'facility' })).rejects.toThrow(/largestComponent\(graph\)/);
  });
});

describe('nodeDecisions', () => {
  it('spells out communities', () => {
    const labels = Int32Array.of(0, 0, 1, 1, 1);
    const spelled = nodeDecisions(path, objectives.modularity!, labels);
    expect(spelled).toEqual({ community: labels, facility: null, distance: null });
  });

  it('finds each node its facility, −1 out of reach', () => {
    const graph = Graph.fromEdges(6, [0, 1, 2, 3], [1, 2, 3, 4]);
    const { community, facility, distance } = nodeDecisions(graph, objectives.facility!, Int32Array.of(0, 4));
    expect(community).toBeNull();
    expect([...facility!]).toEqual([0, 0, 0, 4, 4, -1]);
    expect([...distance!]).toEqual([0, 1, 2, 1, 0, -1]);
  });
});
