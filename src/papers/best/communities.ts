import type { SplitKind } from '../../data/Dataset';
import { datasetEntry } from '../../data/datasetEntry';
import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import type { RunSpec, Task } from '../../experiments/RunSpec';
import type { RunRequest } from '../../experiments/resolveRun';
import { paperDatasets } from '../clusternet/printed';
import { resolveClusternet } from '../clusternet/resolve';

/** A row: a method, and what it is told. */
export interface Row {
  readonly name: string;
  readonly method: string;
  readonly set?: RunRequest['set'];
}

/** Search on the seen edges; the same with unseen nodes placed; then with predicted edges, by the quick and by the strong search. */
export const LEARN_ROWS: readonly Row[] = [
  { name: 'Leiden to K', method: 'train-leiden' },
  { name: 'memetic search', method: 'train-memetic' },
  { name: 'Leiden to K, unseen nodes placed', method: 'blend', set: { source: 'none', search: 'leiden' } },
  { name: 'blend, Leiden to K', method: 'blend', set: { search: 'leiden' } },
  { name: 'blend', method: 'blend' },
];

export const OPTIMIZE_ROWS: readonly Row[] = [
  { name: 'Leiden to K', method: 'train-leiden' },
  { name: 'memetic search', method: 'train-memetic' },
];

const STRICT_ROWS = LEARN_ROWS.filter(({ name }) => ['Leiden to K', 'memetic search', 'blend'].includes(name));

export const SIZES = [5, 10] as const;

/**
 * As in the tables of ClusterNet's paper, but that columns made from edges, of which `blend` takes no notice, are not made anew
 * on strict splits.
 */
export function resolveBest(request: RunRequest): RunSpec {
  const made = request.method === 'blend' && datasetEntry(request.dataset).featuresPerSplit === true;
  return resolveClusternet(made ? { ...request, set: { features: 'structural', ...request.set } } : request);
}

function cells(rows: readonly Row[], task: Task, splits: SplitKind): ExperimentCell[] {
  return SIZES.flatMap((k) =>
    rows.flatMap(({ name, method, set }) =>
      paperDatasets.map(
        (dataset): ExperimentCell => ({
          section: `${task === 'learn' ? `40 % of the edges seen, ${splits} splits` : 'all edges seen'}, K = ${k}`,
          row: name,
          column: `${dataset}/${k}/${task}/${splits}`,
          label: dataset,
          request: { problem: 'modularity', k, dataset, task, splits, method, ...(set === undefined ? {} : { set }) },
          seeds: 'each',
        }),
      ),
    ),
  );
}

const shared = { metric: 'value', resolve: resolveBest } as const;

/** Communities by strong search, on what is seen and on the blend with what is predicted. */
export const communityExperiments: readonly Experiment[] = [
  {
    ...shared,
    name: 'best/communities',
    title: 'Communities by strong search, and by search on the blend of seen and predicted edges',
    seeds: 10,
    cells: [...cells(LEARN_ROWS, 'learn', 'released'), ...cells(OPTIMIZE_ROWS, 'optimize', 'released')],
  },
  {
    ...shared,
    name: 'best/communities-strict',
    title: 'The same on strict splits, drawn anew for every seed',
    seeds: 5,
    cells: cells(STRICT_ROWS, 'learn', 'strict'),
  },
];
