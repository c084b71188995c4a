import { Bench } from 'tinybench';
import { median } from '../src/experiments/means';

/**
 * Runs `work` and returns the median milliseconds of a run. Sampling is tinybench's; taking turns with peers is `interleave`'s.
 * @throws what `work` throws
 * @example await sample(() => cnm(graph, { k: 5 }), 3)
 */
export async function sample(work: () => unknown, runs: number): Promise<number> {
  const bench = new Bench({ time: 0, iterations: runs, throws: true });
  const task = bench.add('work', async () => {
    await work();
  }).tasks[0]!;
  await task.run();
  return median(task.result!.samples);
}
