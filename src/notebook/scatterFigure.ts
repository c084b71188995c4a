import { escapePlotly } from './escape';
import type { Coordinate, Figure, ScatterTrace } from './figure';
import { groupBy } from './groupBy';
import { withLegend } from './legendLayout';
import { coordinates, extent, requireLength } from './numbers';
import { axis, baseLayout, color, MUTED, symbol } from './theme';

export interface ScatterFigureOptions {
  title: string;
  subtitle?: string;
  /** Coordinates of the n points, such as two principal components of an embedding. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Group of each point, by number or name; colour and shape follow it. Default: one group. */
  groups?: ArrayLike<number | string>;
  /** What to call a group in the legend; default "group 3", or the name itself. */
  groupName?: (group: number | string) => string;
  /** Name of each point, shown on hover. */
  labels?: ArrayLike<string>;
  xLabel: string;
  yLabel: string;
  /** Equal units on both axes, so that distances can be read; default true. */
  equal?: boolean;
  /** Diameter in pixels; default by n. */
  size?: number;
  /** Name of a line where both coordinates are the same; default no line. */
  diagonal?: string;
}

/** More points than this are drawn by WebGL in the browser. */
export const WEBGL_FROM = 5000;

/**
 * n points in the plane, coloured and shaped by group.
 * @throws InputError for values that are not finite or unequal lengths.
 * @example show(scatterFigure({ title: 'Embedding', x, y, groups: partition, xLabel: 'PC 1', yLabel: 'PC 2' }))
 */
export function scatterFigure(options: ScatterFigureOptions): Figure {
  const { title, subtitle, labels, equal = true } = options;
  const x = coordinates('x', options.x);
  const y = coordinates('y', options.y);
  const n = x.length;
  requireLength('y', y, n, 'x');
  if (labels !== undefined) requireLength('labels', labels, n, 'point');
  if (options.groups !== undefined) requireLength('groups', options.groups, n, 'point');
  const groups = groupBy(options.groups ?? new Uint8Array(n));
  const nameOf = options.groupName ?? ((group) => (typeof group === 'number' ? `group ${group}` : group));
  const size = options.size ?? markerSize(n);
  const data = groups.map(
    ({ group, members }, i): ScatterTrace => ({
      type: n > WEBGL_FROM ? 'scattergl' : 'scatter',
      mode: 'markers',
      name: escapePlotly(nameOf(group)),
      x: members.map((k) => x[k]!),
      y: members.map((k) => y[k]!),
      marker: { color: color(i), symbol: symbol(i), size, opacity: 0.85, line: { color: '#ffffff', width: 0.8 } },
      ...(labels === undefined ? {} : { text: members.map((k) => escapePlotly(labels[k]!)) }),
      hovertemplate: `${labels === undefined ? '' : '%{text}<br>'}(%{x:.4g}, %{y:.4g})<extra>%{fullData.name}</extra>`,
    }),
  );
  const names = groups.map(({ group }) => nameOf(group));
  const line = options.diagonal === undefined ? [] : [diagonal(options.diagonal, [...x, ...y])];
  const parts = groups.map(({ members }, i) => `${names[i]} (${members.length})`).join(', ');
  const description = `${title}. ${n} points, ${options.yLabel} against ${options.xLabel}${groups.length > 1 ? `, in ${groups.length} groups: ${parts}` : ''}.`;
  return {
    data: [...line, ...data],
    layout: {
      ...withLegend(baseLayout({ title, subtitle, description }), [...line.map(({ name }) => name!), ...names]),
      hovermode: 'closest',
      xaxis: axis(options.xLabel),
      yaxis: axis(options.yLabel, equal ? { scaleanchor: 'x' } : {}),
    },
  };
}

/** As far as the points reach. */
function diagonal(name: string, values: readonly Coordinate[]): ScatterTrace {
  const ends = extent(values) ?? [0, 1];
  return {
    type: 'scatter',
    mode: 'lines',
    name: escapePlotly(name),
    x: ends,
    y: ends,
    line: { color: MUTED, width: 2, dash: 'dash' },
    hoverinfo: 'skip',
  };
}

/** Points shrink as there are more of them. */
export function markerSize(n: number): number {
  return Math.round(Math.min(16, Math.max(4.5, 140 / Math.sqrt(Math.max(1, n)))) * 10) / 10;
}
