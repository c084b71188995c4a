import { loadDataset } from '../../data';
import { type InductiveData, loadInductive } from '../../experiments/inductive';
import { isInductive, solveInductive } from '../../experiments/inductive/runInductive';
import { methods } from '../../experiments/methods';
import { graphAlgorithms } from '../../experiments/methods/baseline';
import { runFeatures, runScaling } from '../../experiments/runFeatures';
import type { DenseGraph } from '../../graph/DenseGraph';
import { graphInput } from '../../models/graphInput';
import { objectives } from '../../problems';
import { timeForward } from '../../../bench/forwardPass';
import { paperModel } from '../../../bench/paperModel';
import { predictedGraph } from '../../../bench/predictedGraph';
import { median } from '../../../bench/statistics';
import type { TimingRow, TimingTable } from './timingTables';

/** Seconds of one row on one data set, median over `rounds`. */
export interface Timing {
  seconds: number;
  rounds: number;
}

export interface MeasureTimingsOptions {
  dataDir?: string;
  /** Training steps; default the paper's for each method. */
  steps?: number;
  /** A short measurement is repeated until it has taken this many seconds in all; default 1. */
  budget?: number;
  onProgress?: (line: string) => void;
}

/** Repetitions at most. */
const ROUNDS = 5;
const K = 5;

/** Seconds by the title of the row, for the rows asked for. */
export type Timings = Map<string, Timing>;

/**
 * Measures rows of one of the paper's timing tables on one data set: K = 5, observed edges, one thread, seeds 0, 1, … over the
 * repetitions. Making features and loading count for nothing, as in the paper; looks at the rounded solution while training
 * do not count either.
 * @throws InputError for files that are missing
 */
export async function measureTimings(
  table: TimingTable,
  dataset: string,
  rows: readonly TimingRow[],
  options: MeasureTimingsOptions = {},
): Promise<Timings> {
  return isInductive(dataset) ? acrossGraphs(table, dataset, rows, options) : onOneGraph(table, dataset, rows, options);
}

async function onOneGraph(
  { objective: objectiveName }: TimingTable,
  dataset: string,
  rows: readonly TimingRow[],
  options: MeasureTimingsOptions,
): Promise<Timings> {
  const { dataDir, steps, onProgress } = options;
  const objective = objectives[objectiveName]!;
  const { decision } = objective;
  const data = loadDataset(dataset, {
    connected: decision === 'selection',
    scaling: runScaling(dataset, 'released'),
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  const graph = data.train;
  const { features } = await runFeatures(data, 'learn', methods.clusternet!);
  const bound = objective.bind(graph, { full: data.full });
  const input = { graph, features, objective: bound, k: K, ...(steps === undefined ? {} : { steps }) };
  let predicted: DenseGraph | undefined;
  const timings: Timings = new Map();
  for (const { title, method, part } of rows) {
    onProgress?.(title);
    const twoStage = method.startsWith('2stage');
    const train = async (seed: number) => {
      if (!twoStage) return (await methods[method]!.run({ ...input, seed })).seconds.train;
      const trained = await predictedGraph(graph, features, { seed, ...(steps === undefined ? {} : { steps }) });
      predicted = trained.predicted;
      return trained.trainSeconds;
    };
    const measured = async (): Promise<Timing> => {
      if (part === 'train') return repeat(train, options);
      if (part === 'forward') {
        const model = paperModel(method as 'clusternet', { features: features.cols, k: K, seed: 0, decision });
        const problem = { input: graphInput(graph, features), objective: bound };
        const forward = async () => (await timeForward(model, problem, 1, 20)) / 1000;
        return repeat(forward, options).finally(() => model.dispose());
      }
      const { solve } = graphAlgorithms.find(({ name }) => method.endsWith(`-${name}`))!;
      if (twoStage && predicted === undefined) await train(0);
      const on = twoStage ? predicted! : graph;
      return repeat(async (seed) => secondsOf(() => solve(on, { k: K, seed })), options);
    };
    timings.set(title, await measured());
  }
  return timings;
}

async function acrossGraphs(
  { objective }: TimingTable,
  dataset: string,
  rows: readonly TimingRow[],
  options: MeasureTimingsOptions,
): Promise<Timings> {
  const { dataDir, steps, onProgress } = options;
  const connected = objectives[objective]!.decision === 'selection';
  const data: InductiveData = await loadInductive(dataset as 'synthetic', {
    connected,
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  const timings: Timings = new Map();
  for (const method of new Set(rows.map((row) => row.method))) {
    const own = rows.filter((row) => row.method === method);
    onProgress?.(own[0]!.title);
    const found = new Map<string, number[]>(own.map(({ title }) => [title, []]));
    await repeat(async (seed) => {
      const begun = performance.now();
      const spec = { dataset, task: 'learn', objective, method, k: K, seed, splits: 'released' } as const;
      const limits = { ...spec, ...(steps === undefined ? {} : { steps }) };
      const { solutions, seconds } = await solveInductive(limits, data);
      for (const { title, part } of own) {
        const ofOne = solutions.map((one) => (part === 'forward' ? one.seconds.forward : one.seconds.round));
        found.get(title)!.push(part === 'train' ? seconds.train : median(ofOne));
      }
      return (performance.now() - begun) / 1000;
    }, options);
    for (const [title, all] of found) timings.set(title, { seconds: median(all), rounds: all.length });
  }
  return timings;
}

/** Repeats until the budget is spent, `ROUNDS` times at most; `work(seed)` returns its seconds. */
async function repeat(work: (seed: number) => Promise<number>, { budget = 1 }: MeasureTimingsOptions): Promise<Timing> {
  const all: number[] = [];
  const begun = performance.now();
  do all.push(await work(all.length));
  while (all.length < ROUNDS && performance.now() - begun < 1000 * budget);
  return { seconds: median(all), rounds: all.length };
}

function secondsOf(work: () => unknown): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1000;
}
