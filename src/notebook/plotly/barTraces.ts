import type { Coordinate, Trace } from '../figure';
import { placesOf } from './AxisReader';
import { areas, colorOf, type Placed, strokes, swatch, words } from './DrawnTrace';
import { type Json, list, number, numberAt, part, text, textAt } from './PlotlyFigure';

type Point = [number, number];

/** What the bars of one pair of axes share, told from the layout. */
export interface BarStyle {
  readonly mode: string;
  /** Share of the way from bar to bar that is empty. */
  readonly gap: number;
  readonly normalise: string;
}

export interface DrawnBars {
  traces: Trace[];
  /** Limits along the places of the bars, and along their lengths. */
  places: [number, number];
  lengths: [number, number];
}

export function isLying({ trace, x, y }: Placed): boolean {
  const orientation = text(trace, 'orientation');
  return orientation === undefined ? x.kind !== 'category' && y.kind === 'category' : orientation === 'h';
}

/** Bars of one pair of axes: side by side, stacked, or over each other. */
export function barTraces(all: readonly Placed[], style: BarStyle): DrawnBars {
  const bars = all.map(readBars);
  const lying = isLying(all[0]!);
  const step = stepOf(bars.flatMap(({ places }) => places));
  const slots = style.mode === 'group' ? all.length : 1;
  const wide = ((1 - style.gap) * step) / slots;
  const isStack = style.mode === 'stack' || style.mode === 'relative';
  const totals = new Map<number, number>();
  for (const { places, lengths } of bars) {
    places.forEach((place, i) => {
      if (place !== null) totals.set(place, (totals.get(place) ?? 0) + Math.abs(lengths[i] ?? 0));
    });
  }
  const tops = new Map<string, number>();
  const reach: number[] = [0];
  const ends: number[] = [];
  const traces = all.flatMap((placed, t): Trace[] => {
    const { places, lengths } = bars[t]!;
    const slot = style.mode === 'group' ? (t - (slots - 1) / 2) * wide : 0;
    const byColor = new Map<string, Point[][]>();
    const labels: Parameters<typeof words>[1][number][] = [];
    const errors: [Point, Point][] = [];
    places.forEach((place, i) => {
      const length = lengths[i] ?? null;
      if (place === null || length === null) return;
      const width = numberAt(placed.trace, 'width', i) ?? wide;
      const share = style.normalise === '' ? 1 : (style.normalise === 'percent' ? 100 : 1) / (totals.get(place) || 1);
      const pile = `${place} ${length < 0}`;
      const axis = lying ? placed.x : placed.y;
      const floor = axis.kind === 'log' ? Math.min(1, length / 2) : 0;
      const from = isStack ? (tops.get(pile) ?? 0) : (numberAt(placed.trace, 'base', i) ?? floor);
      const to = isStack || floor === 0 ? from + length * share : length;
      if (isStack) tops.set(pile, to);
      reach.push(from, to);
      const [low, high] = [place + slot - width / 2, place + slot + width / 2];
      ends.push(low, high);
      const turn = (along: number, across: number): Point => (lying ? [across, along] : [along, across]);
      const color = colorOf(placed, i);
      byColor.set(color, [
        ...(byColor.get(color) ?? []),
        [turn(low, from), turn(low, to), turn(high, to), turn(high, from)],
      ]);
      const label = textAt(placed.trace, 'text', i);
      const [px, py] = turn((low + high) / 2, to);
      if (label !== undefined) labels.push({ x: px, y: py, text: label, side: sideOf(lying, to < from) });
      const error = errorAt(placed.trace, lying ? 'error_x' : 'error_y', i, to);
      if (error > 0) errors.push([turn((low + high) / 2, to - error), turn((low + high) / 2, to + error)]);
      reach.push(to + error, to - error);
    });
    const opacity = number(placed.trace, 'opacity') ?? number(part(placed.trace, 'marker'), 'opacity') ?? 1;
    return [
      ...[...byColor].map(([fill, outlines]) => areas(placed, outlines, { fill, opacity })),
      ...(errors.length === 0 ? [] : [strokes(placed, errors, { color: '#1f2328' })]),
      ...words(placed, labels),
      ...swatch(placed, colorOf(placed)),
    ];
  });
  const [low, high] = [Math.min(...reach), Math.max(...reach)];
  const air = (all.some(({ trace }) => trace.text !== undefined) ? 0.1 : 0.05) * (high - low || 1);
  const edge = (step - wide * slots) / 2;
  return {
    traces,
    places: ends.length === 0 ? [-0.5, 0.5] : [Math.min(...ends) - edge, Math.max(...ends) + edge],
    lengths: [low < 0 ? low - air : low, high > 0 ? high + air : high],
  };
}

function readBars(placed: Placed): { places: Coordinate[]; lengths: Coordinate[] } {
  const { trace, x, y } = placed;
  const count = Math.max(list(trace, 'x')?.length ?? 0, list(trace, 'y')?.length ?? 0);
  const across = x.all(placesOf(trace, 'x', count));
  const up = y.all(placesOf(trace, 'y', count));
  return isLying(placed) ? { places: up, lengths: across } : { places: across, lengths: up };
}

/** The smallest way from one bar to another; places that differ by rounding alone are one. */
function stepOf(places: readonly Coordinate[]): number {
  const sorted = (places.filter((place) => place !== null) as number[]).sort((a, b) => a - b);
  const least = 1e-9 * ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0));
  const steps = sorted.slice(1).map((place, i) => place - sorted[i]!);
  const apart = steps.filter((step) => step > least);
  return apart.length === 0 ? 1 : Math.min(...apart);
}

function sideOf(lying: boolean, isNegative: boolean): string {
  if (lying) return isNegative ? 'middle left' : 'middle right';
  return isNegative ? 'bottom center' : 'top center';
}

function errorAt(trace: Json, name: string, i: number, at: number): number {
  const error = part(trace, name);
  if (error.visible === false) return 0;
  const share = error.type === 'percent' ? Math.abs(at) / 100 : 1;
  return share * (numberAt(error, 'array', i) ?? number(error, 'value') ?? 0);
}
