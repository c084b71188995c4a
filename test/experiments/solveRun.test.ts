import { describe, expect, it } from 'vitest';
import { run } from '../../src/experiments/run';
import { solveRun } from '../../src/experiments/solveRun';
import { resolve } from '../../src/papers';
import { modularityOf } from '../../src/problems/modularity/modularityOf';

const karate = resolve({ dataset: 'karate', k: 3, seed: 1, set: { steps: 30 } });

describe('solveRun', () => {
  it('makes the record that run makes, but for seconds', async () => {
    const { seconds: _, ...alone } = await run(karate);
    const { seconds: __, ...record } = (await solveRun(karate)).record;
    expect(record).toEqual(alone);
  });

  it('keeps the solution with the graph it is worth the record’s values on', async () => {
    const { record, solved } = await solveRun(karate);
    expect(solved).toHaveLength(1);
    const [{ graph, whole, solution, value, trainValue, loss }] = solved;
    expect(graph.m).toBeLessThan(whole.graph.m);
    expect(value).toBe(record.metrics.value);
    expect(trainValue).toBe(record.metrics.trainValue);
    expect(modularityOf(whole.graph, solution)).toBe(value);
    expect(modularityOf(graph, solution)).toBeCloseTo(trainValue, 12);
    expect(loss).toBeCloseTo(-trainValue, 6);
  });

  it('has no loss for a method that compares by none', async () => {
    const { solved } = await solveRun(resolve({ dataset: 'karate', k: 3, method: 'train-cnm' }));
    expect(solved[0]).not.toHaveProperty('loss');
    expect(solved[0]!.solution).toHaveLength(34);
  });
});
