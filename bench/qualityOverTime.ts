import { loadRunData } from '../src/experiments/loadRunData';
import { median } from '../src/experiments/means';
import { machine } from '../src/machine';
import { methods } from '../src/methods';
import type { Quality, QualityPoint } from '../src/notebook/bench/kept';
import { resolve } from '../src/papers';
import { runOn } from './runOn';

export interface QualityOptions {
  dataDir?: string;
  /** Training steps to try, each a run of its own; default 1 to 1000. */
  steps?: readonly number[];
  /** Default 3. */
  seeds?: number;
  /** That train, step by step of the list above; default clusternet and gcn-e2e. */
  trained?: readonly string[];
  /** That run once a seed; default the paper's and Louvain. */
  others?: readonly string[];
  onProgress?: (line: string) => void;
}

const K = 5;
/** A run of fewer seconds is repeated, same bits, and its median counts: one collection of garbage would double it. */
const SHORT = 0.1;
const REPEATS = 5;
/** Steps after which all code of a step is compiled. */
const WARM_UP = 100;

/**
 * Community detection with few and with many training steps, beside the methods that do not train: what does waiting buy?
 * Everybody sees the observed edges and is measured on all of them. The first run of each method is not counted: it compiles.
 * @throws InputError for files that are missing
 * @example (await qualityOverTime('karate', { steps: [1, 10], seeds: 1 })).points
 */
export async function qualityOverTime(dataset: string, options: QualityOptions = {}): Promise<Quality> {
  const { dataDir, steps = [1, 3, 10, 30, 100, 300, 1000], seeds = 3, onProgress } = options;
  const { trained = ['clusternet', 'gcn-e2e'] } = options;
  const { others = ['train-cnm', 'train-newman', 'train-spectral', 'train-louvain', '2stage-cnm', '2stage-spectral'] } =
    options;
  const from = dataDir === undefined ? {} : { dataDir };
  const data = await loadRunData(resolve({ dataset, k: K }, from), from);
  const runOnce = async (method: string, seed: number, budget?: number): Promise<QualityPoint> => {
    onProgress?.(`${method}, seed ${seed}${budget === undefined ? '' : `, ${budget} steps`}`);
    const set = budget === undefined ? {} : { steps: budget };
    const spec = resolve({ dataset, k: K, method, seed, set }, from);
    const times: number[] = [];
    let result: Awaited<ReturnType<typeof runOn>>;
    do {
      const begun = performance.now();
      result = await runOn(data, spec);
      times.push((performance.now() - begun) / 1000);
    } while (times.length < REPEATS && times[0]! < SHORT);
    return { method, seed, steps: result.steps, seconds: median(times), value: result.value };
  };
  const points: QualityPoint[] = [];
  for (const method of trained) {
    await runOnce(method, 0, Math.min(WARM_UP, Math.max(...steps)));
    for (let seed = 0; seed < seeds; seed++)
      for (const budget of steps) points.push(await runOnce(method, seed, budget));
  }
  for (const method of others) {
    if (!method.startsWith('2stage')) await runOnce(method, 0);
    const varied = methods[method]!.seeded ? seeds : 1;
    for (let seed = 0; seed < varied; seed++) points.push(await runOnce(method, seed));
  }
  return { dataset, machine: machine(), points };
}
