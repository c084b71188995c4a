import { TOLERANCE } from '../papers/clusternet/agreement';
import type { TableResults } from '../papers/clusternet/tableResults';
import type { TableCell, TableRow } from '../papers/clusternet/tableRows';
import { escapePlotly } from './escape';
import type { Figure, ScatterTrace } from './figure';
import { withLegend } from './legendLayout';
import { rounded } from './numbers';
import { panelsFigure } from './panelsFigure';
import { axis, baseLayout, FONT_SIZE, MUTED, PALETTE, translucent } from './theme';
import { problemNamed, unitOf } from './units';

export interface AgreementFigureOptions {
  title: string;
  subtitle?: string;
}

/** Kinds of methods, as the paper divides them, from front to back. */
const KINDS = [
  {
    name: 'ClusterNet',
    is: (method: string) => method === 'clusternet',
    color: PALETTE[0],
    symbol: 'circle',
    size: 15,
  },
  { name: 'GCN-e2e', is: (method: string) => method === 'gcn-e2e', color: PALETTE[1], symbol: 'square', size: 11 },
  {
    name: 'two-stage',
    is: (method: string) => method.startsWith('2stage-'),
    color: PALETTE[3],
    symbol: 'diamond',
    size: 10,
  },
  {
    name: 'train-only',
    is: (method: string) => method.startsWith('train-'),
    color: PALETTE[2],
    symbol: 'triangle-up',
    size: 11,
  },
] as const;

/**
 * Every cell of some tables for which the paper has a number, a panel a table: the paper's value across, our mean on the
 * released splits upwards. On the diagonal both agree; what lies above or below is named in the figure.
 * @throws InputError for no table
 * @example show(agreementFigure([tableResults('modularity', 5)], { title: 'Ours against the paper' }))
 */
export function agreementFigure(tables: readonly TableResults[], options: AgreementFigureOptions): Figure {
  const figure = panelsFigure({ ...options, panels: tables.map(panel) });
  // The marks that matter are drawn last, and named first.
  return { ...figure, layout: { ...figure.layout, legend: { ...figure.layout.legend, traceorder: 'reversed' } } };
}

function panel({ table, rows }: TableResults): Figure {
  const { title } = table;
  // Half the width of the grey band: what the paper's rounding and its one seed can make of a number.
  const { paper: band } = TOLERANCE[table.problem]!;
  const valueLabel = unitOf(table.problem).label;
  const cells = rows.filter(({ splits }) => splits === 'released').flatMap(comparable);
  const reach = range(
    cells.flatMap(({ ours, paper }) => [ours.mean, paper]),
    band,
  );
  const data: ScatterTrace[] = [diagonal(reach, band), ...sideNames(table.problem, reach)];
  const names: string[] = [];
  for (const kind of [...KINDS].reverse()) {
    const points = cells.filter(({ row }) => kind.is(row.method));
    if (points.length === 0) continue;
    names.push(kind.name);
    if (kind.name === 'ClusterNet') data.push(whiskers(points));
    data.push({
      type: 'scatter',
      mode: 'markers',
      name: kind.name,
      x: points.map(({ paper }) => rounded(paper)),
      y: points.map(({ ours }) => rounded(ours.mean)),
      text: points.map(({ row, dataset }) => escapePlotly(`${row.method} on ${dataset}, ${row.task}`)),
      marker: { color: kind.color, symbol: kind.symbol, size: kind.size, line: { color: '#ffffff', width: 1.2 } },
      hovertemplate: '%{text}<br>paper %{x:.3g}, ours %{y:.3g}<extra></extra>',
    });
  }
  const near = (kind: (typeof KINDS)[number]): string => {
    const points = cells.filter(({ row }) => kind.is(row.method));
    const close = points.filter(({ ours, paper }) => Math.abs(ours.mean - paper) <= band + 1e-9).length;
    return `${kind.name} ${close} of ${points.length}`;
  };
  const described = KINDS.filter(({ name }) => names.includes(name))
    .map(near)
    .join(', ');
  const description = `${title}. Ours against the paper's ${valueLabel}, ${cells.length} cells; within ${band}: ${described}.`;
  const square = { range: reach, scaleanchor: 'x' } as const;
  return {
    data,
    layout: {
      ...withLegend(baseLayout({ title, description }), names),
      hovermode: 'closest',
      xaxis: axis(`${valueLabel}, paper`, { range: reach }),
      yaxis: axis(`${valueLabel}, ours`, square),
    },
  };
}

interface Comparable {
  row: TableRow;
  dataset: string;
  ours: NonNullable<TableCell['ours']>;
  paper: number;
}

function comparable(row: TableRow): Comparable[] {
  return row.cells.flatMap(({ dataset, ours, paper }) =>
    ours === undefined || paper === undefined ? [] : [{ row, dataset, ours, paper }],
  );
}

function range(values: readonly number[], band: number): [number, number] {
  if (values.length === 0) return [0, 1];
  return [Math.min(...values) - band, Math.max(...values) + band];
}

function diagonal([low, high]: [number, number], band: number): ScatterTrace {
  return {
    type: 'scatter',
    mode: 'lines',
    x: [low, high, high, low],
    y: [low - band, high - band, high + band, low + band],
    line: { width: 0 },
    fill: 'toself',
    fillcolor: translucent(MUTED, 0.18),
    showlegend: false,
    hoverinfo: 'skip',
  };
}

/** What it means to stand above or below the band. */
function sideNames(problem: string, [low, high]: [number, number]): ScatterTrace[] {
  const more = problemNamed(problem).sense === 'max' ? 'better' : 'worse';
  const less = more === 'better' ? 'worse' : 'better';
  const at = (share: number) => rounded(low + share * (high - low));
  const name = (text: string, x: number, y: number): ScatterTrace => ({
    type: 'scatter',
    mode: 'text',
    x: [at(x)],
    y: [at(y)],
    text: [text],
    textposition: 'middle center',
    textfont: { size: FONT_SIZE.tick, color: MUTED },
    showlegend: false,
    hoverinfo: 'skip',
  });
  return [name(`${more} than in the paper`, 0.3, 0.97), name(`${less} than in the paper`, 0.7, 0.03)];
}

function whiskers(points: readonly Comparable[]): ScatterTrace {
  return {
    type: 'scatter',
    mode: 'lines',
    x: points.flatMap(({ paper }) => [paper, paper, null]),
    y: points.flatMap(({ ours }) => [rounded(ours.mean - ours.deviation), rounded(ours.mean + ours.deviation), null]),
    line: { color: PALETTE[0], width: 2 },
    showlegend: false,
    hoverinfo: 'skip',
  };
}
