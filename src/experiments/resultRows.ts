import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../errors';
import { pick } from '../pick';
import { RESULTS_DIR, resultsOf } from './ResultsStore';
import type { RunRecord } from './RunRecord';

/** One finished run as a row of plain values. */
export type ResultRow = Readonly<Record<string, string | number>>;

/**
 * The kept runs of an experiment, a row each: `method`, `problem`, `k`, `dataset`, `task`, `splits`, `features`, `protocol`,
 * `seed`, then what was measured by its name (`value`, …), `seconds` in all and by part (`seconds.train`, …), and what else differs
 * between runs of one method: `settings.…`, `data.…`, `protocol.…`. What a run does not have is NaN in a column of numbers,
 * '' in one of text.
 * @param name as in "clusternet/table-1"
 * @throws InputError that lists the experiments with kept results, for another name
 * @example resultRows('clusternet/table-1')[0]?.method // 'clusternet'
 */
export function resultRows(name: string, directory: string = RESULTS_DIR): ResultRow[] {
  const kept = Object.fromEntries(keptExperiments(directory).map((one) => [one, one]));
  const records = resultsOf(pick('results', kept, name), directory).all();
  const extras = differing(records);
  const rows = records.map((record) => rowOf(record, extras));
  const columns = [...new Set(rows.flatMap(Object.keys))].sort((a, b) => placeOf(a) - placeOf(b));
  const isText = new Set(columns.filter((column) => rows.some((row) => typeof row[column] === 'string')));
  return rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column, row[column] ?? (isText.has(column) ? '' : Number.NaN)])),
  );
}

/** Names of all experiments with kept results. */
function keptExperiments(directory: string): string[] {
  if (!existsSync(directory)) {
    const expected = 'a folder of kept runs (the repository has them in data/results)';
    throw new InputError({ file: directory, expected, actual: 'none' });
  }
  const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) =>
    readdirSync(join(directory, name))
      .filter((file) => file.endsWith('.jsonl'))
      .map((file) => `${name}/${file.slice(0, -'.jsonl'.length)}`),
  );
}

/** What is known of every run, in this order; times and what differs come last. */
const FIRST = ['method', 'problem', 'k', 'dataset', 'task', 'splits', 'features', 'protocol', 'seed', 'value'];

function placeOf(column: string): number {
  const place = FIRST.indexOf(column);
  if (place >= 0) return place;
  const part = column.includes('.') ? column.slice(0, column.indexOf('.')) : '';
  if (column === 'seconds') return FIRST.length + 1;
  return FIRST.length + 1 + ['', 'seconds', 'protocol', 'data', 'settings'].indexOf(part);
}

/** Details of a specification by name: all that can differ beyond the columns that every row has. */
function detailsOf({ spec }: RunRecord): Record<string, string | number> {
  const { name: _name, ...protocol } = spec.protocol;
  const parts = { protocol, data: spec.data.settings ?? {}, settings: spec.settings };
  const entries = Object.entries(parts).flatMap(([part, values]) =>
    Object.entries(values).map(([name, value]): [string, string | number] => [
      `${part}.${name}`,
      typeof value === 'number' ? value : String(value),
    ]),
  );
  return Object.fromEntries(entries);
}

/** The details that have more than one value among the runs of some method. */
function differing(records: readonly RunRecord[]): Set<string> {
  const seen = new Map<string, string | number>();
  const found = new Set<string>();
  for (const record of records) {
    for (const [name, value] of Object.entries(detailsOf(record))) {
      const key = `${record.spec.method} ${name}`;
      if (seen.has(key) && seen.get(key) !== value) found.add(name);
      seen.set(key, value);
    }
  }
  return found;
}

function rowOf(record: RunRecord, extras: ReadonlySet<string>): Record<string, string | number> {
  const { spec, metrics, seconds } = record;
  const parts = Object.entries(seconds);
  const details = Object.entries(detailsOf(record)).filter(([name]) => extras.has(name));
  return {
    method: spec.method,
    problem: spec.problem.name,
    ...(spec.problem.k === undefined ? {} : { k: spec.problem.k }),
    dataset: spec.data.name,
    task: spec.data.task,
    splits: spec.data.splits,
    features: spec.data.features,
    protocol: spec.protocol.name,
    seed: spec.seed,
    ...(spec.timed === undefined ? {} : { timed: spec.timed }),
    ...metrics,
    ...(parts.length === 0 ? {} : { seconds: parts.reduce((sum, [, value]) => sum + value, 0) }),
    ...Object.fromEntries(parts.map(([name, value]) => [`seconds.${name}`, value])),
    ...Object.fromEntries(details),
  };
}
