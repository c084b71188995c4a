import { plotlyLines } from '../escape';
import type { Annotation, Axis, Figure, Layout, Trace } from '../figure';
import { axisRange } from '../static/scale';
import { baseLayout, HEIGHT, PALETTE } from '../theme';
import { AxisReader } from './AxisReader';
import { type BarStyle, barTraces, isLying } from './barTraces';
import { boxTraces, isLyingBox } from './boxTraces';
import { NoPicture, type Placed, strokes, words } from './DrawnTrace';
import { dateTicks } from './dateTicks';
import { heatmapTraces } from './heatmapTraces';
import { histogramBars } from './histogramBars';
import { type Json, list, number, type PlainFigure, part, text } from './PlotlyFigure';
import { pieTraces } from './pieTraces';
import { scatterTraces } from './scatterTraces';

/** What our renderer can say in lines, markers, areas and heat maps. */
const DRAWN = ['scatter', 'scattergl', 'bar', 'histogram', 'box', 'heatmap', 'pie'];

const typeOf = (trace: Json): string => text(trace, 'type') ?? 'scatter';

/**
 * A plotly figure as one that our renderer draws, its look as near plotly's as it reads the same; or, in words, what of it the
 * renderer does not know.
 */
export function drawable({ data, layout }: PlainFigure): Figure | { readonly undrawn: string } {
  const traces = data.filter(({ visible }) => visible !== false && visible !== 'legendonly');
  const unknown = [...new Set(traces.map(typeOf).filter((type) => !DRAWN.includes(type)))];
  if (unknown.length > 0) return { undrawn: `${unknown.join(' and ')} traces` };
  try {
    return drawn(traces, layout);
  } catch (error) {
    if (error instanceof NoPicture) return { undrawn: error.message };
    throw error;
  }
}

/** The pair of axes that traces stand on. */
interface Pair {
  x: AxisReader;
  y: AxisReader;
  on: Placed['on'];
  traces: { trace: Json; index: number }[];
}

function drawn(traces: readonly Json[], layout: Json): Figure {
  const figure: Figure = { data: [], layout: layoutOf(layout) };
  if (traces.every((trace) => typeOf(trace) === 'pie') && traces.length > 0) {
    if (traces.length > 1) throw new NoPicture('several pies');
    const hidden: Axis = { visible: false };
    Object.assign(figure.layout, { xaxis: { ...hidden, scaleanchor: 'y' }, yaxis: hidden, showlegend: true });
    figure.data = pieTraces(placedOf({ trace: traces[0]!, index: 0 }, pairOf('x', 'y', traces, layout)));
    return figure;
  }
  if (traces.some((trace) => typeOf(trace) === 'pie')) throw new NoPicture('a pie beside other traces');
  const names = [...new Set(traces.map((trace) => `${text(trace, 'xaxis') ?? 'x'} ${text(trace, 'yaxis') ?? 'y'}`))];
  const pairs = names.map((name) => pairOf(...(name.split(' ') as [string, string]), traces, layout));
  if (pairs.some(({ x, y }) => x.overlays || y.overlays)) throw new NoPicture('an axis over another');
  if (pairs.length > 1 && !pairs.every(({ x, y }) => x.hasDomain || y.hasDomain)) {
    throw new NoPicture('several pairs of axes without domains');
  }
  for (const pair of pairs) drawPair(pair, figure, layout);
  const named = traces.filter((trace) => trace.showlegend !== false).length;
  figure.layout.showlegend = typeof layout.showlegend === 'boolean' ? layout.showlegend : named > 1;
  return figure;
}

const axisName = (name: string): string => name.replace(/^[xy]/, '$&axis');

function pairOf(xaxis: string, yaxis: string, all: readonly Json[], layout: Json): Pair {
  const own = all
    .map((trace, index) => ({ trace, index }))
    .filter(({ trace }) => (text(trace, 'xaxis') ?? 'x') === xaxis && (text(trace, 'yaxis') ?? 'y') === yaxis);
  const reader = (letter: 'x' | 'y', name: string): AxisReader =>
    new AxisReader(
      letter,
      part(layout, axisName(name)),
      own.flatMap((one) => valuesOf(one, letter)),
    );
  return { x: reader('x', xaxis), y: reader('y', yaxis), on: { xaxis, yaxis }, traces: own };
}

