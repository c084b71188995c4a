import { Argument, Command, Option } from 'commander';
import { timingTables } from '../bench/timings/timingTables';
import { InputError } from '../errors';
import type { Splits } from '../experiments/RunRecord';
import { tableStore } from '../experiments/resultsStore';
import { pick } from '../experiments/run';
import { type TableRow, tableRows } from '../experiments/tableRows';
import { type TableRunsOptions, type TableSpec, tableRuns, tablesByNumber } from '../experiments/tables';
import { DATA_FLAG, DATA_HELP } from './dataOption';
import { describeTable } from './describeTable';
import { integer } from './numbers';
import { runMissing } from './runMissing';
import { timingTable } from './timingTable';

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

const NUMBERS = [...Object.keys(tablesByNumber), ...Object.keys(timingTables)].sort();

/** `clusternet table N`: runs what `data/results/` lacks, prints the table beside the paper's. */
export function tableCommand(): Command {
  return new Command('table')
    .description(
      "one of the paper's tables: runs what is missing (interrupt and repeat at will), prints ours beside theirs",
    )
    .addArgument(new Argument('<number>', "the paper's number; 6 to 9 are timings").choices(NUMBERS))
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
      if (Object.hasOwn(timingTables, number)) return timingTable(Number(number), flags);
      const specs = pick('table', tablesByNumber, number);
      const store = tableStore(specs[0].id, flags.results);
      checkNames(specs, flags);
      const rows: TableRow[][] = [];
      for (const table of specs) {
        const options = tableOptions(table, flags);
        if (flags.run) await runMissing(`table ${table.id}`, tableRuns(table, options), store, flags);
        rows.push(tableRows(table, store, options));
      }
      const printed =
        specs.length === 1 ? rows[0] : Object.fromEntries(specs.map((table, i) => [table.objective, rows[i]]));
      if (flags.json === true) process.stdout.write(`${JSON.stringify(printed)}\n`);
      else process.stdout.write(specs.map((table, i) => describeTable(table, rows[i])).join('\n'));
    });
}

const listed = (text: string | undefined): string[] | undefined => text?.split(',').map((name) => name.trim());
const methodsOf = ({ methods }: TableSpec): string[] => [...new Set([...methods.learn, ...methods.optimize])];

/** A name must be in one of the tables that stand under the number; methods of table 3 differ by objective. */
function checkNames(specs: readonly TableSpec[], flags: TableFlags): void {
  const check = (what: string, names: readonly string[] = [], known: readonly string[]) => {
    const wrong = names.find((name) => !known.includes(name));
    if (wrong === undefined) return;
    throw new InputError({ what, expected: `some of ${known.join(', ')}`, actual: `"${wrong}"` });
  };
  check('datasets', listed(flags.datasets), [...new Set(specs.flatMap(({ datasets }) => datasets))]);
  check('methods', listed(flags.methods), [...new Set(specs.flatMap(methodsOf))]);
}

function tableOptions(table: TableSpec, flags: TableFlags): TableRunsOptions {
  const methods = listed(flags.methods)?.filter((name) => methodsOf(table).includes(name));
  const datasets = listed(flags.datasets);
  return {
    seeds: flags.seeds,
    ...(flags.splits === undefined ? {} : { splits: [flags.splits] }),
    ...(flags.steps === undefined ? {} : { steps: flags.steps }),
    ...(datasets === undefined ? {} : { datasets }),
    ...(methods === undefined ? {} : { methods }),
  };
}
