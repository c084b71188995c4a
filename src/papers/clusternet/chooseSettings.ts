import { ambientSignal } from '../../ambientSignal';
import type { SplitKind } from '../../data/Dataset';
import { loadRunData } from '../../experiments/loadRunData';
import { deviation, mean } from '../../experiments/means';
import type { RunSpec } from '../../experiments/RunSpec';
import type { Role2vecOptions } from '../../features/role2vec';
import { clusternet } from '../../methods/clusternet';
import { pick } from '../../pick';
import { problems } from '../../problems';
import { isBetter, type Problem } from '../../problems/Problem';
import type { Settings as MethodSettings } from '../../settings';
import { withGeneratedGraphs } from './resolve';

/** One point of a grid: settings of ClusterNet, and of role2vec where ours is fitted. */
export type Settings = Readonly<Record<string, number>>;

/** What is varied together, on one data set and for one objective. */
export interface SettingsStudy {
  name: string;
  title: string;
  dataset: 'synthetic' | 'pubmed';
  problem: string;
  /** Values are means over these. */
  splits: readonly SplitKind[];
  /** Values tried, those nearest to the paper's first. */
  grid: Readonly<Record<string, readonly number[]>>;
}

const role2vecGrid = { base: [1.3, 2], reach: [0, 20, 50, 100, 200], scale: [1 / 3, 1] };
const clusternetGrid = { lr: [0.001, 0.01], beta: [70, 30] };
const facilityGrid = { ...clusternetGrid, passes: [10, 1, 30] };

function study(dataset: SettingsStudy['dataset'], problem: string, grid: SettingsStudy['grid']): SettingsStudy {
  const title = `ClusterNet on ${dataset}, ${problem}`;
  return { name: `${dataset}-${problem}`, title, dataset, problem, splits: ['released'], grid };
}

/** Everything across graphs that is not simply the paper's. K = 5 and the steps are. */
export const settingsStudies: readonly SettingsStudy[] = [
  {
    name: 'role2vec',
    title: 'role2vec of ours on the synthetic graphs, modularity of ClusterNet on it',
    dataset: 'synthetic',
    problem: 'modularity',
    splits: ['released', 'strict'],
    grid: role2vecGrid,
  },
  study('synthetic', 'modularity', clusternetGrid),
  study('synthetic', 'facility', facilityGrid),
  study('pubmed', 'modularity', clusternetGrid),
  study('pubmed', 'facility', facilityGrid),
];

/** One measured point. */
export interface SettingsRow {
  settings: Settings;
  /** By seed. */
  values: readonly number[];
}

/** A grid measured on validation graphs. */
export interface StudyResult extends SettingsStudy {
  seeds: readonly number[];
  features: string;
  /** Numbers of the graphs that the values are means over: validation graphs. */
  graphs: readonly number[];
  /** In the order of the grid. */
  rows: readonly SettingsRow[];
  /** Of the rows: see `chooseRow`. */
  chosen: Settings;
}

