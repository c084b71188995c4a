import '../clusternet/datasets'; // registered before a request names one
import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import type { RunSpec } from '../../experiments/RunSpec';
import { type RunRequest, resolveRun } from '../../experiments/resolveRun';
import type { Settings } from '../../settings';
import './graphSets';

/**
 * How networks are trained to cut one graph: two layers of 50, dropout .3, Adam at .01 for 250 steps, no weight decay, which
 * holds weights where all parts are equal; of looks every 25 steps the one with the smallest cut counts.
 */
const RECIPE: Settings = { steps: 250, lr: 0.01, weightDecay: 0, hidden: 50, dropout: 0.3, selectEvery: 25 };

/**
 * A request with that recipe. Words stay 0 and 1: divided by their row's sum they are so small beside the biases that all nodes
 * begin in few parts, and GCN-e2e ends in 5 or 6 of 7 at every other seed.
 */
export function resolveGraphs(request: RunRequest): RunSpec {
  return resolveRun({ problem: 'normalized-cut', task: 'optimize', ...request }, { settings: RECIPE });
}

/** Citation graphs and how many classes their papers have. */
const GRAPHS = { cora: 7, 'cora-connected': 7, citeseer: 6, 'citeseer-connected': 6 } as const;

interface Row {
  readonly row: string;
  readonly method: string;
  readonly set?: Settings;
}

const ROWS: readonly Row[] = [
  { row: 'clusternet', method: 'clusternet' },
  { row: 'gcn-e2e', method: 'gcn-e2e' },
  ...['gap', 'dmon', 'mincut', 'modularity'].map((loss) => ({
    row: `gcn-e2e, ${loss}`,
    method: 'gcn-e2e',
    set: { loss },
  })),
  ...['louvain', 'louvain-ncut', 'njw', 'njw-moved'].map((name) => ({ row: name, method: `train-${name}` })),
];

/** What is measured, by its name in the records. */
const METRICS = {
  value: 'Ncut',
  modularity: 'modularity',
  parts: 'parts used',
  smallest: 'smallest part',
  acc: 'ACC',
  nmi: 'NMI',
} as const;

function cellsOf(dataset: string, k: number): ExperimentCell[] {
  return ROWS.flatMap(({ row, ...how }) =>
    Object.entries(METRICS).map(
      ([metric, label]): ExperimentCell => ({
        section: `${dataset}, K = ${k}`,
        row,
        column: `${dataset}/${k}/${metric}`,
        label,
        metric,
        request: { problem: 'normalized-cut', task: 'optimize', dataset, k, ...how },
        seeds: 'each',
      }),
    ),
  );
}

/**
 * Expected normalised cuts on graphs, which the paper leaves to others: networks trained end to end on the cut and on the losses
 * beside it, and algorithms, all edges observed, K = 5 and the number of classes. Ncut counts an empty part as 1; of a graph of
 * more components than parts its minimum is 0, hence the largest components too.
 */
export const graphs: Experiment = {
  name: 'cnc/graphs',
  title: 'Normalised cuts of citation graphs',
  metric: 'value',
  seeds: 10,
  cells: Object.entries(GRAPHS).flatMap(([dataset, classes]) => [5, classes].flatMap((k) => cellsOf(dataset, k))),
  resolve: resolveGraphs,
};
