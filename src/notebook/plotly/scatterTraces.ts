import type { Coordinate, ScatterTrace, Trace } from '../figure';
import { extent } from '../numbers';
import { colorAt } from '../static/colorAt';
import { placesOf } from './AxisReader';
import { stopsOf } from './colorScales';
import { colorOf, NoPicture, type Placed, strokes } from './DrawnTrace';
import { type Json, list, number, numberAt, part, text, textAt } from './PlotlyFigure';

interface Points {
  x: Coordinate[];
  y: Coordinate[];
}

/** Lines, markers, text, the area under a line, and error bars. @param previous the scatter trace before it */
export function scatterTraces(placed: Placed, previous: Placed | undefined): Trace[] {
  const { trace, name, on } = placed;
  if (trace.stackgroup !== undefined) throw new NoPicture('a scatter trace with stackgroup');
  const line = part(trace, 'line');
  const points = pointsOf(placed);
  const drawn = stepped(points, text(line, 'shape'));
  const color = colorOf(placed);
  const mode = modeOf(trace, points.x.length);
  const width = number(line, 'width') ?? 2;
  const labels = list(trace, 'text')?.map((one) => (one === null ? '' : String(one)));
  const own: ScatterTrace = {
    type: 'scatter',
    mode: mode as ScatterTrace['mode'],
    name,
    showlegend: trace.showlegend !== false,
    ...(mode.includes('markers') ? points : drawn),
    line: { color: text(line, 'color') ?? color, width, ...dashOf(line) },
    marker: markerOf(trace, color, points.x.length),
    ...(labels === undefined
      ? {}
      : { text: labels, textposition: textAt(trace, 'textposition', 0) ?? 'middle center' }),
    ...on,
  };
  const errors = [...errorBars(trace, points, 'x'), ...errorBars(trace, points, 'y')];
  return [
    ...areaOf(placed, drawn, previous, color),
    ...(errors.length === 0 ? [] : [strokes(placed, errors, { color })]),
    ...(mode === 'none' ? [] : [own]),
  ];
}

function pointsOf({ trace, x, y }: Placed): Points {
  const count = Math.max(list(trace, 'x')?.length ?? 0, list(trace, 'y')?.length ?? 0);
  return { x: x.all(placesOf(trace, 'x', count)), y: y.all(placesOf(trace, 'y', count)) };
}

/** Plotly's own default: markers too where there are fewer than twenty points. */
function modeOf(trace: Json, count: number): string {
  return text(trace, 'mode') ?? (count < 20 ? 'lines+markers' : 'lines');
}

function dashOf(line: Json): { dash?: 'dash' | 'dot' } {
  const dash = text(line, 'dash');
  if (dash === undefined || dash === 'solid') return {};
  return { dash: dash === 'dot' ? 'dot' : 'dash' };
}

/** A line in steps with its corners; a smooth line is drawn straight. */
function stepped({ x, y }: Points, shape: string | undefined): Points {
  if (shape !== 'hv' && shape !== 'vh') return { x, y };
  const twice = (values: Coordinate[], moves: boolean): Coordinate[] =>
    values.flatMap((value, i) => (i === 0 ? [value] : [moves ? value : values[i - 1]!, value]));
  return { x: twice(x, shape === 'hv'), y: twice(y, shape === 'vh') };
}

/** The area that `fill` means: of the trace's own outline, down to zero, or down to the trace before. */
function areaOf(placed: Placed, points: Points, previous: Placed | undefined, color: string): Trace[] {
  const { trace, on } = placed;
  const fill = text(trace, 'fill') ?? 'none';
  if (fill === 'none') return [];
  const back = backOf(fill, points, previous);
  if (back === undefined) throw new NoPicture(`a scatter trace with fill "${fill}"`);
  return [
    {
      type: 'scatter',
      mode: 'lines',
      x: [...points.x, ...[...back.x].reverse()],
      y: [...points.y, ...[...back.y].reverse()],
      showlegend: false,
      fill: 'toself',
      fillcolor: text(trace, 'fillcolor') ?? (color.startsWith('#') ? `${color}80` : color),
      line: { width: 0 },
      ...on,
    },
  ];
}

function backOf(fill: string, { x }: Points, previous: Placed | undefined): Points | undefined {
  if (fill === 'toself') return { x: [], y: [] };
  if (fill === 'tozeroy') return { x, y: x.map(() => 0) };
  return fill === 'tonexty' && previous !== undefined ? pointsOf(previous) : undefined;
}

function errorBars(trace: Json, { x, y }: Points, along: 'x' | 'y'): Parameters<typeof strokes>[1] {
  const error = part(trace, `error_${along}`);
  if (Object.keys(error).length === 0 || error.visible === false) return [];
  return x.flatMap((px, i) => {
    const py = y[i] ?? null;
    if (px === null || py === null) return [];
    const middle = along === 'x' ? px : py;
    const unit = error.type === 'percent' ? Math.abs(middle) / 100 : 1;
    const more = unit * (numberAt(error, 'array', i) ?? number(error, 'value') ?? 0);
    const below = numberAt(error, 'arrayminus', i) ?? number(error, 'valueminus');
    const [low, high] = [middle - (below === undefined ? more : unit * below), middle + more];
    return along === 'x'
      ? [
          [
            [low, py],
            [high, py],
          ] as const,
        ]
      : [
          [
            [px, low],
            [px, high],
          ] as const,
        ];
  });
}

function markerOf(trace: Json, color: string, count: number): NonNullable<ScatterTrace['marker']> {
  const marker = part(trace, 'marker');
  const line = part(marker, 'line');
  const opacity = number(marker, 'opacity') ?? number(trace, 'opacity');
  const sizes = list(marker, 'size')?.map((size) => diameterOf(marker, Number(size ?? 0)));
  const outline = { color: textAt(line, 'color', 0) ?? '#ffffff', width: numberAt(line, 'width', 0) ?? 0 };
  return {
    color: colorsOf(marker, count) ?? color,
    size: sizes ?? number(marker, 'size') ?? 8,
    symbol: textAt(marker, 'symbol', 0) ?? 'circle',
    ...(outline.width > 0 ? { line: outline } : {}),
    ...(opacity === undefined ? {} : { opacity }),
  };
}

/** Plotly's sizes are diameters, or areas, over sizeref. */
function diameterOf(marker: Json, size: number): number {
  const reference = number(marker, 'sizeref') ?? 1;
  return marker.sizemode === 'area' ? 2 * Math.sqrt(size / (2 * reference)) : size / reference;
}

/** A colour for each point, given by name or as a number on a scale. */
function colorsOf(marker: Json, count: number): string[] | undefined {
  const given = list(marker, 'color')?.slice(0, count);
  if (given === undefined) return undefined;
  if (given.some((one) => typeof one === 'string')) return given.map(String);
  const numbers = given.map((one) => (typeof one === 'number' ? one : null));
  const [least, most] = extent(numbers) ?? [0, 1];
  const [low, high] = [number(marker, 'cmin') ?? least, number(marker, 'cmax') ?? most];
  const stops = stopsOf(marker.colorscale, marker.reversescale === true);
  return numbers.map((one) => colorAt(stops, ((one ?? low) - low) / (high - low || 1)));
}
