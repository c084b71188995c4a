import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import type { Settings } from '../../settings';
import { PAPER_WIRING, TEN_HEADS } from './presets';
import { TABLE_1, TABLE_2, TABLE_3 } from './printed';
import { resolvePoints } from './resolve';

const NO_DATA = 'not reproduced: no data';
const PRINTED_ONLY = 'printed';

interface Row {
  readonly row: string;
  readonly method: string;
  readonly set?: Settings;
  /** Under which name the paper prints it. */
  readonly printed?: string;
}

const CNC: Row = { row: 'CNC', method: 'cnc', printed: 'CNC' };
const BEST_OF_3: Row = { row: 'CNC best of 3', method: 'cnc', set: { starts: 3 } };
const ROWS: readonly Row[] = [
  CNC,
  BEST_OF_3,
  { row: 'CNC 10 heads', method: 'cnc', set: TEN_HEADS },
  { row: "CNC paper's wiring", method: 'cnc', set: PAPER_WIRING },
  { row: 'k-means', method: 'k-means-points' },
  { row: 'NJW spectral', method: 'train-njw' },
  { row: 'NJW, then moves by the cut', method: 'train-njw-moved' },
];

/** Sets of which there are points, and those of which only printed numbers are. */
const AT_HAND = ['mnist', 'digits'] as const;
const ELSEWHERE = ['reuters', 'cifar-10', 'cifar-100'] as const;

const AGREEMENT = [
  ['acc', 'ACC'],
  ['nmi', 'NMI'],
] as const;

interface Column {
  readonly section: string;
  readonly dataset: string;
  readonly metric: string;
  readonly label: string;
}

function cellOf({ row, method, set }: Row, { section, dataset, metric, label }: Column): ExperimentCell {
  return {
    section,
    row,
    column: `${dataset}/${metric}`,
    label,
    metric,
    request: { dataset, method, ...(set === undefined ? {} : { set }) },
    seeds: 'each',
  };
}

const withPrinted = (cell: ExperimentCell, printed: number | undefined): ExperimentCell =>
  printed === undefined ? cell : { ...cell, printed };

type PrintedTable = typeof TABLE_1;

/** ACC and NMI of every row on one set, and the numbers of methods that the paper prints alone. */
function sectionOf(dataset: string, rows: readonly Row[], printed: PrintedTable, there: boolean): ExperimentCell[] {
  const named = new Set(rows.flatMap((row) => row.printed ?? []));
  const others = Object.keys(printed).filter((name) => !named.has(name) && printed[name]![dataset] !== undefined);
  return AGREEMENT.flatMap(([metric, label], which) => {
    const column = { section: dataset, dataset, metric, label };
    const numberOf = (name: string | undefined) => (name === undefined ? undefined : printed[name]?.[dataset]?.[which]);
    const ours = rows.map((row) => {
      const cell = withPrinted(cellOf(row, column), numberOf(row.printed));
      return there ? cell : { ...cell, missing: NO_DATA };
    });
    const theirs = others.map((row): ExperimentCell => {
      const cell = withPrinted(cellOf({ row, method: 'cnc' }, column), numberOf(row));
      return { ...cell, missing: PRINTED_ONLY };
    });
    return [...ours, ...theirs];
  });
}

/** Table 1: learned and measured on all points of a set, labels for measuring only. */
export const table1: Experiment = {
  name: 'cnc/table-1',
  title: 'Agreement with classes, learned on the points that are clustered',
  metric: 'acc',
  seeds: 10,
  cells: [
    ...AT_HAND.flatMap((dataset) => sectionOf(dataset, ROWS, TABLE_1, true)),
    ...ELSEWHERE.flatMap((dataset) => sectionOf(dataset, [CNC], TABLE_1, false)),
  ],
  resolve: resolvePoints,
};

/** Table 2: learned on one part of a set, measured on the other, which has no part in learning; new points need no graph. */
export const table2: Experiment = {
  name: 'cnc/table-2',
  title: 'Agreement with classes of points that were held out',
  metric: 'acc',
  seeds: 3,
  cells: [
    ...sectionOf('mnist-all', [CNC], TABLE_2, true),
    ...ELSEWHERE.flatMap((dataset) => sectionOf(dataset, [CNC], TABLE_2, false)),
  ],
  resolve: resolvePoints,
};

const valueColumn = (dataset: string): Column => ({
  section: 'normalised cut of the set that is measured',
  dataset,
  metric: 'value',
  label: dataset,
});

/** Table 3: normalised cuts. Its graphs are ours: neither k nor σ nor whose weights are printed, so the numbers do not compare. */
export const table3: Experiment = {
  name: 'cnc/table-3',
  title: 'Normalised cuts of the Jaccard graph, k = 10, no width σ; the paper does not say its graph',
  metric: 'value',
  seeds: 10,
  cells: [
    ...AT_HAND.flatMap((dataset) => ROWS.map((row) => cellOf(row, valueColumn(dataset)))),
    ...Object.entries(TABLE_3).flatMap(([row, numbers]) =>
      Object.entries(numbers).map(
        ([dataset, printed]): ExperimentCell => ({
          ...cellOf({ row: `${row}, printed`, method: 'cnc' }, valueColumn(dataset)),
          printed,
          missing: dataset === 'mnist-all' ? PRINTED_ONLY : NO_DATA,
        }),
      ),
    ),
  ],
  resolve: resolvePoints,
};
