import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import { PAPER_WIRING, TEN_HEADS } from './presets';
import { resolvePoints } from './resolve';

/** Ways of training whose runs figure 2 sets side by side: cut against agreement, between runs. */
const WAYS = [
  ['10 heads', TEN_HEADS],
  ["paper's wiring", PAPER_WIRING],
  ['recipe', {}],
] as const;

const PLACES = [
  ['value', 'Ncut'],
  ['acc', 'ACC'],
] as const;

/** Steps at which training is ended to see what it has come to, of 600. */
const STOPS = [25, 50, 100, 200, 300, 400, 500, 600];

const SETS = ['digits', 'mnist'] as const;

const alongOf = (dataset: string): ExperimentCell[] =>
  PLACES.flatMap(([metric, label]) =>
    STOPS.map(
      (until): ExperimentCell => ({
        section: `${dataset}, along training`,
        row: label,
        column: `${dataset}/until/${until}/${metric}`,
        label: String(until),
        metric,
        request: { dataset, method: 'cnc', set: { fineSteps: 0, restarts: 0, until } },
        seeds: 'each',
      }),
    ),
  );

const betweenOf = (dataset: string): ExperimentCell[] =>
  PLACES.flatMap(([metric, label]) =>
    WAYS.map(
      ([row, set]): ExperimentCell => ({
        section: `${dataset}, between runs`,
        row,
        column: `${dataset}/${metric}`,
        label,
        metric,
        request: { dataset, method: 'cnc', set },
        seeds: 'each',
      }),
    ),
  );

/** Figure 2: does a smaller cut mean a better clustering? Between runs of one way of training, and along training. */
export const figure2: Experiment = {
  name: 'cnc/figure-2',
  title: 'Normalised cut and accuracy, between runs and along training',
  metric: 'acc',
  seeds: 3,
  cells: SETS.flatMap((dataset) => [...betweenOf(dataset), ...alongOf(dataset)]),
  resolve: resolvePoints,
};

/** Shares of the training images, in per cent; the paper's are 90, 70, 50, 20 and 10 of Reuters. */
const SHARES = [100, 20, 10] as const;

/** Of Reuters, in per cent: table 2 says .824 of 90, figure 3 .68 of 10; between them it is drawn without numbers. */
const REUTERS: Readonly<Record<number, number>> = { 90: 0.824, 10: 0.68 };

const METRICS = [
  ['acc', 'ACC'],
  ['nmi', 'NMI'],
] as const;

/** Figure 3: how much of the data has to be seen. The paper's is on Reuters; ours on MNIST, held-out images measured. */
export const figure3: Experiment = {
  name: 'cnc/figure-3',
  title: 'Agreement with classes of held-out points by the share that was learned from',
  metric: 'acc',
  seeds: 3,
  cells: [
    ...METRICS.flatMap(([metric, row]) =>
      SHARES.map(
        (share): ExperimentCell => ({
          section: 'mnist-all',
          row,
          column: `mnist-all/${share}/${metric}`,
          label: `${share} %`,
          metric,
          request: { dataset: 'mnist-all', method: 'cnc', set: { share: share / 100 } },
          seeds: 'each',
        }),
      ),
    ),
    ...Object.entries(REUTERS).map(
      ([share, printed]): ExperimentCell => ({
        section: 'reuters',
        row: 'ACC',
        column: `reuters/${share}/acc`,
        label: `${share} %`,
        request: { dataset: 'reuters', method: 'cnc' },
        seeds: 'each',
        missing: 'not reproduced: no data',
        printed,
      }),
    ),
  ],
  resolve: resolvePoints,
};
