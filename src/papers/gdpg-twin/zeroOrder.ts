import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import { type RunRequest, resolveRun } from '../../experiments/resolveRun';

/** What stands in a column: a number of the records, and what the released logs have (one seed, a learning rate of 10⁻⁴). */
const COLUMNS = [
  { label: 'to 1.03', metric: 'evaluationsTo1.03', printed: [1600, 3800, 7700] },
  { label: 'to 1.04', metric: 'evaluationsTo1.04', printed: [1700, 7800, 14_300] },
  { label: 'to 1.045', metric: 'evaluationsTo1.045', printed: [4100, 8800, 19_800] },
  { label: 'best ratio', metric: 'validationRatio', printed: [1.0493, 1.0469, 1.0491] },
  { label: 'ER500', metric: 'ratio/er', printed: [] },
] as const;

interface Row {
  readonly name: string;
  readonly method: string;
  readonly set: NonNullable<RunRequest['set']>;
}

/** Longer where a step says less. */
const ROWS: readonly Row[] = [
  { name: 'Twin', method: 'actor-twin', set: { steps: 200 } },
  { name: 'ZOO, 2 points', method: 'zoo', set: { steps: 400 } },
  { name: 'ZOO, 11 points', method: 'zoo', set: { steps: 200, points: 11 } },
];

/** 2,000 draws of weights at a look: with fewer, where a mark is reached is up to the draws. */
const COMMON = { fallOver: 0, draws: 40 } as const;

const SECTIONS: readonly { readonly title: string; readonly set: NonNullable<RunRequest['set']> }[] = [
  { title: 'From Z = 1, learning rate .003', set: { ...COMMON, lr: 0.003 } },
  { title: 'From Z = 1, learning rate .001', set: { ...COMMON, lr: 0.001 } },
  { title: 'From a random start, learning rate .001', set: { ...COMMON, lr: 0.001, start: 'random' } },
];

/**
 * Figure 8 in numbers: how many runs of the heuristic a training takes until the ratio to plain LGS on the validation graphs is
 * 1.03, 1.04 and 1.045. Twin and ZOO have the same actor, start, learning rate and batches; looks are not counted.
 */
export const zeroOrderExperiment: Experiment = {
  name: 'gdpg-twin/zoo',
  title: 'Runs of LGS in training until the validation ratio is reached, and what comes of it',
  metric: 'evaluationsTo1.04',
  seeds: 3,
  cells: SECTIONS.flatMap(({ title, set }, s) =>
    ROWS.flatMap((row, r) =>
      COLUMNS.map(({ label, metric, printed }): ExperimentCell => {
        const number = s === 0 ? printed[r] : undefined;
        return {
          section: title,
          row: row.name,
          column: `${s}/${metric}`,
          label,
          metric,
          request: {
            problem: 'independent-set',
            dataset: 'mwis',
            method: row.method,
            set: { ...set, ...row.set },
          },
          seeds: 'each',
          ...(number === undefined ? {} : { printed: number }),
        };
      }),
    ),
  ),
  resolve: (request) => resolveRun(request),
};
