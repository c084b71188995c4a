import { InputError } from '../errors';
import { escapePlotly } from './escape';
import type { Coordinate, Figure, Trace } from './figure';
import { withLegend } from './legendLayout';
import { coordinates, plain, requireLength } from './numbers';
import { axis, baseLayout, color, MUTED, symbol, translucent } from './theme';

export interface Curve {
  name: string;
  /** Heights; `null` is a gap. */
  y: ArrayLike<Coordinate>;
  /** Default 0, 1, 2, … */
  x?: ArrayLike<number>;
  /** Lower and upper edge of the spread, as long as y; drawn as a band. */
  low?: ArrayLike<number>;
  high?: ArrayLike<number>;
  dash?: 'solid' | 'dash' | 'dot';
}

export interface LineFigureOptions {
  title: string;
  subtitle?: string;
  curves: readonly Curve[];
  /** With unit, as in "training step" or "time (s)". */
  xLabel: string;
  yLabel: string;
  /** Default 'linear'. */
  xScale?: 'linear' | 'log';
  /** Default 'linear'. */
  yScale?: 'linear' | 'log';
  /** Marks each point; default: only for curves of at most 25 points. */
  markers?: boolean;
  /** Level lines, such as the paper's value. */
  references?: readonly { name: string; y: number }[];
}

/**
 * Curves over a common x axis, each with an optional band of spread.
 * @throws InputError for values that are not finite, unequal lengths, or a value of at most 0 on a log axis
 * (the lower edge of a band is cut at the curve's smallest value instead).
 * @example show(lineFigure({ title: 'Loss', xLabel: 'step', yLabel: 'loss', curves: [{ name: 'cora', y: losses }] }))
 */
export function lineFigure(options: LineFigureOptions): Figure {
  const { title, subtitle, curves, xScale = 'linear', yScale = 'linear', references = [] } = options;
  const bands: Trace[] = [];
  const lines: Trace[] = [];
  let xMin = Number.POSITIVE_INFINITY;
  let xMax = Number.NEGATIVE_INFINITY;
  curves.forEach((curve, i) => {
    const y = coordinates(`y of curve "${curve.name}"`, curve.y);
    const x = coordinates(`x of curve "${curve.name}"`, curve.x ?? y.map((_, k) => k)) as number[];
    requireLength(`x of curve "${curve.name}"`, x, y.length, 'y');
    if (xScale === 'log') requirePositive(`x of curve "${curve.name}"`, x);
    if (yScale === 'log') requirePositive(`y of curve "${curve.name}"`, y);
    for (const value of x) {
      xMin = Math.min(xMin, value);
      xMax = Math.max(xMax, value);
    }
    const common = { type: 'scatter', name: escapePlotly(curve.name), legendgroup: `curve${i}` } as const;
    if (curve.low !== undefined && curve.high !== undefined) {
      bands.push({ ...common, ...band(curve, x, y, yScale === 'log'), fillcolor: translucent(color(i), 0.2) });
    }
    const marked = options.markers ?? y.length <= 25;
    lines.push({
      ...common,
      mode: marked ? 'lines+markers' : 'lines',
      x,
      y,
      line: { color: color(i), width: 2.6, dash: curve.dash ?? 'solid' },
      ...(marked ? { marker: { color: color(i), size: 9, symbol: symbol(i) } } : {}),
      hovertemplate: '%{x}: %{y:.4g}<extra>%{fullData.name}</extra>',
    });
  });
  if (xMin > xMax) [xMin, xMax] = [0, 1];
  const levels = references.map(
    (reference): Trace => ({
      type: 'scatter',
      mode: 'lines',
      name: escapePlotly(reference.name),
      x: [xMin, xMax],
      y: coordinates(`reference "${reference.name}"`, [reference.y, reference.y]),
      line: { color: MUTED, width: 2, dash: 'dash' },
      hovertemplate: '%{y:.4g}<extra>%{fullData.name}</extra>',
    }),
  );
  const names = [...curves, ...references].map(({ name }) => name);
  const layout = baseLayout({ title, subtitle, description: describe(options) });
  return {
    data: [...bands, ...lines, ...levels],
    layout: {
      ...withLegend(layout, names),
      hovermode: 'closest',
      xaxis: axis(options.xLabel, { type: xScale }),
      yaxis: axis(options.yLabel, { type: yScale }),
    },
  };
}

function band(curve: Curve, x: readonly number[], y: readonly Coordinate[], log: boolean) {
  const low = coordinates(`low of curve "${curve.name}"`, curve.low!) as number[];
  const high = coordinates(`high of curve "${curve.name}"`, curve.high!) as number[];
  requireLength(`low of curve "${curve.name}"`, low, y.length, 'y');
  requireLength(`high of curve "${curve.name}"`, high, y.length, 'y');
  const floor = log ? Math.min(...y.filter((v): v is number => v !== null)) : Number.NEGATIVE_INFINITY;
  return {
    mode: 'lines' as const,
    x: [...x, ...[...x].reverse()],
    y: [...high.map((v) => Math.max(v, floor)), ...low.map((v) => Math.max(v, floor)).reverse()],
    line: { width: 0 },
    fill: 'toself' as const,
    showlegend: false,
    hoverinfo: 'skip' as const,
  };
}

function requirePositive(what: string, values: readonly Coordinate[]): void {
  const bad = values.find((value) => value !== null && value <= 0);
  if (bad !== undefined) throw new InputError({ what, expected: 'values above 0 on a log axis', actual: String(bad) });
}

function describe({ title, curves, xLabel, yLabel, references = [] }: LineFigureOptions): string {
  const parts = curves.map(({ name, y }) => {
    const last = Array.from(y)
      .filter((value) => value !== null)
      .at(-1);
    return last === undefined ? `${name} (empty)` : `${name} (ends at ${plain(last)})`;
  });
  const levels = references.map(({ name, y }) => `${name} (${plain(y)})`);
  const drawn = levels.length === 0 ? parts.join(', ') : `${parts.join(', ')}; levels: ${levels.join(', ')}`;
  return `${title}. Lines of ${yLabel} against ${xLabel}: ${drawn}.`;
}
