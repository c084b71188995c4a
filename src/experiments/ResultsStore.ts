import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunRecord } from './RunRecord';
import { type RunSpec, runKey } from './RunSpec';

/** Where kept results live: one JSON line a finished run, a file for each experiment. */
export const RESULTS_DIR = join(__dirname, '../../data/results');

/**
 * An append-only file of finished runs, of quality and of times alike. A line is written with one call and flushed before
 * `append` returns, so a kill loses at most the run in progress; half a line left by a power cut is cut off when the file is
 * opened again. A later line of the same run counts.
 */
export class ResultsStore {
  private readonly records = new Map<string, RunRecord>();

  /** @throws SyntaxError for a whole line that is no JSON, which this class never writes */
  constructor(readonly file: string) {
    if (!existsSync(file)) return;
    const text = readFileSync(file, 'utf8');
    const whole = text.lastIndexOf('\n') + 1;
    if (whole < text.length) truncateSync(file, Buffer.byteLength(text.slice(0, whole)));
    for (const line of text.slice(0, whole).split('\n')) {
      if (line === '') continue;
      const record = JSON.parse(line) as RunRecord;
      this.records.set(runKey(record.spec), record);
    }
  }

  /** The finished run of exactly that specification. */
  get(spec: RunSpec): RunRecord | undefined {
    return this.records.get(runKey(spec));
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
    this.records.set(runKey(record.spec), record);
  }
}

/**
 * The kept results of an experiment. @param name as in "clusternet/table-1"
 * @example resultsOf('clusternet/table-1').all().length // every finished run of table 1
 */
export function resultsOf(name: string, directory = RESULTS_DIR): ResultsStore {
  return new ResultsStore(join(directory, `${name}.jsonl`));
}
