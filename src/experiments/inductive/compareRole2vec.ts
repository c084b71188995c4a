import { InputError } from '../../errors';
import { objectives } from '../../problems';
import type { RunSpec } from '../RunRecord';
import type { KnownGraph } from './InductiveMethod';
import { type LoadInductiveOptions, loadInductive } from './loadInductive';
import { solveInductive } from './runInductive';

/** One training on one kind of columns: mean modularity over the graphs of a role. */
export interface Role2vecComparisonRow {
  method: string;
  seed: number;
  /** The released columns, or ours. */
  features: 'role2vec' | 'role2vec-own';
  /** Validation graphs. */
  valid: number;
  /** Test graphs. */
  test: number;
}

export interface CompareRole2vecOptions {
  /** Default clusternet and clusternet-ft. */
  methods?: readonly string[];
  /** Default 0, 1, 2. */
  seeds?: readonly number[];
  dataDir?: string;
  signal?: AbortSignal;
  /** After every row. */
  onRow?: (row: Role2vecComparisonRow) => void;
}

/**
 * Released role2vec columns against ours, everything else equal: the released synthetic graphs and splits, table 3's runs.
 * Ours are fitted on the training graphs' observed edges only, with the seed of the run.
 *
 * @throws InputError when the released files are missing; the signal's reason when aborted
 */
export async function compareRole2vec(options: CompareRole2vecOptions = {}): Promise<Role2vecComparisonRow[]> {
  const { methods = ['clusternet', 'clusternet-ft'], seeds = [0, 1, 2], dataDir, signal, onRow } = options;
  const loading: LoadInductiveOptions = {
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(signal === undefined ? {} : { signal }),
  };
  const rows: Role2vecComparisonRow[] = [];
  for (const seed of seeds) {
    for (const features of ['role2vec', 'role2vec-own'] as const) {
      const ownRole2vec = features === 'role2vec-own';
      const data = await loadInductive('synthetic', { ...loading, seed, ownRole2vec });
      if (data.features !== features) {
        throw new InputError({ what: 'synthetic graphs', expected: 'the released files', actual: 'graphs made here' });
      }
      const asked = [...data.valid, ...data.test];
      for (const method of methods) {
        const spec: RunSpec = {
          dataset: 'synthetic',
          task: 'learn',
          objective: 'modularity',
          method,
          k: 5,
          seed,
          splits: 'released',
        };
        const { solutions } = await solveInductive(
          spec,
          { ...data, test: asked },
          signal === undefined ? {} : { signal },
        );
        const value = ({ full }: KnownGraph, i: number): number =>
          objectives.modularity.bind(full).evaluate(solutions[i].solution);
        const values = asked.map(value);
        const [valid, test] = [values.slice(0, data.valid.length), values.slice(data.valid.length)].map(mean);
        const row: Role2vecComparisonRow = { method, seed, features, valid, test };
        rows.push(row);
        onRow?.(row);
        signal?.throwIfAborted();
      }
    }
  }
  return rows;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
