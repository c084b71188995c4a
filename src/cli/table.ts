import { Argument, Command, Option } from 'commander';
import { InputError } from '../errors';
import { experiments } from '../papers';
import { DATA_FLAG, DATA_HELP } from './dataOption';
import { carryOut, type ExperimentFlags } from './experiment';
import { integer } from './numbers';

interface TableFlags extends ExperimentFlags {
  splits?: string;
  datasets?: string;
  methods?: string;
  steps?: number;
}

const PREFIX = 'clusternet/table-';

/** `clusternet table N`: short for `experiment run clusternet/table-N`. */
export function tableCommand(): Command {
  const numbers = Object.keys(experiments)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length));
  return new Command('table')
    .description("one of ClusterNet's tables: short for experiment run clusternet/table-N")
    .addArgument(new Argument('<number>', "the paper's number; 6 to 9 are timings").choices(numbers))
    .option('--seeds <N>', "seeds 0 … N − 1; default the experiment's", integer(1))
    .addOption(new Option('--splits <splits>', 'default both').choices(['released', 'strict']))
    .option('--datasets <names>', 'only these, comma separated')
    .option('--methods <names>', 'only these, comma separated')
    .option('--steps <N>', "training steps; default the paper's", integer(1))
    .option('--threads <N>', 'worker threads; default one per core', integer(1))
    .option('--results <dir>', 'directory of finished runs; default data/results of a checkout, else ./results')
    .option('--resume', 'go on where an earlier call stopped (always so; accepted for clarity)')
    .option('--no-run', 'print what is there, run nothing')
    .option(DATA_FLAG, DATA_HELP)
    .option('--json', 'print cells as JSON')
    .action(async (number: string, flags: TableFlags) => {
      const { splits, datasets, methods, steps, ...rest } = flags;
      const { cells } = experiments[`${PREFIX}${number}`]!;
      requireKnown(
        'data sets',
        datasets,
        cells.map(({ request }) => request.dataset),
      );
      requireKnown(
        'methods',
        methods,
        cells.map(({ request, row }) => request.method ?? row),
      );
      const only = [splits, datasets, methods].filter((words) => words !== undefined).join(',');
      await carryOut(`${PREFIX}${number}`, {
        ...rest,
        ...(only === '' ? {} : { only }),
        ...(steps === undefined ? {} : { set: [`steps=${steps}`] }),
      });
    });
}

/** A word of another kind would be a word of `--only` all the same, so each flag looks at its own. */
function requireKnown(what: string, given: string | undefined, known: readonly string[]): void {
  const wrong = given?.split(',').find((word) => !known.includes(word.trim()));
  if (wrong === undefined) return;
  throw new InputError({ what, expected: `some of ${[...new Set(known)].join(', ')}`, actual: `"${wrong.trim()}"` });
}
