import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESULTS_DIR } from '../../experiments/ResultsStore';
import type { Machine } from '../../machine';

/** Another implementation's time in the same rounds. */
export interface PeerResult {
  /** Median milliseconds a step. */
  msMedian: number;
  /** Peer / ours. */
  ratio: number;
  /** What it ended with, where ours says so too. */
  value?: number;
}

/** One measured case. */
export interface BenchResult {
  /** As in "cora/step/T1". */
  name: string;
  msMedian: number;
  msP10: number;
  rounds: number;
  /** What ours ended with, where the work is an algorithm: modularity of the partition, mean distance. */
  value?: number;
  peers: Record<string, PeerResult>;
}

/** Where the time of a training step goes, in milliseconds. */
export interface StepProfile {
  /** Median of a step through `fit`, taken without a profile. */
  msStep: number;
  /** Sum of `kernels`. The rest of a step is tfjs's tape, the ops around the kernels, and `fit`. */
  msKernels: number;
  /** What each kernel takes in a step, by its name. */
  kernels: Record<string, number>;
}

/** One finished case of `npm run bench`: a line of `data/results/bench.jsonl`. */
export interface BenchEntry {
  name: string;
  /** What was timed. */
  title: string;
  section: string;
  /** Nodes of the graph; 0 where there is none. */
  nodes: number;
  machine: Machine;
  /** Processes that wanted to run when it was done, a minute's mean; absent: not noted. Ours and the peer are one of them. */
  load?: number;
  /** Programs that the peers ran on. */
  versions: Record<string, string>;
  /** Peers left out, and why. */
  notes: string[];
  result: BenchResult;
  /** Of a training step. */
  profile?: StepProfile;
}

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

/** A training step on graphs of growing size. */
export interface Scaling {
  rows: readonly { nodes: number; edges: number; msPerStep: number; peakRssBytes?: number }[];
  /** Time grows as edges to this power. */
  exponent: number | null;
}

/** A gradient of the clustering layer, by one of its backward passes. */
export interface BackwardCostRow {
  /** n. */
  readonly nodes: number;
  /** K. */
  readonly k: number;
  /** Width of the embedding. */
  readonly p: number;
  /** T, updates before the last. */
  readonly iterations: number;
  readonly backward: 'approximate' | 'exact' | 'unrolled';
  /** Median milliseconds, forward and backward. */
  readonly ms: number;
  /** The same of processor time, which other work on the machine disturbs less. */
  readonly cpuMs: number;
  /** The most that the kernels hold meanwhile, beyond the embedding. */
  readonly peakBytes: number;
}

/** What the backward passes of the clustering layer cost. */
export interface BackwardCost {
  readonly machine: Machine;
  readonly rows: readonly BackwardCostRow[];
}

/**
 * The kept cases of the bench, the last measurement of each; none where there is no file.
 * @example keptBench().find(({ name }) => name === 'cora/step/T1')?.result.msMedian
 */
export function keptBench(file = join(RESULTS_DIR, 'bench.jsonl')): BenchEntry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'));
  const entries = lines.map((line) => JSON.parse(line) as BenchEntry);
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

/**
 * The kept profiles of the named cases, each under the name given to it; cases without one are left out.
 * @example profilesOf(keptBench(), { 'cora/step/T1': 'T = 1' })['T = 1']?.msKernels
 */
export function profilesOf(
  entries: readonly BenchEntry[],
  names: Readonly<Record<string, string>>,
): Record<string, StepProfile> {
  const found = Object.entries(names).flatMap(([name, shown]) => {
    const profile = entries.find((entry) => entry.name === name)?.profile;
    return profile === undefined ? [] : [[shown, profile] as const];
  });
  return Object.fromEntries(found);
}

/** The machines and the programs that figures were measured on, in a sentence. @example measuredOn(keptBench()) */
export function measuredOn(entries: readonly BenchEntry[]): string {
  const on = ({ cpu, cores, memoryGiB, platform, node }: Machine): string =>
    `${cores} cores of an ${cpu}, ${memoryGiB} GiB, ${platform}, Node ${node}`;
  const machines = [...new Set(entries.map(({ machine }) => on(machine)))];
  const versions = Object.assign({}, ...entries.map((entry) => entry.versions)) as Record<string, string>;
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `Measured on ${machines.join('; ')}${programs.length === 0 ? '' : `; ${programs.join(', ')}`}.`;
}

/**
 * The kept scaling measurement, if there is one.
 * @example keptScaling()?.exponent
 */
export const keptScaling = (): Scaling | undefined => read('bench-scaling.json');

/**
 * The kept measurement of quality against time, if there is one.
 * @example keptQuality()?.points.length
 */
export const keptQuality = (): Quality | undefined => read('bench-quality.json');

/**
 * The kept costs of the backward passes, if there are any.
 * @example keptBackwardCost()?.rows.length
 */
export const keptBackwardCost = (): BackwardCost | undefined => read('bench-backward.json');

function read<T>(name: string): T | undefined {
  const file = join(RESULTS_DIR, name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
