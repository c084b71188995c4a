import { Argument, Command, Option } from 'commander';
import { InputError } from '../errors';
import {
  type SweepCurve,
  type SweepRunsOptions,
  type SweepSpec,
  sweepCurves,
  sweepRuns,
  sweepStore,
  sweeps,
} from '../experiments/inductive/sweeps';
import type { Splits } from '../experiments/RunRecord';
import { DATA_FLAG, DATA_HELP } from './dataOption';
import { integer } from './numbers';
import { type RunMissingFlags, runMissing } from './runMissing';

interface SweepFlags extends RunMissingFlags {
  seeds: number;
  splits: Splits;
  objectives?: string;
  results?: string;
  run: boolean;
  json?: boolean;
}

/** `clusternet sweep NAME`: one number of table 3 varied; runs what `data/results/` lacks, prints the curves. */
export function sweepCommand(): Command {
  return new Command('sweep')
    .description(
      'table 3 with one number varied: runs what is missing (interrupt and repeat at will), prints mean ± deviation over seeds',
    )
    .addArgument(new Argument('<name>', 'what is varied').choices(Object.keys(sweeps)))
    .option('--seeds <N>', 'seeds 0 … N − 1', integer(1), 10)
    .addOption(new Option('--splits <splits>').choices(['released', 'strict']).default('released'))
    .option('--objectives <names>', 'only these, comma separated')
    .option('--threads <N>', 'worker threads; default one per core', integer(1))
    .option('--results <dir>', "directory of finished runs; default the package's data/results")
    .option('--no-run', 'print what is there, run nothing')
    .option(DATA_FLAG, DATA_HELP)
    .option('--json', 'print curves as JSON')
    .action(async (name: string, flags: SweepFlags) => {
      const sweep = sweeps[name];
      const store = sweepStore(sweep, flags.results);
      const options = sweepOptions(sweep, flags);
      if (flags.run) await runMissing(`sweep ${name}`, sweepRuns(sweep, options), store, flags);
      const curves = sweepCurves(sweep, store, options);
      process.stdout.write(flags.json === true ? `${JSON.stringify(curves)}\n` : describeSweep(sweep, curves));
    });
}

function sweepOptions(sweep: SweepSpec, { seeds, splits, objectives }: SweepFlags): SweepRunsOptions {
  if (objectives === undefined) return { seeds, splits };
  const names = objectives.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !sweep.objectives.includes(name));
  if (wrong !== undefined) {
    const expected = `some of ${sweep.objectives.join(', ')}`;
    throw new InputError({ what: 'objectives', expected, actual: `"${wrong}"` });
  }
  return { seeds, splits, objectives: names };
}

/** One line a curve, one column a point. */
function describeSweep(sweep: SweepSpec, curves: readonly SweepCurve[]): string {
  const lines = [`${sweep.title}. ${sweep.dataset}, K = ${sweep.k}; mean ± deviation over seeds`, ''];
  lines.push(`${''.padEnd(NAME)}${sweep.at.map((at) => String(at).padEnd(WIDTH)).join('')}`.trimEnd());
  for (const { objective, method, points } of curves) {
    const digits = objective === 'modularity' ? 3 : 2;
    const cells = sweep.at.map((at) => {
      const value = points.find((point) => point.at === at)?.value;
      return (value === undefined ? '–' : `${value.mean.toFixed(digits)} ± ${value.deviation.toFixed(digits)}`).padEnd(
        WIDTH,
      );
    });
    lines.push(`${`${objective}, ${method}`.padEnd(NAME)}${cells.join('')}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

const [NAME, WIDTH] = [32, 16];
