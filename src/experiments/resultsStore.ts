import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunRecord, RunSpec } from './RunRecord';

/** Where kept results live: one JSON line a finished run. */
export const RESULTS_DIR = join(__dirname, '../../data/results');

/** What identifies a run: two records with the same key are the same experiment. */
export function runKey(run: RunSpec): string {
  const { dataset, task, objective, method, k, seed, splits, trainingGraphs, tuneSteps } = run;
  const parts = [objective, `K${k}`, dataset, task, splits, method, `seed${seed}`];
  if (trainingGraphs !== undefined) parts.push(`train${trainingGraphs}`);
  if (tuneSteps !== undefined) parts.push(`tune${tuneSteps}`);
  return parts.join('/');
}

/**
 * An append-only file of finished runs. A line is written with one call and flushed before `append` returns, so a kill
 * loses at most the run in progress; half a line left by a power cut is cut off when the file is opened again.
 */
export class ResultsStore {
  private readonly records = new Map<string, RunRecord>();

  constructor(readonly file: string) {
    if (!existsSync(file)) return;
    const text = readFileSync(file, 'utf8');
    const whole = text.lastIndexOf('\n') + 1;
    if (whole < text.length) truncateSync(file, Buffer.byteLength(text.slice(0, whole)));
    for (const line of text.slice(0, whole).split('\n')) {
      if (line === '') continue;
      const record = JSON.parse(line) as RunRecord;
      this.records.set(runKey(record), record);
    }
  }

  /** The finished run of that specification; `steps`, when given, must agree unless the method does not train. */
  get(run: RunSpec): RunRecord | undefined {
    const record = this.records.get(runKey(run));
    if (record === undefined || run.steps === undefined || record.steps === 0) return record;
    return record.steps === run.steps ? record : undefined;
  }

  all(): RunRecord[] {
    return [...this.records.values()];
  }

  append(record: RunRecord): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const descriptor = openSync(this.file, 'a');
    try {
      writeSync(descriptor, `${JSON.stringify(record)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    this.records.set(runKey(record), record);
  }
}

/** The kept results of one of the paper's tables. */
export function tableStore(table: number, directory = RESULTS_DIR): ResultsStore {
  return new ResultsStore(join(directory, `table-${table}.jsonl`));
}
