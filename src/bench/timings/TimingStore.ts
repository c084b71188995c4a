import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Machine, machine } from '../../../bench/machine';
import type { Timing } from './measureTimings';

/** One measured cell of a timing table: a line of `data/results/table-6.jsonl` … `table-9.jsonl`. */
export interface TimingRecord extends Timing {
  dataset: string;
  /** Title of the row. */
  row: string;
  /** Training steps; absent: the paper's. */
  steps?: number;
  machine: Machine;
}

/** Where kept results live. */
const RESULTS_DIR = join(__dirname, '../../../data/results');

/** An append-only file of measured cells; a later line for the same cell counts. */
export class TimingStore {
  private readonly records = new Map<string, TimingRecord>();
  private readonly file: string;

  constructor(table: number, directory: string = RESULTS_DIR) {
    this.file = join(directory, `table-${table}.jsonl`);
    if (!existsSync(this.file)) return;
    for (const line of readFileSync(this.file, 'utf8').split('\n')) {
      if (!line.endsWith('}')) continue; // empty, or cut off by a power failure
      const record = JSON.parse(line) as TimingRecord;
      this.records.set(keyOf(record.dataset, record.row, record.steps), record);
    }
  }

  /** The cell measured with so many training steps; default the paper's. */
  get(dataset: string, row: string, steps?: number): TimingRecord | undefined {
    return this.records.get(keyOf(dataset, row, steps));
  }

  all(): TimingRecord[] {
    return [...this.records.values()];
  }

  append(dataset: string, row: string, timing: Timing, steps?: number): void {
    const record: TimingRecord = {
      dataset,
      row,
      ...timing,
      ...(steps === undefined ? {} : { steps }),
      machine: machine(),
    };
    mkdirSync(dirname(this.file), { recursive: true });
    appendFileSync(this.file, `${JSON.stringify(record)}\n`);
    this.records.set(keyOf(dataset, row, steps), record);
  }
}

const keyOf = (dataset: string, row: string, steps?: number): string => `${dataset}/${row}/${steps ?? 'paper'}`;
