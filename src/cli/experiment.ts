import { Argument, Command, Option } from 'commander';
import type { Experiment } from '../experiments/Experiment';
import { allRuns, type PlanOptions, planExperiment } from '../experiments/planExperiment';
import { ARE_KEPT, type ResultsStore, resultsOf } from '../experiments/ResultsStore';
import { settingsOfRun } from '../experiments/resolveRun';
import { type Tabulated, tabulate } from '../experiments/tabulate';
import { experiments } from '../papers';
import { pick } from '../pick';
import type { Setting, SettingSpecs } from '../settings';
import { noteOf } from './bestOn';
import { DATA_FLAG, DATA_HELP } from './dataOption';
import { describeExperiment } from './describeExperiment';
import { drawSweep } from './drawSweep';
import { integer } from './numbers';
import { INSECURE_FLAG, INSECURE_HELP, QUEUE_FLAG } from './queueOptions';
import { runMissing } from './runMissing';
import { collect, readSettingLists, SET_FLAG } from './settingFlags';

export interface ExperimentFlags {
  seeds?: number;
  only?: string;
  set?: string[];
  threads?: number;
  results?: string;
  run?: boolean;
  queue?: string;
  insecureQueue?: boolean;
  figure?: string | false;
  data?: string;
  json?: boolean;
}

/** `clusternet experiment`: tables of the papers, and sweeps. */
export function experimentCommand(): Command {
  const command = new Command('experiment').description(
    "the papers' tables and sweeps: list, show what is kept, run what is missing",
  );
  command
    .command('list')
    .description('every experiment, a line each')
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: boolean }) => {
      const all = Object.values(experiments).map(({ name, title, cells, seeds }) => ({
        name,
        title,
        cells: cells.length,
        seeds,
      }));
      const lines = all.map(({ name, title, cells }) => `${name.padEnd(32)}${title} (${cells} cells)`);
      process.stdout.write(json === true ? `${JSON.stringify(all)}\n` : `${lines.join('\n')}\n`);
    });
  withSelection(command.command('show').description('print what has been run, beside the printed numbers'))
    .option('--json', 'print cells as JSON')
    .action((name: string, flags: ExperimentFlags) => carryOut(name, { ...flags, run: false }));
  withSelection(command.command('run').description('run what is missing (interrupt and repeat at will), then show'))
    .option('--threads <N>', 'worker threads; default one per core', integer(1))
    .option(QUEUE_FLAG, 'have the runs made by workers on any machine, which find them in this Redis; see worker')
    .option(INSECURE_FLAG, INSECURE_HELP)
    .option(DATA_FLAG, DATA_HELP)
    .option('--figure <file>', 'of a sweep: where its picture goes; default out/NAME-SETTING.png')
    .option('--no-figure', 'draw none')
    .option('--json', 'print cells as JSON')
    .action((name: string, flags: ExperimentFlags) => carryOut(name, { ...flags, run: true }));
  return command;
}

function withSelection(command: Command): Command {
  return command
    .addArgument(new Argument('<name>', 'as in clusternet/table-1; see experiment list'))
    .option('--seeds <N>', "seeds 0 … N − 1; default the experiment's", integer(1))
    .option('--only <words>', 'only these methods, data sets, tasks, splits or problems, comma separated')
    .addOption(
      new Option(
        SET_FLAG,
        'a setting for every run that has it; several values make a sweep, as in beta=10,30',
      ).argParser(collect),
    )
    .option('--results <dir>', 'directory of finished runs; default data/results of a checkout, else ./results');
}

/** Runs what is missing, if asked to, and prints the experiment as far as it has been run. @throws InputError for names and settings that do not exist */
export async function carryOut(name: string, flags: ExperimentFlags): Promise<void> {
  const experiment = pick('experiment', experiments, name);
  const options = planOptions(experiment, flags);
  const store = storeOf(experiment, options, flags.results);
  if (store.damaged.length > 0) process.stderr.write(`${damagedLines(store)}\n`);
  if (flags.run === true) await runMissing(name, allRuns(planExperiment(experiment, options)), store, flags);
  const found = tabulate(experiment, store, options);
  if (flags.run !== true && !ARE_KEPT && store.all().length === 0)
    process.stderr.write(`${nothingKept(name, store)}\n`);
  if (flags.json === true) process.stdout.write(`${JSON.stringify(toJson(found))}\n`);
  else process.stdout.write(describeExperiment(found, noteOf(found)));
  const varied = Object.keys(options.set ?? {}).find((one) => options.set![one]!.length > 1) ?? experiment.varies;
  if (flags.run === true && varied !== undefined && flags.figure !== false)
    await drawSweep(found, varied, flags.figure);
}

function nothingKept(name: string, { file }: ResultsStore): string {
  const others = "--results reads another folder; the papers' runs are kept in the repository's data/results";
  return `${file}: no finished run; experiment run ${name} makes them, ${others}`;
}

function damagedLines({ file, damaged }: ResultsStore): string {
  const first = damaged.slice(0, 5).join(', ');
  const lines = damaged.length === 1 ? `line ${first} is` : `lines ${first}${damaged.length > 5 ? ' …' : ''} are`;
  return `${file}: ${lines} no results and passed over; run makes anew what they may have held`;
}

function planOptions(experiment: Experiment, { seeds, only, set = [] }: ExperimentFlags): PlanOptions {
  const specs = set.length === 0 ? {} : allSettings(experiment);
  return {
    ...(seeds === undefined ? {} : { seeds }),
    ...(only === undefined ? {} : { only: only.split(',').map((word) => word.trim()) }),
    ...(set.length === 0 ? {} : { set: readSettingLists(set, specs) }),
  };
}

/** Of all cells together. */
function allSettings({ cells, resolve }: Experiment): SettingSpecs {
  const runnable = cells.filter(({ missing }) => missing === undefined);
  return Object.assign({}, ...runnable.map(({ request }) => settingsOfRun(resolve(request)))) as SettingSpecs;
}

/** Runs under other settings than the experiment's own are kept beside it, so that what is kept of it stays as it is. */
function storeOf({ name }: Experiment, { set = {} }: PlanOptions, directory?: string): ResultsStore {
  return resultsOf(Object.keys(set).length === 0 ? name : `${name}-set`, directory);
}

function toJson({ experiment, cells, wanted, missing }: Tabulated) {
  return {
    experiment: experiment.name,
    title: experiment.title,
    wanted,
    missing,
    rows: cells.map(({ section, row, column, label, at, request, runs, ours, printed, missing: why, ...cell }) => ({
      row,
      column: [column, ...Object.entries(at).map(([name, value]) => `${name}=${value}`)].join('/'),
      metric: cell.metric ?? experiment.metric,
      mean: ours?.mean ?? null,
      deviation: ours?.deviation ?? null,
      runs: ours?.runs ?? 0,
      printed: printed ?? null,
      values: ours?.values ?? [],
      collapsed: ours?.collapsed ?? 0,
      section,
      dataset: request.dataset,
      problem: runs[0]?.problem.name ?? request.problem ?? null,
      task: request.task ?? 'learn',
      features: runs[0]?.data.features ?? null,
      ...(why === undefined ? {} : { missing: why }),
      splits: column.endsWith('/strict') ? 'strict' : 'released',
      label,
      at: at as Record<string, Setting>,
    })),
  };
}
