import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type * as errors from '../../src/errors';
import type * as learning from '../../src/experiments/learnOnAllCores';
import type * as features from '../../src/features/structural';
import type * as partition from '../../src/graph/generate/plantedPartition';
import type * as method from '../../src/methods/clusternet';
import type * as registry from '../../src/problems';
import type * as settings from '../../src/settings';
import type { TrainingProgress } from '../../src/training/progress';
import { threadsOf } from '../support/threadsOf';

const DIST = join(__dirname, '../../dist');
/** Worker threads run compiled files, so this is about those. */
const BUILT = existsSync(join(DIST, 'experiments/startWorker.js'));
const load = createRequire(__filename);

describe.skipIf(!BUILT)(`learnOnAllCores ${BUILT ? '' : '(skipped: dist/ is not built, npm run build)'}`, () => {
  const setUp = () => {
    const { learnOnAllCores }: typeof learning = load(join(DIST, 'experiments/learnOnAllCores'));
    const { structural }: typeof features = load(join(DIST, 'features/structural'));
    const { plantedPartition }: typeof partition = load(join(DIST, 'graph/generate/plantedPartition'));
    const { clusternet }: typeof method = load(join(DIST, 'methods/clusternet'));
    const { problems }: typeof registry = load(join(DIST, 'problems'));
    const { resolveSettings }: typeof settings = load(join(DIST, 'settings'));
    const { graph } = plantedPartition({ nodes: 2000, edges: 8000, communities: 4, seed: 1 });
    const problem = problems.modularity;
    const seen = { graph, features: structural(graph), instance: problem.pose(graph, { k: 4 }), part: 0 };
    const specs = clusternet.settings(problem, { partial: false });
    // As small as is still worth a second thread.
    const told = resolveSettings('clusternet', specs, { steps: 300, starts: 2, hidden: 8, embedding: 8 });
    return { learnOnAllCores, problem, seen, options: { settings: told, seed: 3 } };
  };

  it('finds side by side, to the bit, what it finds one after another', async () => {
    const { learnOnAllCores, problem, seen, options } = setUp();
    const progress: TrainingProgress[] = [];
    const plans: number[] = [];
    const many = await threadsOf(() =>
      learnOnAllCores(problem, seen, {
        ...options,
        threads: 2,
        onProgress: (one) => progress.push(one),
        onMemoryPlan: ({ peakBytes }) => plans.push(peakBytes),
      }),
    );
    const one = await threadsOf(() => learnOnAllCores(problem, seen, { ...options, threads: 1 }));
    expect(many.threads).toBeGreaterThan(0);
    expect(one.threads).toBe(0);
    expect(many.result.answer.solution).toEqual(one.result.answer.solution);
    expect(many.result.answer.loss).toBe(one.result.answer.loss);
    const { seconds, ...report } = many.result.report;
    const { seconds: also, ...expected } = one.result.report;
    expect(report).toEqual(expected);
    expect(Math.min(seconds.train, also.train)).toBeGreaterThan(0);
    // One clock over all starts, and one memory plan.
    expect(plans).toHaveLength(1);
    const steps = progress.map(({ step }) => step);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(progress.at(-1)).toMatchObject({ step: 600, steps: 600 });
  }, 20_000);

  it.each([1, 2])('refuses a feature that is no number, by its place, with %d threads', async (threads) => {
    const { learnOnAllCores, problem, seen, options } = setUp();
    const { features } = seen;
    const values = Float32Array.from(features.values!);
    values[7] = Number.NaN;
    const wrong = { ...seen, features: { ...features, values } as typeof features };
    await expect(learnOnAllCores(problem, wrong, { ...options, threads })).rejects.toMatchObject({
      name: 'InputError',
      what: expect.stringMatching(/^feature \d+ of node \d+$/),
      expected: 'a finite 32-bit number',
    });
  });

  it('stops every start at an abort, with the best so far', async () => {
    const { learnOnAllCores, problem, seen, options } = setUp();
    const controller = new AbortController();
    const { result, threads } = await threadsOf(() =>
      learnOnAllCores(problem, seen, {
        ...options,
        settings: { ...options.settings, steps: 10_000 },
        threads: 2,
        signal: controller.signal,
        onProgress: () => controller.abort(),
      }),
    );
    expect(threads).toBeGreaterThan(0);
    expect(result.report.steps).toBeLessThan(10_000);
    expect(problem.violation(seen.instance, result.answer.solution)).toBeNull();
  }, 20_000);

  it('hands a refusal on as the InputError that it was', async () => {
    const { learnOnAllCores, problem, seen, options } = setUp();
    const { InputError }: typeof errors = load(join(DIST, 'errors'));
    const impossible = { ...seen, instance: { ...seen.instance, k: 2001 } };
    const refusal = learnOnAllCores(problem, impossible, { ...options, threads: 2 });
    await expect(refusal).rejects.toBeInstanceOf(InputError);
    await expect(refusal).rejects.toThrow('K: expected an integer between 1 and n = 2000, but got 2001');
  }, 20_000);

  it('starts no thread for small work, for one start, or for a problem that a thread could not know', async () => {
    const { learnOnAllCores, problem, seen, options } = setUp();
    const short = { ...options, settings: { ...options.settings, steps: 2 }, threads: 2 };
    const single = { ...options, settings: { ...options.settings, steps: 300, starts: 1 }, threads: 2 };
    const custom = { ...problem, name: 'mine' };
    const works = [
      () => learnOnAllCores(problem, seen, short),
      () => learnOnAllCores(problem, seen, single),
      () => learnOnAllCores(custom, seen, { ...options, threads: 2 }),
    ];
    for (const work of works) expect((await threadsOf(work)).threads).toBe(0);
  }, 20_000);
});
