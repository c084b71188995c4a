import { metricOf, type Tabulated, type TabulatedCell } from '../experiments/tabulate';
import { pick } from '../pick';
import { problems } from '../problems';
import type { Problem } from '../problems/Problem';

/** Columns of the rows' names, at least. */
const NAME = 24;

/** Decimals of shares, of ratios, and of counts. */
const DIGITS = 3;
const RATIO_DIGITS = 4;
const COUNTED = 100;

/** A cell's own last words, such as on how many graphs its row is best. */
export type CellNote = (cell: TabulatedCell) => string;

/** An experiment as text: a block a section, a line a row, our numbers beside the printed ones. */
export function describeExperiment(
  { experiment, cells, missing, wanted }: Tabulated,
  note: CellNote = () => '',
): string {
  const timed = experiment.metric === 'seconds';
  const textIn = (cell: TabulatedCell) => textOf(cell, metricOf(experiment, cell));
  const about = timed ? 'ours (paper, paper / ours)' : 'ours, mean ± deviation over seeds (paper, difference)';
  const lines = [`${experiment.title}. Each cell: ${about}`];
  const name = Math.max(NAME, ...cells.map(({ row }) => row.length + 2));
  for (const section of unique(cells.map((cell) => cell.section))) {
    const own = cells.filter((cell) => cell.section === section);
    const columns = unique(own.map(columnOf));
    const texts = new Map(own.map((cell) => [`${cell.row}\n${columnOf(cell)}`, `${textIn(cell)}${note(cell)}`]));
    lines.push('', ...(section === '' ? [] : [section]));
    const headings = columns.map((column) => `${column}${standIns(own.filter((cell) => columnOf(cell) === column))}`);
    const width = Math.max(28, ...[...headings, ...texts.values()].map((text) => text.length + 2));
    lines.push(`${''.padEnd(name)}${headings.map((heading) => heading.padEnd(width)).join('')}`.trimEnd());
    for (const row of unique(own.map((cell) => cell.row))) {
      const found = columns.map((column) => (texts.get(`${row}\n${column}`) ?? '').padEnd(width));
      lines.push(`${row.padEnd(name)}${found.join('')}`.trimEnd());
    }
  }
  if (missing > 0) lines.push('', `${missing} of ${wanted} runs are not there yet: experiment run ${experiment.name}`);
  if (timed) lines.push('', machinesOf(cells));
  return `${lines.join('\n')}\n`;
}

/** The data set, and the point of a sweep. */
function columnOf({ label, at }: TabulatedCell): string {
  return [label, ...Object.entries(at).map(([name, value]) => `${name} = ${value}`)].join(', ');
}

/** Node features that stand in for the data set's own, in brackets; nothing where none do. */
function standIns(cells: readonly TabulatedCell[]): string {
  const sources = unique(cells.flatMap(({ runs }) => runs[0]?.data.features ?? []));
  const others = sources.filter((source) => source !== 'own' && source !== 'none');
  return others.length === 0 ? '' : ` (features: ${others.join(', ')})`;
}

function textOf({ ours, printed, runs, missing }: TabulatedCell, metric: string): string {
  if (missing !== undefined) return `${missing}${printed === undefined ? '' : ` (${printed})`}`;
  if (ours === undefined) return '–';
  if (metric === 'seconds') {
    const beside = printed === undefined ? '' : ` (${printed} s, ${ratio(printed / ours.mean)})`;
    return `${seconds(ours.mean)}${beside}`;
  }
  const problem: Problem = pick('problem', problems, runs[0]!.problem.name);
  const reached = ours.values.filter((value) => !Number.isNaN(value)).length;
  if (reached < ours.runs)
    return `reached by ${reached} of ${ours.runs}${printed === undefined ? '' : ` (${printed})`}`;
  const digits = metric === 'value' ? problem.unit.digits + 1 : decimals(metric, ours.mean);
  const spread = ours.runs > 1 ? ` ± ${ours.deviation.toFixed(digits)}` : '';
  const difference = ours.mean - (printed ?? 0);
  const beside =
    printed === undefined
      ? ''
      : ` (${printed}, ${difference < 0 ? '−' : '+'}${Math.abs(difference).toFixed(metric === 'value' ? 2 : digits)})`;
  return `${ours.mean.toFixed(digits)}${spread}${beside}`;
}

function decimals(metric: string, mean: number): number {
  if (mean >= COUNTED) return 0;
  return /ratio/i.test(metric) ? RATIO_DIGITS : DIGITS;
}

function machinesOf(cells: readonly TabulatedCell[]): string {
  const on = cells.flatMap(({ records }) =>
    records.flatMap(({ machine }) =>
      machine === undefined ? [] : [`${machine.cpu}, Node ${machine.node}, one thread`],
    ),
  );
  return `Ours: medians, ${unique(on).join('; ') || 'not measured'}. Paper: Intel i9 7940X, 14 cores at 3.1 GHz.`;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function seconds(value: number): string {
  if (value < 1e-3) return `${digitsOf(value * 1e6)} µs`;
  return value < 1 ? `${digitsOf(value * 1000)} ms` : `${digitsOf(value)} s`;
}

const digitsOf = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const ratio = (value: number): string => `${value >= 10 ? value.toFixed(0) : value.toPrecision(2)}x`;
