import { InputError, requireInteger } from '../errors';
import type { Setting, Settings } from '../settings';
import type { Experiment, ExperimentCell } from './Experiment';
import { type RunSpec, runKey } from './RunSpec';
import { settingsOfRun } from './resolveRun';

export interface PlanOptions {
  /** Seeds 0 … seeds − 1; default the experiment's. */
  seeds?: number;
  /**
   * Only cells that these words describe: names of rows, methods, data sets, problems, tasks, splits, protocols. Words of one
   * kind are alternatives, of different kinds conditions. Default all.
   */
  only?: readonly string[];
  /** Settings that every run of the experiment gets which has them; several values of one make a sweep. */
  set?: Readonly<Record<string, readonly Setting[]>>;
}

/** A cell at one point of a sweep, with its runs. */
export interface PlannedCell extends ExperimentCell {
  /** The settings varied, where the cell's method has them; empty otherwise. */
  readonly at: Settings;
  /** One a seed; none for a cell that cannot be run. */
  readonly runs: readonly RunSpec[];
}

/**
 * Every cell of the experiment with its runs, at every combination of the settings given. A cell whose method has none of
 * them comes once, as it is.
 *
 * @throws InputError for a word that describes no cell, a setting that no cell has, or a value outside its range
 * @example planExperiment(experiments['clusternet/table-1'], { only: ['cora', 'clusternet'], set: { beta: [30, 50] } })
 */
export function planExperiment(experiment: Experiment, options: PlanOptions = {}): PlannedCell[] {
  const { seeds = experiment.seeds, only, set = {} } = options;
  requireInteger('seeds', seeds, 1, Number.POSITIVE_INFINITY);
  const cells = selectCells(experiment, only);
  const points = combinations(set);
  requireKnown(experiment, cells, Object.keys(set));
  return cells.flatMap((cell) => {
    const names = settingNames(experiment, cell);
    const own = points.map((point) =>
      Object.fromEntries(Object.entries(point).filter(([name]) => names.includes(name))),
    );
    const distinct = [...new Map(own.map((point) => [JSON.stringify(point), point])).values()];
    return distinct.map((at): PlannedCell => ({ ...cell, at, runs: runsOf(experiment, cell, at, seeds) }));
  });
}

/** The runs of all cells, each once. */
export function allRuns(cells: readonly PlannedCell[]): RunSpec[] {
  return [...new Map(cells.flatMap(({ runs }) => runs.map((spec) => [runKey(spec), spec]))).values()];
}

function runsOf(experiment: Experiment, cell: ExperimentCell, at: Settings, seeds: number): RunSpec[] {
  const request = { ...cell.request, set: { ...cell.request.set, ...at } };
  if (cell.missing !== undefined) return [];
  const count = cell.seeds === 'one' || cell.timed !== undefined ? 1 : seeds;
  return Array.from({ length: count }, (_, seed): RunSpec => {
    const spec = experiment.resolve({ ...request, seed });
    return cell.timed === undefined ? spec : { ...spec, timed: cell.timed };
  });
}

/** Words that describe a cell, by kind. */
function wordsOf({ row, label, request, words }: ExperimentCell): Record<string, string | undefined> {
  const { method, dataset, problem, task, splits, protocol } = request;
  return { row, method, label, dataset, problem, task, splits, protocol, ...words };
}

function selectCells({ name, cells }: Experiment, only: readonly string[] | undefined): readonly ExperimentCell[] {
  if (only === undefined) return cells;
  const kinds = new Map<string, string[]>();
  for (const word of only) {
    const kind = cells.map(wordsOf).flatMap((words) => Object.keys(words).find((key) => words[key] === word) ?? [])[0];
    if (kind === undefined) {
      const known = [
        ...new Set(cells.flatMap((cell) => Object.values(wordsOf(cell)).filter((one) => one !== undefined))),
      ];
      throw new InputError({ what: `only, of ${name}`, expected: `some of ${known.join(', ')}`, actual: `"${word}"` });
    }
    kinds.set(kind, [...(kinds.get(kind) ?? []), word]);
  }
  return cells.filter((cell) => [...kinds].every(([kind, words]) => words.includes(wordsOf(cell)[kind] ?? '')));
}

const settingNames = (experiment: Experiment, { request, missing }: ExperimentCell): string[] =>
  missing === undefined ? Object.keys(settingsOfRun(experiment.resolve(request))) : [];

function requireKnown(experiment: Experiment, cells: readonly ExperimentCell[], names: readonly string[]): void {
  if (names.length === 0) return;
  const known = new Set(cells.flatMap((cell) => settingNames(experiment, cell)));
  const wrong = names.find((one) => !known.has(one));
  if (wrong === undefined) return;
  throw new InputError({
    what: `setting of ${experiment.name}`,
    expected: `one of ${[...known].join(', ')}`,
    actual: `"${wrong}"`,
  });
}

/** Every combination, the last name varying fastest. */
function combinations(set: Readonly<Record<string, readonly Setting[]>>): Settings[] {
  return Object.entries(set).reduce<Settings[]>(
    (points, [name, values]) => points.flatMap((point) => values.map((value) => ({ ...point, [name]: value }))),
    [{}],
  );
}
