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

/** Search on the seen edges, and on the blend with predicted ones. */
export const LEARN_ROWS: readonly Row[] = [
  { name: 'Leiden to K', method: 'train-leiden' },
  { name: 'memetic search', method: 'train-memetic' },
  { name: 'blend', method: 'blend' },
];

/** Words, and what is learned of the seen edges; for sets with words. */
const LEARNED_ROW: Row = {
  name: 'blend, links learned',
  method: 'blend',
  set: { source: 'learned', ratio: 3 },
};

const OPTIMIZE_ROWS = LEARN_ROWS.filter(({ method }) => method !== 'blend');

/** What each step adds: nodes of which nothing is seen, predicted edges, the choice among them; all by the quick search. */
const STEP_ROWS: readonly Row[] = [
  { name: 'unseen nodes placed', method: 'blend', set: { source: 'none', search: 'leiden' } },
  { name: 'common neighbours', method: 'blend', set: { source: 'allocation', ratio: 3, search: 'leiden' } },
  { name: 'words', method: 'blend', set: { source: 'words', ratio: 3, search: 'leiden' } },
  { name: 'smoothed words', method: 'blend', set: { source: 'smoothed', ratio: 3, search: 'leiden' } },
  { name: 'chosen', method: 'blend', set: { search: 'leiden' } },
];

export const SIZES = [5, 10] as const;

/**
 * As in the tables of ClusterNet's paper, but that columns made from edges, of which `blend` and its student take no notice, are not
 * made anew on strict splits.
 */
export function resolveBest(request: RunRequest): RunSpec {
  const blind = request.method === 'blend' || request.method === 'distilled';
  const made = blind && datasetEntry(request.dataset).featuresPerSplit === true;
  return resolveClusternet(made ? { ...request, set: { features: 'structural', ...request.set } } : request);
}

export function cells(
  rows: readonly Row[],
  task: Task,
  splits: SplitKind,
  datasets: readonly string[] = paperDatasets,
): ExperimentCell[] {
  return SIZES.flatMap((k) =>
    rows.flatMap(({ name, method, set }) =>
      datasets.map(
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
    cells: [
      ...cells(LEARN_ROWS, 'learn', 'released'),
      ...cells([LEARNED_ROW], 'learn', 'released', ['cora', 'citeseer']),
      ...cells(OPTIMIZE_ROWS, 'optimize', 'released'),
    ],
  },
  {
    ...shared,
    name: 'best/communities-strict',
    title: 'The same on strict splits, drawn anew for every seed',
    seeds: 3,
    cells: [
      ...cells(
        LEARN_ROWS.filter(({ method }) => method !== 'train-leiden'),
        'learn',
        'strict',
      ),
      // As long as both others together: one K.
      ...cells([LEARNED_ROW], 'learn', 'strict', ['cora', 'citeseer']).filter(({ request }) => request.k === 5),
    ],
  },
  {
    ...shared,
    name: 'best/steps',
    title: 'What each step of the blend adds, by the quick search',
    seeds: 3,
    cells: [
      ...cells(STEP_ROWS, 'learn', 'released', ['cora', 'citeseer']),
      ...cells(
        STEP_ROWS.filter(({ name }) => !name.endsWith('words')),
        'learn',
        'released',
        ['protein', 'adol', 'fb'],
      ),
    ],
  },
];
