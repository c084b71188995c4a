import { describeTimings } from '../bench/timings/describeTimings';
import { runTimings, timedRows } from '../bench/timings/runTimings';
import { TimingStore } from '../bench/timings/TimingStore';
import { timingTables } from '../bench/timings/timingTables';
import { InputError } from '../errors';
import { dataDirOption } from './dataOption';
import { statusLine } from './progressLine';

export interface TimingTableFlags {
  datasets?: string;
  steps?: number;
  results?: string;
  run: boolean;
  data?: string;
  json?: boolean;
}

/** `clusternet table 6` to `9`: measures what `data/results/` lacks, prints the seconds beside the paper's. */
export async function timingTable(id: number, flags: TimingTableFlags): Promise<void> {
  const table = timingTables[id]!;
  const datasets = flags.datasets?.split(',').map((name) => name.trim()) ?? table.datasets;
  const wrong = datasets.find((name) => !table.datasets.includes(name));
  if (wrong !== undefined) {
    throw new InputError({ what: 'datasets', expected: `some of ${table.datasets.join(', ')}`, actual: `"${wrong}"` });
  }
  const store = new TimingStore(id, flags.results);
  const { write, clear } = statusLine();
  const options = { store, datasets, ...(flags.steps === undefined ? {} : { steps: flags.steps }) };
  if (flags.run) {
    await runTimings(id, { ...options, ...dataDirOption(flags.data), onProgress: write });
    clear();
  }
  const rows = timedRows(table, store, options);
  process.stdout.write(flags.json === true ? `${JSON.stringify(rows)}\n` : describeTimings(table, rows, store));
}
