import { requireInteger } from '../errors';
import type { InductiveResults } from '../papers/clusternet/inductiveResults';
import type { TableCell } from '../papers/clusternet/tableRows';
import { comparisonFigure } from './comparisonFigure';
import type { Figure } from './figure';
import { panelsFigure } from './panelsFigure';
import { panelTitle, unitOf } from './units';

export interface InductiveFigureOptions {
  title: string;
  subtitle?: string;
  /** Which column of table 3. */
  dataset: string;
}

/** Rows of the figure, the same for each problem: one method, or the best of several. */
const ROWS: readonly { label: string; is: (method: string) => boolean }[] = [
  { label: 'ClusterNet', is: (method) => method === 'clusternet' },
  { label: 'one training graph', is: (method) => method === 'clusternet-1train' },
  { label: 'fine-tuned', is: (method) => method === 'clusternet-ft' },
  { label: 'fine-tuned only', is: (method) => method === 'clusternet-ft-only' },
  { label: 'GCN-e2e', is: (method) => method === 'gcn-e2e' },
  { label: 'best two-stage', is: (method) => /^2stage-/.test(method) && !/-ft/.test(method) },
  { label: 'best classical in the paper', is: (method) => /^train-/.test(method) && method !== 'train-louvain' },
  { label: 'Louvain', is: (method) => method === 'train-louvain' },
];

/**
 * Table 3 at a glance, one panel a problem: our mean with its deviation over seeds, and the paper's number. Where a row
 * is the best of several methods, it is the best of ours beside the best that the paper prints.
 * @throws InputError for no results
 * @example show(inductiveFigure([inductiveResults('modularity')], { title: 'Unseen graphs', dataset: 'synthetic' }))
 */
export function inductiveFigure(results: readonly InductiveResults[], options: InductiveFigureOptions): Figure {
  requireInteger('number of results', results.length, 1, Number.POSITIVE_INFINITY);
  const { title, subtitle, dataset } = options;
  const panels = results.map((one, i) => panel(one, dataset, i > 0));
  const figure = panelsFigure({ title, ...(subtitle === undefined ? {} : { subtitle }), panels });
  const { layout } = figure;
  // As in `comparisonFigure`, the series that the reader looks for comes first.
  const legend = { ...layout.legend, traceorder: 'reversed' as const };
  return { ...figure, layout: { ...layout, legend, height: panels[0]!.layout.height! + 40 } };
}

function panel({ table, rows }: InductiveResults, dataset: string, isRight: boolean): Figure {
  const { label, better } = unitOf(table.problem);
  const sign = better === 'higher' ? 1 : -1;
  const best = <T>(items: readonly T[], value: (item: T) => number | undefined): T | undefined =>
    items
      .filter((item) => value(item) !== undefined)
      .sort((a, b) => sign * (value(b)! - value(a)!))
      .at(0);
  const found = ROWS.map(({ is }) => {
    const cells = rows
      .filter(({ method }) => is(method))
      .map(({ cells }) => cells.find((one) => one.dataset === dataset)!);
    const ours = best(cells, (cell: TableCell) => cell.ours?.mean)?.ours;
    return { ours, paper: best(cells, (cell: TableCell) => cell.paper)?.paper };
  });
  const end = (direction: 1 | -1) =>
    found.map(({ ours }) => (ours === undefined ? null : ours.mean + direction * ours.deviation));
  const figure = comparisonFigure({
    title: panelTitle(table.problem),
    rows: ROWS.map(({ label }) => label),
    valueLabel: `${label} (${better} is better)`,
    series: [
      { name: 'ours', values: found.map(({ ours }) => ours?.mean ?? null), low: end(-1), high: end(1) },
      { name: 'paper', values: found.map(({ paper }) => paper ?? null) },
    ],
  });
  if (!isRight) return figure;
  // The rows are named once, on the left.
  return { ...figure, layout: { ...figure.layout, yaxis: { ...figure.layout.yaxis, ticktext: ROWS.map(() => '') } } };
}
