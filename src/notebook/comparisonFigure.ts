import { requireInteger } from '../errors';
import { escapePlotly } from './escape';
import type { Coordinate, Figure, ScatterTrace } from './figure';
import { withLegend } from './legendLayout';
import { coordinates, plain, requireLength } from './numbers';
import { axisRange } from './static/scale';
import { axis, baseLayout, color, EDGE, symbol, translucent } from './theme';

export interface ComparisonSeries {
  /** As in "ours" or "paper". */
  name: string;
  /** One value a row; `null` where there is none. */
  values: ArrayLike<Coordinate>;
  /** Ends of the spread, one pair a row; drawn as a pale bar behind the dot. */
  low?: ArrayLike<Coordinate>;
  high?: ArrayLike<Coordinate>;
}

export interface ComparisonFigureOptions {
  title: string;
  subtitle?: string;
  /** What is compared, one row each: data sets or methods, from top to bottom. */
  rows: readonly string[];
  /** The first is the one the reader looks for ("ours"): its dots are filled, those of the others open. */
  series: readonly ComparisonSeries[];
  /** With unit and direction, as in "modularity (higher is better)". */
  valueLabel: string;
  /** Default 'linear'. */
  scale?: 'linear' | 'log';
}

/**
 * A dumbbell for each row: one dot a series on a common axis, joined by a thin line, so that a gap reads as a length.
 * @throws InputError for no series, unequal lengths, or values that are not finite.
 * @example show(comparisonFigure({ title: 'Modularity', rows: ['cora'], valueLabel: 'modularity',
 *   series: [{ name: 'ours', values: [0.55] }, { name: 'paper', values: [0.54] }] }))
 */
export function comparisonFigure(options: ComparisonFigureOptions): Figure {
  const { title, subtitle, rows, series, valueLabel } = options;
  requireInteger('number of series', series.length, 1, Number.POSITIVE_INFINITY);
  const values = series.map(({ name, values }) => {
    requireLength(`values of "${name}"`, values, rows.length, 'row');
    return coordinates(`values of "${name}"`, values);
  });
  const type = options.scale ?? 'linear';
  const data: ScatterTrace[] = [joins(rows.length, values)];
  series.forEach((one, i) => {
    const group = { legendgroup: `series${i}` };
    if (one.low !== undefined && one.high !== undefined) {
      requireLength(`low of "${one.name}"`, one.low, rows.length, 'row');
      requireLength(`high of "${one.name}"`, one.high, rows.length, 'row');
      data.push({ ...group, ...spread(one, color(i)) });
    }
  });
  // The first series is drawn last: on top.
  for (let i = series.length - 1; i >= 0; i--) {
    data.push({
      type: 'scatter',
      mode: 'markers',
      name: escapePlotly(series[i]!.name),
      legendgroup: `series${i}`,
      x: values[i]!,
      y: rows.map((_, row) => row),
      text: rows.map(escapePlotly),
      marker: {
        color: color(i),
        symbol: `${symbol(i)}${i === 0 ? '' : '-open'}`,
        size: 14,
        line: { color: color(i), width: 2.2 },
      },
      hovertemplate: '%{text}: %{x:.4g}<extra>%{fullData.name}</extra>',
    });
  }
  const lines = rows.map((row, r) => {
    const said = series.map(({ name }, i) => `${name} ${values[i]![r] === null ? '–' : plain(values[i]![r]!)}`);
    return `${row}: ${said.join(', ')}`;
  });
  const description = `${title}. ${valueLabel} by row. ${lines.join('; ')}.`;
  const layout = withLegend(
    baseLayout({ title, subtitle, description }),
    series.map(({ name }) => name),
  );
  return {
    data,
    layout: {
      ...layout,
      legend: { ...layout.legend, traceorder: 'reversed' },
      height: Math.max(300, 190 + 44 * rows.length),
      hovermode: 'closest',
      xaxis: axis(valueLabel, { type, range: axisRange({ type }, 'x', data) }),
      yaxis: axis(undefined, {
        tickvals: rows.map((_, row) => row),
        ticktext: rows.map(escapePlotly),
        range: [rows.length - 0.4, -0.6],
        showgrid: false,
        ticks: '',
      }),
    },
  };
}

function joins(rows: number, values: readonly Coordinate[][]): ScatterTrace {
  const x: Coordinate[] = [];
  const y: Coordinate[] = [];
  for (let row = 0; row < rows; row++) {
    const here = values.map((v) => v[row]!).filter((v): v is number => v !== null);
    if (here.length < 2) continue;
    x.push(Math.min(...here), Math.max(...here), null);
    y.push(row, row, null);
  }
  return { ...LINE, x, y, line: { color: EDGE, width: 3 } };
}

function spread(one: ComparisonSeries, ink: string): ScatterTrace {
  const low = coordinates(`low of "${one.name}"`, one.low!);
  const high = coordinates(`high of "${one.name}"`, one.high!);
  return {
    ...LINE,
    x: low.flatMap((value, row) => [value, high[row]!, null]),
    y: low.flatMap((_, row) => [row, row, null]),
    line: { color: translucent(ink, 0.35), width: 8 },
  };
}

const LINE = { type: 'scatter', mode: 'lines', showlegend: false, hoverinfo: 'skip' } as const;
