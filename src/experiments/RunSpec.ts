import type { SplitKind } from '../data/Dataset';
import type { FeatureScaling } from '../data/scaleFeatures';
import type { Settings } from '../settings';
import type { Protocol } from './Protocol';

/** What is observed: 40 % of the edges, or all of them. Values are measured on the full graph either way. */
export type Task = 'learn' | 'optimize';

/**
 * Where node features come from.
 * - `own`: the set's own, read from its files.
 * - `node2vec`: made anew from the edges that the run may see.
 * - `role2vec`: ours, fitted on the training graphs' observed edges, for all graphs.
 * - `structural`: counts around each node.
 * - `none`: the method looks at none.
 */
export type FeatureSource = 'own' | 'node2vec' | 'role2vec' | 'structural' | 'none';

/** Which data a run is on, with everything that changes a bit of it. */
export interface DataSpec {
  /** Name of the data set. */
  readonly name: string;
  readonly task: Task;
  /** The upstream's splits, or our own 40/10/50 of the distinct edges, drawn by the run's seed. */
  readonly splits: SplitKind;
  readonly features: FeatureSource;
  /** What rows of the set's own features are divided by. */
  readonly scaling: FeatureScaling;
  /** All that the set can be told; absent for one that can be told nothing. */
  readonly settings?: Settings;
  /** Present for graphs that were generated because the set's files are not there. */
  readonly generated?: true;
}

/** What of a run is timed: gradient steps, one forward pass, or the algorithm on the observed or predicted graph. */
export type TimedPart = 'train' | 'forward' | 'solve';

/** One run, fully specified, every setting resolved: the same specification gives the same bits. */
export interface RunSpec {
  /** K is absent for a problem without. */
  readonly problem: { readonly name: string; readonly k?: number };
  readonly data: DataSpec;
  readonly protocol: Protocol;
  readonly method: string;
  /** All of the method's, defaults included. */
  readonly settings: Settings;
  readonly seed: number;
  /** Present for a measurement of time: repeated alone on the machine, seeds from this one on. */
  readonly timed?: TimedPart;
}

/** What identifies a run: the canonical JSON of its specification. Two runs that differ in anything have two keys. */
export function runKey(spec: RunSpec): string {
  return canonical(spec);
}

/** JSON with the names of every object in alphabetical order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
