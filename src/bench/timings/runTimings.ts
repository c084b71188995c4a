import { type MeasureTimingsOptions, measureTimings } from './measureTimings';
import { TimingStore } from './TimingStore';
import { type TimingRow, type TimingTable, timingTables } from './timingTables';

export interface RunTimingsOptions extends MeasureTimingsOptions {
  /** Measured cells; default the package's. */
  store?: TimingStore;
  /** Default all of the table's. */
  datasets?: readonly string[];
  /** Measure cells that are there already; default false. */
  fresh?: boolean;
  /** Rows that throw do not stop the others then. */
  onError?: (name: string, error: Error) => void;
}

/** A row with our seconds, where measured, beside the paper's. */
export interface TimedRow {
  title: string;
  cells: { dataset: string; ours: number | undefined; rounds: number; paper: number; ratio: number | undefined }[];
}

/** Measures what the store lacks of a table, a data set at a time; what is done is kept if it is interrupted. */
export async function runTimings(id: number, options: RunTimingsOptions = {}): Promise<TimedRow[]> {
  const table = timingTables[id]!;
  const { store = new TimingStore(id), datasets = table.datasets, fresh = false, steps, onProgress, onError } = options;
  for (const dataset of datasets) {
    const missing = table.rows.filter(({ title }) => fresh || store.get(dataset, title, steps) === undefined);
    for (const rows of together(missing)) {
      const tell = (line: string) => onProgress?.(`table ${id}: ${dataset}, ${line}`);
      try {
        const timings = await measureTimings(table, dataset, rows, { ...options, onProgress: tell });
        for (const [row, timing] of timings) store.append(dataset, row, timing, steps);
      } catch (error) {
        if (onError === undefined) throw error;
        onError(`table ${id}, ${dataset}, ${rows[0]!.title}`, error as Error);
      }
    }
  }
  return timedRows(table, store, options);
}

/** The two-stage rows share a trained model, so they are measured together; every other method on its own. */
function together(rows: readonly TimingRow[]): TimingRow[][] {
  const groups = new Map<string, TimingRow[]>();
  for (const row of rows) {
    const name = row.method.startsWith('2stage') ? '2stage' : row.method;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()];
}

/** The table as far as it was measured; ratio = paper / ours. */
export function timedRows(
  table: TimingTable,
  store: TimingStore,
  { datasets = table.datasets, steps }: Pick<RunTimingsOptions, 'datasets' | 'steps'> = {},
): TimedRow[] {
  return table.rows.map(({ title, paper }) => ({
    title,
    cells: datasets.map((dataset) => {
      const theirs = paper[table.datasets.indexOf(dataset)]!;
      const record = store.get(dataset, title, steps);
      const ratio = record === undefined ? undefined : theirs / record.seconds;
      return { dataset, ours: record?.seconds, rounds: record?.rounds ?? 0, paper: theirs, ratio };
    }),
  }));
}
