import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import type { Task } from '../../experiments/RunSpec';
import { paperDatasets } from '../clusternet/printed';
import { type Row, resolveBest, SIZES } from './communities';

const SWAPS: readonly Row[] = [
  { name: 'swaps by mean', method: 'train-swap-mean' },
  { name: 'swaps by maximum', method: 'train-swap-maximum' },
];

/** Time is a cap that no run of these reaches on an idle core; more than the default, for one that is not. */
const EXACT: Row = { name: 'exact', method: 'train-exact', set: { seconds: 600 } };

function cells(rows: readonly Row[], task: Task): ExperimentCell[] {
  return SIZES.flatMap((k) =>
    rows.flatMap(({ name, method, set }) =>
      paperDatasets.map(
        (dataset): ExperimentCell => ({
          section: `${task === 'learn' ? '40 % of the edges seen, released splits' : 'all edges seen'}, K = ${k}`,
          row: name,
          column: `${dataset}/${k}/${task}`,
          label: dataset,
          request: {
            problem: 'facility',
            k,
            dataset,
            task,
            splits: 'released',
            method,
            ...(set === undefined ? {} : { set }),
          },
          // A proven optimum is one, whatever the search before it.
          seeds: method === 'train-exact' ? 'one' : 'each',
        }),
      ),
    ),
  );
}

/** Facilities: swaps on the seen edges, and with all edges seen the proven optimum. */
export const facilityExperiment: Experiment = {
  name: 'best/facilities',
  title: 'Facilities by swaps, and the proven optima',
  metric: 'value',
  seeds: 3,
  cells: [...cells(SWAPS, 'learn'), ...cells([...SWAPS, EXACT], 'optimize')],
  resolve: resolveBest,
};