/** All that a trace has along an axis. A box without places stands at its name. */
function valuesOf({ trace, index }: Pair['traces'][number], letter: 'x' | 'y'): unknown[] {
  const values = list(trace, letter);
  if (values !== undefined) return values;
  const other = list(trace, letter === 'x' ? 'y' : 'x');
  return typeOf(trace) === 'box' && other !== undefined ? [nameOf(trace, index)] : [];
}

const nameOf = (trace: Json, index: number): string => text(trace, 'name') ?? `trace ${index}`;

function placedOf({ trace, index }: Pair['traces'][number], { x, y, on }: Pair): Placed {
  return { trace, x, y, on, color: PALETTE[index % PALETTE.length]!, name: nameOf(trace, index) };
}

function drawPair(pair: Pair, figure: Figure, layout: Json): void {
  const { x, y, on } = pair;
  const axes = { x: x.axis(), y: y.axis() };
  const placed = pair.traces.map((one) => placedOf(one, pair));
  const traces: Trace[] = [];
  const of = (...types: string[]): Placed[] => placed.filter(({ trace }) => types.includes(typeOf(trace)));
  const limit = (letter: 'x' | 'y', range: [number, number]): void => {
    axes[letter].range ??= range;
  };
  const bars = of('bar', 'histogram');
  if (bars.length > 0) {
    const style = barStyle(layout, of('histogram').length > 0);
    const counted = bars.map((one) =>
      typeOf(one.trace) === 'histogram' ? histogramBars(one, style.mode === 'overlay') : one,
    );
    const done = barTraces(counted, style);
    const lying = isLying(counted[0]!);
    limit(lying ? 'y' : 'x', done.places);
    const value = lying ? 'x' : 'y';
    if ({ x, y }[value].kind !== 'log' && placed.length === bars.length) limit(value, done.lengths);
    traces.push(...done.traces);
  }
  const boxes = of('box');
  if (boxes.length > 0) {
    const done = boxTraces(boxes, layout.boxmode === 'group');
    if ((isLyingBox(boxes[0]!) ? y : x).kind === 'category') limit(isLyingBox(boxes[0]!) ? 'y' : 'x', done.places);
    traces.push(...done.traces);
  }
  for (const one of of('heatmap')) traces.push(...heatmapTraces(one));
  of('scatter', 'scattergl').forEach((one, i, all) => {
    traces.push(...scatterTraces(one, all[i - 1]));
  });
  for (const letter of ['x', 'y'] as const) finish(axes[letter], { x, y }[letter], letter, traces);
  figure.data.push(...traces, ...shapesOn(pair, axes, layout), ...notesOn(pair, layout));
  figure.layout[axisName(on.xaxis)] = axes.x;
  figure.layout[axisName(on.yaxis)] = axes.y;
}

function barStyle(layout: Json, isHistogram: boolean): BarStyle {
  return {
    mode: text(layout, 'barmode') ?? 'group',
    gap: number(layout, 'bargap') ?? (isHistogram ? 0 : 0.2),
    normalise: text(layout, 'barnorm') ?? '',
  };
}

/** The range found and written down, turned round where the axis is, with ticks of a calendar where it is of time. */
function finish(axis: Axis, reader: AxisReader, letter: 'x' | 'y', traces: readonly Trace[]): void {
  const [low, high] = axisRange(axis, letter, traces);
  const from = reader.fromZero && axis.range === undefined ? Math.min(0, low) : low;
  axis.range = reader.reversed ? [high, from] : [from, high];
  if (reader.kind !== 'date' || axis.tickvals !== undefined) return;
  const ticks = dateTicks(Math.min(from, high), Math.max(from, high));
  Object.assign(axis, { tickvals: ticks.map(({ value }) => value), ticktext: ticks.map(({ label }) => label) });
}

