import { loadavg } from 'node:os';
import { InputError } from '../src/errors';
import { machine } from '../src/machine';
import type { BenchEntry } from '../src/notebook/bench/kept';
import { BenchStore } from './BenchStore';
import { type BenchOptions, benchSteps } from './benchCommand';
import { type BenchPlanOptions, benchPlan, type PlannedItem } from './benchPlan';
import { profileRounds } from './profileStep';

export interface RunBenchOptions extends BenchPlanOptions, Pick<BenchOptions, 'peerOptions' | 'onProgress'> {
  /** Finished cases; default the package's. */
  store?: BenchStore;
  /** Only cases whose name contains this. */
  only?: string;
  /** Measure cases that are there already; default false. */
  fresh?: boolean;
  /** Run the peers; default true. */
  peer?: boolean;
  /** Only the cases that take minutes, or only the others; default all. */
  last?: boolean;
  /** A case that throws does not stop the others then. */
  onError?: (name: string, error: Error) => void;
}

/**
 * Measures every case of the suite that the store lacks for this machine, and appends each as it is done: interrupt it at any
 * time, it resumes. Rounds of ours and of the peers take turns.
 *
 * @returns the entries asked for, in the order of the plan, but for those that failed
 * @throws InputError when no case has such a name
 */
export async function runBench(options: RunBenchOptions = {}): Promise<BenchEntry[]> {
  const { store = new BenchStore(), only = '', fresh = false, last, onProgress, onError } = options;
  const named = benchPlan(options).filter(({ name }) => name.includes(only));
  const planned = named.filter((item) => last === undefined || last === (item.last ?? false));
  if (named.length === 0) {
    throw new InputError({ what: 'only', expected: 'part of a case name, as in "cora/step"', actual: `"${only}"` });
  }
  const here = machine();
  let done = 0;
  for (const item of planned) {
    done++;
    if (!fresh && store.get(item.name, here) !== undefined) continue;
    const tell = (line: string) => onProgress?.(`${done} of ${planned.length}  ${line}`);
    tell(item.name);
    try {
      store.append(await measure(item, { ...options, onProgress: tell }));
    } catch (error) {
      if (onError === undefined) throw error;
      onError(item.name, error as Error);
    }
  }
  return planned.flatMap(({ name }) => store.get(name, here) ?? []);
}

async function measure(planned: PlannedItem, options: RunBenchOptions): Promise<BenchEntry> {
  const { peer = true, quick = false, peerOptions, onProgress } = options;
  const { name, title, section, rounds } = planned;
  const made = await planned.make();
  const stepsPerRound = quick ? 5 : 100;
  const report = await benchSteps([{ ...made, name, ...(quick ? { warmup: 0 } : {}) }], {
    peer,
    rounds,
    stepsPerRound,
    ...(peerOptions === undefined ? {} : { peerOptions }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const { time, profile, iterations: T } = made;
  return {
    name,
    title,
    section,
    nodes: made.nodes,
    machine: report.machine,
    load: Math.round(loadavg()[0]!),
    versions: report.versions ?? {},
    notes: report.notes ?? [],
    result: report.results[0]!,
    ...(profile === undefined
      ? {}
      : { profile: await profileRounds(time, profile, { T, rounds, steps: stepsPerRound }) }),
  };
}
