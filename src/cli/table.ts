import { Argument, Command, Option } from 'commander';
import { InputError } from '../errors';
import type { Splits } from '../experiments/RunRecord';
import { tableStore } from '../experiments/resultsStore';
import { pick } from '../experiments/run';
import { runAll } from '../experiments/runAll';
import { type TableRow, tableRows } from '../experiments/tableRows';
import { type TableRunsOptions, type TableSpec, tableRuns, tables } from '../experiments/tables';
import { DATA_FLAG, DATA_HELP, dataDirOption } from './dataOption';
import { integer } from './numbers';
import { statusLine } from './progressLine';

interface TableFlags {
  seeds: number;
  splits?: Splits;
  datasets?: string;
  methods?: string;
  steps?: number;
  threads?: number;
  results?: string;
  run: boolean;
  data?: string;
  json?: boolean;
}

/** `clusternet table N`: runs what `data/results/` lacks, prints the table beside the paper's. */
export function tableCommand(): Command {
  return new Command('table')
    .description(
      "one of the paper's tables: runs what is missing (interrupt and repeat at will), prints ours beside theirs",
    )
    .addArgument(new Argument('<number>', "the paper's number").choices(Object.keys(tables)))
    .option('--seeds <N>', 'seeds 0 … N − 1', integer(1), 10)
    .addOption(new Option('--splits <splits>', 'default both').choices(['released', 'strict']))
    .option('--datasets <names>', 'only these, comma separated')
    .option('--methods <names>', 'only these, comma separated')
    .option('--steps <N>', "training steps; default the paper's", integer(1))
    .option('--threads <N>', 'worker threads; default one per core', integer(1))
    .option('--results <dir>', "directory of finished runs; default the package's data/results")
    .option('--resume', 'go on where an earlier call stopped (always so; accepted for clarity)')
    .option('--no-run', 'print what is there, run nothing')
    .option(DATA_FLAG, DATA_HELP)
    .option('--json', 'print rows as JSON')
    .action(async (number: string, flags: TableFlags) => {
      const table = pick('table', tables as Readonly<Record<string, TableSpec>>, number);
      const options = tableOptions(table, flags);
      const store = tableStore(table.id, flags.results);
      if (flags.run) await runMissing(table, store, options, flags);
      const rows = tableRows(table, store, options);
      process.stdout.write(flags.json === true ? `${JSON.stringify(rows)}\n` : describeTable(table, rows));
    });
}

function tableOptions(table: TableSpec, flags: TableFlags): TableRunsOptions {
  const named = (what: string, text: string | undefined, known: readonly string[]) => {
    if (text === undefined) return {};
    const names = text.split(',').map((name) => name.trim());
    const wrong = names.find((name) => !known.includes(name));
    if (wrong !== undefined)
      throw new InputError({ what, expected: `some of ${known.join(', ')}`, actual: `"${wrong}"` });
    return { [what]: names };
  };
  const methods = [...new Set([...table.methods.learn, ...table.methods.optimize])];
  return {
    seeds: flags.seeds,
    ...(flags.splits === undefined ? {} : { splits: [flags.splits] }),
    ...(flags.steps === undefined ? {} : { steps: flags.steps }),
    ...named('datasets', flags.datasets, table.datasets),
    ...named('methods', flags.methods, methods),
  };
}

async function runMissing(
  table: TableSpec,
  store: ReturnType<typeof tableStore>,
  options: TableRunsOptions,
  flags: TableFlags,
): Promise<void> {
  const { write, clear } = statusLine();
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  const failed: string[] = [];
  try {
    await runAll(tableRuns(table, options), store, {
      ...dataDirOption(flags.data),
      ...(flags.threads === undefined ? {} : { threads: flags.threads }),
      signal: controller.signal,
      onProgress({ done, total, secondsLeft, last }) {
        const { method, dataset, task, seed } = last;
        const left = secondsLeft > 90 ? `${Math.round(secondsLeft / 60)} min` : `${Math.round(secondsLeft)} s`;
        write(`table ${table.id}: ${done} of ${total} runs, ${left} left  ${method} ${dataset} ${task} seed ${seed}`);
      },
      onError: ({ method, dataset, task, seed }, { message }) =>
        failed.push(`${method} on ${dataset} (${task}, seed ${seed}): ${message}`),
    });
  } finally {
    process.off('SIGINT', stop);
    clear();
  }
  if (failed.length > 0) {
    throw new InputError({ what: `table ${table.id}`, expected: 'every run to finish', actual: failed[0] });
  }
}

function describeTable(table: TableSpec, rows: readonly TableRow[]): string {
  const digits = table.objective === 'modularity' ? 3 : 2;
  const width = 28;
  const lines = [`Table ${table.id}: ${table.title}. Each cell: ours, mean ± deviation over seeds (paper, difference)`];
  let heading = '';
  for (const { method, task, splits, cells } of rows) {
    const section =
      task === 'optimize' ? 'Optimization (all edges observed)' : `Learning + optimization, ${splits} splits`;
    if (section !== heading) {
      heading = section;
      lines.push('', section, `${''.padEnd(20)}${cells.map(({ dataset }) => dataset.padEnd(width)).join('')}`);
    }
    const texts = cells.map(({ ours, paper }) => {
      if (ours === undefined) return '–'.padEnd(width);
      const spread = ours.runs > 1 ? ` ± ${ours.deviation.toFixed(digits)}` : '';
      const difference = ours.mean - (paper ?? 0);
      const sign = difference < 0 ? '−' : '+';
      const beside = paper === undefined ? '' : ` (${paper}, ${sign}${Math.abs(difference).toFixed(2)})`;
      return `${ours.mean.toFixed(digits)}${spread}${beside}`.padEnd(width);
    });
    lines.push(`${method.padEnd(20)}${texts.join('')}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}