/** Lines and rectangles of the layout; an end "of the paper" or of the axes' domain lies at the end of the axis. */
function shapesOn({ x, y, on }: Pair, axes: { x: Axis; y: Axis }, layout: Json): Trace[] {
  return ((list(layout, 'shapes') as Json[] | undefined) ?? []).flatMap((shape): Trace[] => {
    const end = (reader: AxisReader, axis: Axis, name: string, value: unknown): number | null => {
      const ref = text(shape, `${reader.letter}ref`) ?? name;
      const [low, high] = axis.range!;
      if (ref === 'paper' || ref.endsWith('domain')) return low + Number(value) * (high - low);
      return ref === name ? reader.at(value) : null;
    };
    const [x0, x1] = [end(x, axes.x, on.xaxis, shape.x0), end(x, axes.x, on.xaxis, shape.x1)];
    const [y0, y1] = [end(y, axes.y, on.yaxis, shape.y0), end(y, axes.y, on.yaxis, shape.y1)];
    if (x0 === null || x1 === null || y0 === null || y1 === null) return [];
    const line = part(shape, 'line');
    const dash = text(line, 'dash') ?? 'solid';
    const style = {
      color: text(line, 'color') ?? '#1f2328',
      width: number(line, 'width') ?? 2,
      dash: dash === 'solid' || dash === 'dot' ? dash : 'dash',
    } as const;
    if (shape.type === 'line')
      return [
        strokes(
          { on },
          [
            [
              [x0, y0],
              [x1, y1],
            ],
          ],
          style,
        ),
      ];
    if (shape.type !== 'rect') throw new NoPicture(`shapes of type ${text(shape, 'type') ?? 'path'}`);
    const corners = { x: [x0, x1, x1, x0, x0], y: [y0, y0, y1, y1, y0] };
    const fillcolor = text(shape, 'fillcolor') ?? 'none';
    const base = { type: 'scatter', mode: 'lines', showlegend: false, line: style, ...on } as const;
    return [{ ...base, ...corners, fill: 'toself', fillcolor }];
  });
}

/** Annotations at values of the axes, without their arrows. */
function notesOn({ x, y, on }: Pair, layout: Json): Trace[] {
  const notes = ((list(layout, 'annotations') as Json[] | undefined) ?? []).flatMap((note) => {
    if ((text(note, 'xref') ?? 'x') !== on.xaxis || (text(note, 'yref') ?? 'y') !== on.yaxis) return [];
    const [px, py] = [x.at(note.x), y.at(note.y)];
    return px === null || py === null ? [] : [{ x: px, y: py, text: text(note, 'text') ?? '', side: 'top center' }];
  });
  return words({ on }, notes);
}

function layoutOf(layout: Json): Layout {
  const title = part(layout, 'title');
  const subtitle = text(part(title, 'subtitle'), 'text');
  const base = baseLayout({ title: '', description: '' });
  const onPaper = (list(layout, 'annotations') as Json[] | undefined)?.filter(
    ({ xref, yref }) => xref === 'paper' && yref === 'paper',
  );
  const legend = text(part(layout, 'legend'), 'orientation') === 'h' ? { orientation: 'h' as const } : {};
  return {
    ...base,
    title: { text: text(title, 'text') ?? '', ...(subtitle === undefined ? {} : { subtitle: { text: subtitle } }) },
    height: number(layout, 'height') ?? HEIGHT,
    legend,
    ...(onPaper === undefined || onPaper.length === 0 ? {} : { annotations: onPaper as unknown as Annotation[] }),
  };
}

/** One sentence: the title, and what traces the figure has. */
export function describePlotly({ data, layout }: PlainFigure): string {
  const title = text(part(layout, 'title'), 'text');
  const types = [...new Set(data.map(typeOf))].map((type) => {
    const count = data.filter((trace) => typeOf(trace) === type).length;
    return `${count} ${type} trace${count === 1 ? '' : 's'}`;
  });
  const what = types.length === 0 ? 'A figure without traces.' : `A figure of ${types.join(' and ')}.`;
  return title === undefined || title === '' ? what : `${plotlyLines(title).join(' ')}. ${what}`;
}
