import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import { type RunRequest, resolveRun } from '../../experiments/resolveRun';
import { methods } from '../../methods';
import { CONFLICT_GRAPHS } from './schedulingDataset';

/** Backlog of the released twin's weights over that of LGS on q ⊙ r, simulated: mean over links and slots, and median. */
const RELEASED: Readonly<Record<string, readonly [mean: number, median?: number]>> = {
  star30: [0.824, 0.669],
  star20: [0.868, 0.706],
  star10: [0.94, 0.787],
  ba1: [1.006],
  ba2: [1.004, 0.919],
  tree: [0.995, 0.782],
  er: [1.008, 0.997],
  'ba-mix': [1.008, 0.958],
};

/** β = θ₁ / (θ₀ + θ₁) of the released weights, θ = .674, .742. */
export const RELEASED_BETA = 0.524;

interface Row {
  readonly name: string;
  readonly method: string;
  readonly set?: RunRequest['set'];
  /** The released twin's numbers stand beside it. */
  readonly printed?: boolean;
}

const ROWS: readonly Row[] = [
  { name: 'q r (LGS)', method: 'train-max-weight' },
  { name: 'released actor, β = .524', method: 'train-max-weight', set: { beta: RELEASED_BETA }, printed: true },
  { name: 'min(q, r)', method: 'train-max-weight', set: { utility: 'served' } },
  { name: 'min(q, r), β = .5', method: 'train-max-weight', set: { utility: 'served', beta: 0.5 } },
  {
    name: 'twin, as printed',
    method: 'td-twin',
    set: { episodes: 200, lr: 1e-4, noise: 0.15, objective: 'first' },
  },
  { name: 'twin, all slots', method: 'td-twin', set: { gamma: 0.95 } },
  { name: 'evolved, paper graphs', method: 'slot-actor', set: { trainOn: 'paper' } },
  { name: 'evolved, all kinds', method: 'slot-actor', set: { trainOn: 'all', trainLoad: 0.07 } },
];

const kinds = Object.keys(CONFLICT_GRAPHS);
const METRICS = [
  ['ratio', 'Mean backlog over that of LGS on q r'],
  ['medianRatio', 'Median backlog over that of LGS on q r'],
] as const;

/** Rows beside the released weights, on all kinds of conflict graph (section 4.2, figure 7). */
const table: Experiment = {
  name: 'gdpg-twin/scheduling',
  title: 'Delay-oriented link scheduling, 100 test instances of each kind, load .07',
  metric: 'ratio',
  seeds: 5,
  cells: METRICS.flatMap(([metric, section], which) =>
    ROWS.flatMap(({ name, method, set, printed }) =>
      kinds.map((kind): ExperimentCell => {
        const number = printed === true ? RELEASED[kind]![which] : undefined;
        return {
          section,
          row: name,
          column: `${metric}/${kind}`,
          label: kind,
          metric: `${metric}/${kind}`,
          request: { problem: 'link-scheduling', dataset: 'scheduling', method, ...(set === undefined ? {} : { set }) },
          seeds: methods[method]!.seeded ? 'each' : 'one',
          ...(number === undefined ? {} : { printed: number }),
        };
      }),
    ),
  ),
  resolve: (request) => resolveRun(request),
};

/** All that the paper's one-layer actor can learn is one number: its scan replaces the training, and explains it. */
const scan: Experiment = {
  name: 'gdpg-twin/scheduling-scan',
  title: 'The one parameter of the paper’s actor: mean backlog of LGS on u − β Â u over that of LGS on q r',
  metric: 'ratio',
  seeds: 1,
  varies: 'beta',
  cells: ['product', 'served'].flatMap((utility) =>
    kinds.flatMap((kind) =>
      Array.from({ length: 13 }, (_, i) => i / 10).map(
        (beta): ExperimentCell => ({
          section: `u = ${utility === 'product' ? 'q r' : 'min(q, r)'}`,
          row: kind,
          column: `${utility}/${kind}/${beta}`,
          label: String(beta),
          metric: `ratio/${kind}`,
          request: {
            problem: 'link-scheduling',
            dataset: 'scheduling',
            method: 'train-max-weight',
            set: { utility, beta },
          },
          seeds: 'one',
        }),
      ),
    ),
  ),
  resolve: (request) => resolveRun(request),
};

export const schedulingExperiments: readonly Experiment[] = [table, scan];
