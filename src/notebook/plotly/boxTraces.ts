import type { Trace } from '../figure';
import { areas, colorOf, NoPicture, type Placed, strokes, swatch } from './DrawnTrace';
import { list, number, part, text } from './PlotlyFigure';

type Point = [number, number];

/**
 * Boxes of one pair of axes: quartiles (between neighbours in proportion), whiskers to the farthest value within 1.5 times the
 * box, and every value beyond. With `grouped`, traces stand side by side.
 */
export function boxTraces(all: readonly Placed[], grouped: boolean): { traces: Trace[]; places: [number, number] } {
  const slots = grouped ? all.length : 1;
  const wide = 0.6 / slots;
  let last = 0;
  const traces = all.flatMap((placed, t): Trace[] => {
    const { trace, x, y, name } = placed;
    const lying = isLyingBox(placed);
    const values = (lying ? x : y).all(list(trace, lying ? 'x' : 'y') ?? []);
    if (values.length === 0) throw new NoPicture('a box trace of given quartiles');
    const axis = lying ? y : x;
    const given = axis.all(list(trace, lying ? 'y' : 'x') ?? values.map(() => name));
    const color = text(part(trace, 'line'), 'color') ?? colorOf(placed);
    const turn = (along: number, across: number): Point => (lying ? [across, along] : [along, across]);
    const outlines: Point[][] = [];
    const lines: [Point, Point][] = [];
    const points: Point[] = [];
    for (const place of new Set(given)) {
      const own = values
        .filter((value, i): value is number => given[i] === place && value !== null)
        .sort((a, b) => a - b);
      if (place === null || own.length === 0) continue;
      last = Math.max(last, place);
      const middle = place + (t - (slots - 1) / 2) * (grouped ? 0.8 / slots : 0);
      const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => quantile(own, share)) as [number, number, number];
      const fence = 1.5 * (q3 - q1);
      const low = own.find((value) => value >= q1 - fence)!;
      const high = own.filter((value) => value <= q3 + fence).at(-1)!;
      const [left, right] = [middle - wide / 2, middle + wide / 2];
      outlines.push([turn(left, q1), turn(left, q3), turn(right, q3), turn(right, q1)]);
      lines.push(
        [turn(left, median), turn(right, median)],
        [turn(middle, q3), turn(middle, high)],
        [turn(middle, q1), turn(middle, low)],
        [turn(left + wide / 4, high), turn(right - wide / 4, high)],
        [turn(left + wide / 4, low), turn(right - wide / 4, low)],
      );
      const shown = text(trace, 'boxpoints') === 'all' ? own : own.filter((value) => value < low || value > high);
      if (trace.boxpoints !== false) points.push(...shown.map((value) => turn(middle, value)));
    }
    const dots: Trace = {
      type: 'scatter',
      mode: 'markers',
      showlegend: false,
      x: points.map(([px]) => px),
      y: points.map(([, py]) => py),
      marker: { color, size: number(part(trace, 'marker'), 'size') ?? 6 },
      ...placed.on,
    };
    return [
      areas(placed, outlines, { fill: color, opacity: 0.35, line: color, width: 1.5 }),
      strokes(placed, lines, { color, width: 2 }),
      dots,
      ...swatch(placed, color),
    ];
  });
  return { traces, places: [-0.5, last + 0.5] };
}

export function isLyingBox({ trace }: Placed): boolean {
  return text(trace, 'orientation') === 'h' || (trace.y === undefined && trace.x !== undefined);
}

/** Of ascending values; plotly's "linear" method: value i of n stands at share (i + ½) / n. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, share * sorted.length - 0.5));
  const below = Math.floor(at);
  return sorted[below]! + (at - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}
