import { loadDataset } from '../src/data';
import { methods } from '../src/experiments';
import type { MethodResult } from '../src/experiments/methods/Method';
import { runFeatures, runScaling } from '../src/experiments/runFeatures';
import { type Machine, machine } from '../src/machine';
import { objectives } from '../src/problems';
import { median } from './statistics';

/** What a method reached in what time. */
export interface QualityPoint {
  method: string;
  seed: number;
  /** Training steps; 0 for a method that does not train. */
  steps: number;
  /** From the loaded data to the rounded solution; the median of five where it is short. */
  seconds: number;
  /** Modularity of the solution on all edges. */
  value: number;
}

export interface Quality {
  dataset: string;
  machine: Machine;
  points: QualityPoint[];
}

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
  const data = loadDataset(dataset, {
    scaling: runScaling(dataset, 'released'),
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  const graph = data.train;
  const { features } = await runFeatures(data, 'learn', methods.clusternet!);
  const bound = objectives.modularity!.bind(graph, { full: data.full });
  const onAll = objectives.modularity!.bind(data.full);
  const runOnce = async (method: string, seed: number, budget?: number): Promise<QualityPoint> => {
    onProgress?.(`${method}, seed ${seed}${budget === undefined ? '' : `, ${budget} steps`}`);
    const limit = budget === undefined ? {} : { steps: budget };
    const input = { graph, features, objective: bound, k: K, seed, ...limit };
    const times: number[] = [];
    let result: MethodResult;
    do {
      const begun = performance.now();
      result = await methods[method]!.run(input);
      times.push((performance.now() - begun) / 1000);
    } while (times.length < REPEATS && times[0]! < SHORT);
    return { method, seed, steps: result.steps, seconds: median(times), value: onAll.evaluate(result.solution) };
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
