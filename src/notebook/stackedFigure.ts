import { InputError } from '../errors';
import { escapePlotly } from './escape';
import type { Axis, Coordinate, Figure, ScatterTrace } from './figure';
import { withLegend } from './legendLayout';
import { coordinates, plain, requireLength } from './numbers';
import { niceTicks } from './static/niceTicks';
import { axis, baseLayout, color, INK } from './theme';

export interface StackedPart {
  name: string;
  values: ArrayLike<number>;
  /** Default the palette's next; `REST` for what is left over. */
  color?: string;
}

/** Of a part that is only what remains: it should not draw the eye. */
export const REST = '#d5dae0';

export interface StackedFigureOptions {
  title: string;
  subtitle?: string;
  /** From top to bottom. */
  rows: readonly string[];
  /** Parts of each row, from left to right; one value of at least 0 a row. */
  parts: readonly StackedPart[];
  /** With unit, as in "share of a step (%)". */
  valueLabel: string;
  /** Written behind each row. */
  notes?: readonly string[];
}

/** Height of a row's bar, of the distance between rows. */
const THICK = 0.62;

/**
 * Each row is a bar cut into its parts: what the whole is made of, row beside row.
 * @throws InputError for unequal lengths, or a value that is negative or not finite
 * @example show(stackedFigure({ title: 'Time', rows: ['cora'], valueLabel: 'ms', parts: [{ name: 'Adam', values: [0.1] }] }))
 */
export function stackedFigure(options: StackedFigureOptions): Figure {
  const { title, subtitle, rows, parts, valueLabel, notes = [] } = options;
  const left = new Float64Array(rows.length);
  const bars: ScatterTrace[] = [];
  const keys: ScatterTrace[] = [];
  parts.forEach(({ name, values, color: own }, i) => {
    const ink = own ?? color(i);
    requireLength(`values of "${name}"`, values, rows.length, 'row');
    const widths = coordinates(`values of "${name}"`, values) as number[];
    const negative = widths.find((width) => width < 0);
    if (negative !== undefined) {
      throw new InputError({ what: `values of "${name}"`, expected: 'at least 0', actual: String(negative) });
    }
    const x: Coordinate[] = [];
    const y: Coordinate[] = [];
    widths.forEach((width, row) => {
      const [from, to] = [left[row]!, left[row]! + width];
      if (width > 0) {
        x.push(from, to, to, from, from, null);
        y.push(row - THICK / 2, row - THICK / 2, row + THICK / 2, row + THICK / 2, row - THICK / 2, null);
      }
      left[row] = to;
    });
    const common = { type: 'scatter', name: escapePlotly(name), legendgroup: `part${i}` } as const;
    bars.push({
      ...common,
      mode: 'lines',
      x: coordinates('bar', x.length === 0 ? [null] : x),
      y: y.length === 0 ? [null] : y,
      fill: 'toself',
      fillcolor: ink,
      line: { color: '#ffffff', width: 1 },
      showlegend: false,
      hovertemplate: `${escapePlotly(name)}<extra></extra>`,
    });
    const key = { color: ink, symbol: 'square', size: 14 };
    keys.push({ ...common, mode: 'markers', x: [null], y: [null], marker: key });
  });
  const longest = Math.max(0, ...left);
  const texts: ScatterTrace[] =
    notes.length === 0
      ? []
      : [
          {
            type: 'scatter',
            mode: 'text',
            x: coordinates('note', left).map((value) => value! + 0.01 * longest),
            y: rows.map((_, row) => row),
            text: notes.map(escapePlotly),
            textposition: 'middle right',
            textfont: { size: 14, color: INK },
            showlegend: false,
            hoverinfo: 'skip',
          },
        ];
  const said = rows.map(
    (row, r) => `${row}: ${parts.map(({ name, values }) => `${name} ${plain(values[r]!)}`).join(', ')}`,
  );
  const layout = withLegend(
    baseLayout({ title, subtitle, description: `${title}. ${valueLabel} by row. ${said.join('; ')}.` }),
    parts.map(({ name }) => name),
  );
  return {
    data: [...bars, ...keys, ...texts],
    layout: {
      ...layout,
      height: Math.max(300, 200 + 62 * rows.length),
      hovermode: 'closest',
      xaxis: axis(valueLabel, { range: [0, (notes.length === 0 ? 1.02 : 1.12) * (longest || 1)], ...ticksTo(longest) }),
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

/** Ticks where the bars are, none where the notes are. */
function ticksTo(longest: number): Pick<Axis, 'tickvals' | 'ticktext'> {
  const ticks = niceTicks(0, longest || 1, 6);
  return { tickvals: ticks.map(({ value }) => value), ticktext: ticks.map(({ label }) => label) };
}