export interface ChooseOptions {
  /** Default 0, 1, 2. */
  seeds?: readonly number[];
  dataDir?: string;
  signal?: AbortSignal;
  /** After every seed and split. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/**
 * Measures a grid: trains on the training graphs, solves the validation graphs as if they had just been seen. Test graphs
 * are not loaded. The validation graphs also choose the step whose weights are kept (as in every run), so the values are
 * somewhat too good, by about as much for every setting.
 *
 * @throws InputError when data is missing; the signal's reason when aborted
 * @example (await chooseSettings(settingsStudies[0])).chosen // { base, reach, scale }
 */
export async function chooseSettings(wanted: SettingsStudy, options: ChooseOptions = {}): Promise<StudyResult> {
  const { seeds = [0, 1, 2], signal = ambientSignal(), onProgress } = options;
  const points = gridPoints(wanted.grid);
  const total = seeds.length * wanted.splits.length;
  const means: number[][] = [];
  let graphs: readonly number[] = [];
  let features = '';
  for (const seed of seeds) {
    const sums = points.map(() => 0);
    for (const [at, splits] of wanted.splits.entries()) {
      for (const [p, point] of points.entries()) {
        const measured = await measure(wanted, point, { splits, seed }, options);
        sums[p]! += measured.value / wanted.splits.length;
        ({ graphs, features } = measured);
        signal?.throwIfAborted();
      }
      onProgress?.({ done: means.length * wanted.splits.length + at + 1, total });
    }
    means.push(sums);
  }
  const rows = points.map((settings, p) => ({ settings, values: means.map((sums) => sums[p]!) }));
  return { ...wanted, seeds, features, graphs, rows, chosen: chooseRow(rows, wanted.problem) };
}

/** Every combination, the last name varying fastest. */
export function gridPoints(grid: SettingsStudy['grid']): Settings[] {
  return Object.entries(grid).reduce<Settings[]>(
    (points, [name, values]) => points.flatMap((point) => values.map((value) => ({ ...point, [name]: value }))),
    [{}],
  );
}

/**
 * The row that a grid's values speak for: the first one than which the row of the best mean is not clearly better, that is
 * by more than two standard errors of their difference over seeds. So the starting point stays unless something speaks
 * against it.
 */
export function chooseRow(rows: readonly SettingsRow[], name: string): Settings {
  const problem: Problem = pick('problem', problems, name);
  const better = (a: SettingsRow, b: SettingsRow): boolean => isBetter(problem, mean(a.values), mean(b.values));
  const best = rows.reduce((champion, row) => (better(row, champion) ? row : champion));
  return rows.find((row) => row === best || !clearlyApart(best.values, row.values))!.settings;
}

function clearlyApart(a: readonly number[], b: readonly number[]): boolean {
  const gains = a.map((value, seed) => value - b[seed]!);
  return Math.abs(mean(gains)) > 2 * (deviation(gains) / Math.sqrt(gains.length));
}

/** Names of ClusterNet's settings in a grid; any others are role2vec's. */
const OF_CLUSTERNET = ['lr', 'beta', 'passes'];

/** Trains once, then solves the validation graphs: the mean value on their full edges. */
async function measure(
  { dataset, problem: name, grid }: SettingsStudy,
  point: Settings,
  { splits, seed }: { splits: SplitKind; seed: number },
  { dataDir, signal }: ChooseOptions,
): Promise<{ value: number; graphs: readonly number[]; features: string }> {
  const problem: Problem = pick('problem', problems, name);
  const own = Object.entries(point).filter(([setting]) => OF_CLUSTERNET.includes(setting));
  const role2vec = Object.entries(point).filter(([setting]) => !OF_CLUSTERNET.includes(setting));
  const fits = Object.keys(grid).some((setting) => !OF_CLUSTERNET.includes(setting));
  const set: MethodSettings = { ...Object.fromEntries(own), ...(fits ? { features: 'role2vec' } : {}) };
  const where = dataDir === undefined ? {} : { dataDir };
  const spec: RunSpec = withGeneratedGraphs({ dataset, problem: name, k: 5, splits, seed, set }, where);
  const data = await loadRunData(spec, {
    test: false,
    ...(fits ? { role2vec: Object.fromEntries(role2vec) as Role2vecOptions } : {}),
    ...where,
    ...(signal === undefined ? {} : { signal }),
  });
  const { train: graphs, valid } = data;
  const columns = graphs[0]!.features.cols;
  const { settings } = spec;
  const lesson = { problem, k: 5, columns, graphs, validation: valid, settings, seed };
  const solver = await clusternet.learn(lesson);
  try {
    const values = valid.map((graph) => problem.value(graph.whole, solver.solve(graph).solution));
    return { value: mean(values), graphs: valid.map(({ part }) => part), features: spec.data.features };
  } finally {
    solver.dispose();
  }
}
