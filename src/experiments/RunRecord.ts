import { InputError } from '../errors';
import type { Machine } from '../machine';
import type { RunSpec } from './RunSpec';

/** One finished run: a line of `data/results/`. */
export interface RunRecord {
  readonly spec: RunSpec;
  /**
   * Numbers by name. Of a run: `value` (on the full graph; over several graphs their mean), `trainValue` (on the observed
   * edges), `steps`, `restarts`, `collapsed` (1 when every start ended in one part), `nodes`, `edges`, and of a two-stage method
   * `auc` and `aucReleased`; `ratio` to what the set knows; what the problem measures; and means of each
   * kind of graph, as in `ratio/star30`. Of a measurement of time: `seconds` (the median) and `rounds`.
   */
  readonly metrics: Readonly<Record<string, number>>;
  /** The value on each graph that was solved, where they are between two and a hundred. */
  readonly perInstance?: readonly number[];
  /**
   * `load`, `features`, `train`, `round`, `forward`; across graphs `select` too, and where a model is tuned `tune`. `round`,
   * `forward` and `tune` are for one graph, the others for all.
   */
  readonly seconds: Readonly<Record<string, number>>;
  /** Absent in runs made before it was kept. */
  readonly machine?: Machine;
  /** Of this package. */
  readonly version: string;
}

/** @throws InputError for what lacks a part of a record, or has one of another kind; settings and numbers may have any name */
export function requireRecord(value: unknown): RunRecord {
  const record = fields(value);
  const { problem, data, protocol, settings, method, seed } = fields(record?.spec) ?? {};
  const texts = [fields(problem)?.name, fields(data)?.name, fields(protocol)?.name, method, record?.version];
  const numbers = [
    seed,
    ...Object.values(fields(record?.metrics) ?? [null]),
    ...Object.values(fields(record?.seconds) ?? [null]),
  ];
  const whole = fields(settings) !== undefined && texts.every((text) => typeof text === 'string');
  if (whole && numbers.every((number) => typeof number === 'number')) return value as RunRecord;
  throw new InputError({ what: 'run', expected: 'a specification, metrics, seconds and a version', actual: 'less' });
}

function fields(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
