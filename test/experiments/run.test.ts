import { describe, expect, it, vi } from 'vitest';
import { methods } from '../../src/experiments/methods';
import type { RunSpec } from '../../src/experiments/RunRecord';
import { run } from '../../src/experiments/run';
import { objectives } from '../../src/problems';

const spec = (parts: Partial<RunSpec>): RunSpec => ({
  dataset: 'karate',
  task: 'learn',
  objective: 'modularity',
  method: 'clusternet',
  k: 3,
  seed: 1,
  splits: 'strict',
  ...parts,
});

/** Every method with every objective it fits: a new one inherits this. */
const pairs = Object.values(methods).flatMap((method) =>
  Object.values(objectives)
    .filter((objective) => method.decisions.includes(objective.decision))
    .map((objective) => ({ method: method.name, objective: objective.name })),
);

describe('run', () => {
  it.each(pairs)('$method solves $objective on karate, the same way twice', async ({ method, objective }) => {
    const steps = /^(train-)/.test(method) ? {} : { steps: 20 };
    const [a, b] = [await run(spec({ method, objective, ...steps })), await run(spec({ method, objective, ...steps }))];
    expect(Number.isFinite(a.value)).toBe(true);
    expect(b.value).toBe(a.value);
    expect(b.trainValue).toBe(a.trainValue);
    expect(a.auc === undefined).toBe(!method.startsWith('2stage-'));
  });

  it('trains with the loss that the method asks for, and measures with the objective itself', async () => {
    const bind = vi.spyOn(objectives.facility, 'bind');
    await run(spec({ method: 'clusternet-softmax', objective: 'facility', steps: 2 }));
    const losses = bind.mock.calls.map(([, options]) => (options as { aggregation?: string }).aggregation);
    bind.mockRestore();
    expect(losses).toEqual(['softMaximum', undefined, undefined]);
  });

  it('refuses a method that makes another kind of decision, naming those that fit', async () => {
    const wrong = run(spec({ method: 'train-greedy' }));
    await expect(wrong).rejects.toThrow('method: expected one for modularity: clusternet, gcn-e2e, train-cnm');
  });

  it('refuses a task it does not know', async () => {
    await expect(run(spec({ task: 'guess' as 'learn' }))).rejects.toThrow(
      'task: expected learn or optimize, but got guess',
    );
  });
});
