import type { Lead } from '../papers/clusternet/leads';
import { comparisonFigure } from './comparisonFigure';
import type { Figure, ScatterTrace } from './figure';
import { INK } from './theme';

/** One dot: how far ahead, on what. */
export type LeadPoint = Pick<Lead, 'task' | 'dataset' | 'lead'>;

export interface LeadFigureOptions {
  title: string;
  subtitle?: string;
  /** The first is drawn filled; each has a dot where it has a lead for the row. */
  series: readonly { readonly name: string; readonly leads: readonly LeadPoint[] }[];
  /** As in "ClusterNet minus the best other method, modularity". */
  valueLabel: string;
}

/**
 * By how much a method wins or loses, data set by data set: right of the line at zero it is ahead of every other.
 * @example leadFigure({ title: 'Who wins?', series: [{ name: 'ours', leads: leads(results) }], valueLabel: 'lead' })
 */
export function leadFigure({ title, subtitle, series, valueLabel }: LeadFigureOptions): Figure {
  const keys = [...new Set(series.flatMap(({ leads }) => leads.map(keyOf)))];
  const figure = comparisonFigure({
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    rows: keys,
    valueLabel,
    series: series.map(({ name, leads }) => {
      const found = new Map(leads.map((lead) => [keyOf(lead), lead.lead]));
      return { name, values: keys.map((key) => found.get(key) ?? null) };
    }),
  });
  const { xaxis = {} } = figure.layout;
  const range = withZero(xaxis.range ?? [0, 0]);
  return {
    ...figure,
    data: [zeroLine(keys.length), ...figure.data],
    layout: { ...figure.layout, xaxis: { ...xaxis, range } },
  };
}

function zeroLine(rows: number): ScatterTrace {
  return {
    type: 'scatter',
    mode: 'lines',
    x: [0, 0],
    y: [-0.6, rows - 0.4],
    line: { color: INK, width: 1.6 },
    showlegend: false,
    hoverinfo: 'skip',
  };
}

function keyOf({ dataset, task }: LeadPoint): string {
  return `${dataset}, ${task}`;
}

function withZero([low, high]: [number, number]): [number, number] {
  const air = 0.04 * (high - low);
  return [Math.min(low, -air), Math.max(high, air)];
}
