import { objectives } from '../../problems';
import { isBetter } from '../../problems/Problem';
import type { Splits } from '../RunRecord';
import { clusternetWith } from './endToEnd';
import type { InductiveDatasetName, InductiveInput, ObservedGraph } from './InductiveMethod';
import { type InductiveData, type LoadInductiveOptions, loadInductive } from './loadInductive';

/** One point of a grid. `learningRate`, `beta` and `passes` are ClusterNet's, any others role2vec's. */
export type Settings = Readonly<Record<string, number>>;

/** What is varied together, on one data set and for one objective. */
export interface SettingsStudy {
  name: string;
  title: string;
  dataset: InductiveDatasetName;
  objective: string;
  /** Values are means over these. */
  splits: readonly Splits[];
  /** Values tried, those nearest to the paper's first. */
  grid: Readonly<Record<string, readonly number[]>>;
}

const role2vecGrid = { base: [1.3, 2], reach: [0, 20, 50, 100, 200], scale: [1 / 3, 1] };
const clusternetGrid = { learningRate: [0.001, 0.01], beta: [70, 30] };
const facilityGrid = { ...clusternetGrid, passes: [10, 1, 30] };

function study(dataset: InductiveDatasetName, objective: string, grid: SettingsStudy['grid']): SettingsStudy {
  const title = `ClusterNet on ${dataset}, ${objective}`;
  return { name: `${dataset}-${objective}`, title, dataset, objective, splits: ['released'], grid };
}

/** Everything across graphs that is not simply the paper's. K = 5 and the steps are. */
export const settingsStudies: readonly SettingsStudy[] = [
  {
    name: 'role2vec',
    title: 'role2vec of ours on the synthetic graphs, modularity of ClusterNet on it',
    dataset: 'synthetic',
    objective: 'modularity',
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
 * @example (await chooseInductiveSettings(settingsStudies[0])).chosen // { base, reach, scale }
 */
export async function chooseInductiveSettings(
  wanted: SettingsStudy,
  options: ChooseOptions = {},
): Promise<StudyResult> {
  const { seeds = [0, 1, 2], dataDir, signal, onProgress } = options;
  const points = gridPoints(wanted.grid);
  const loading = { ...(dataDir === undefined ? {} : { dataDir }), ...(signal === undefined ? {} : { signal }) };
  const total = seeds.length * wanted.splits.length;
  const means: number[][] = [];
  let data: InductiveData | undefined;
  for (const seed of seeds) {
    const sums = points.map(() => 0);
    for (const splits of wanted.splits) {
      for (const group of trainings(points)) {
        data = await loadFor(wanted, points[group[0]], { splits, seed, ...loading });
        const values = await valuesOf(
          wanted,
          group.map((p) => points[p]),
          data,
          seed,
        );
        for (const [i, p] of group.entries()) sums[p] += values[i] / wanted.splits.length;
        signal?.throwIfAborted();
      }
      onProgress?.({ done: means.length * wanted.splits.length + wanted.splits.indexOf(splits) + 1, total });
    }
    means.push(sums);
  }
  const rows = points.map((settings, p) => ({ settings, values: means.map((sums) => sums[p]) }));
  const graphs = data?.valid.map(({ part }) => part) ?? [];
  return { ...wanted, seeds, features: data?.features ?? '', graphs, rows, chosen: chooseRow(rows, wanted.objective) };
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
export function chooseRow(rows: readonly SettingsRow[], objective: string): Settings {
  const better = (a: SettingsRow, b: SettingsRow): boolean =>
    isBetter(objectives[objective], mean(a.values), mean(b.values));
  const best = rows.reduce((champion, row) => (better(row, champion) ? row : champion));
  return rows.find((row) => row === best || !clearlyApart(best.values, row.values))!.settings;
}

function clearlyApart(a: readonly number[], b: readonly number[]): boolean {
  const gains = a.map((value, seed) => value - b[seed]);
  const gain = mean(gains);
  const variance = gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / Math.max(1, gains.length - 1);
  return Math.abs(gain) > 2 * Math.sqrt(variance / gains.length);
}

/** Numbers of the points that differ in nothing but how a trained model is used, together. */
function trainings(points: readonly Settings[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [p, { passes: _, ...training }] of points.entries()) {
    const key = JSON.stringify(training);
    groups.set(key, [...(groups.get(key) ?? []), p]);
  }
  return [...groups.values()];
}

async function loadFor(
  { dataset, objective }: SettingsStudy,
  { learningRate: _, beta: __, passes: ___, ...role2vec }: Settings,
  options: LoadInductiveOptions,
): Promise<InductiveData> {
  const connected = objectives[objective].decision === 'selection';
  const ownRole2vec = Object.keys(role2vec).length === 0 ? false : role2vec;
  return loadInductive(dataset, { ...options, connected, ownRole2vec, test: false });
}

/** Trains once, then solves the validation graphs in each of the ways: mean values on their full edges. */
async function valuesOf(
  { objective: name }: SettingsStudy,
  ways: readonly Settings[],
  data: InductiveData,
  seed: number,
): Promise<number[]> {
  const objective = objectives[name];
  const unseen = data.valid.map(({ part, graph, features }): ObservedGraph => ({ part, graph, features }));
  const { train, valid } = data;
  const input: InductiveInput = { dataset: data.name, train, valid, test: unseen, objective, k: 5, seed };
  const learner = clusternetWith(ways[0]);
  const model = learner.create(input, seed);
  try {
    await learner.train(model, train, input);
    return ways.map((settings) => {
      const { solve } = clusternetWith(settings);
      return mean(valid.map(({ full }, i) => objective.bind(full).evaluate(solve(model, unseen[i], input).solution)));
    });
  } finally {
    model.dispose();
  }
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
