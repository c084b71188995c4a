import type { Axis, Coordinate, Trace } from '../figure';
import { extent } from '../numbers';
import { logTicks, niceTicks, type Tick } from './niceTicks';

/** Maps data to pixels along one axis. */
export interface Scale {
  /** Pixels of a value; NaN for a value that the axis cannot show (not above 0 on a log axis). */
  at(value: number): number;
  readonly ticks: readonly Tick[];
}

/** The [low, high] an axis spans, in axis units (log10 on a log axis): its own range, or the data's with some air. */
export function axisRange(axis: Axis, letter: 'x' | 'y', traces: readonly Trace[]): [number, number] {
  if (axis.range !== undefined) return axis.range;
  const log = axis.type === 'log';
  const values: Coordinate[] = [];
  let flush = letter === 'x';
  for (const trace of traces) {
    if (trace.type === 'heatmap') {
      const cells = letter === 'x' ? (trace.z[0]?.length ?? 0) : trace.z.length;
      const centres = trace[letter] ?? Array.from({ length: cells }, (_, i) => i);
      const half = (centres.length > 1 ? Math.abs(centres[1]! - centres[0]!) : 1) / 2;
      for (const c of centres) values.push(c - half, c + half);
      return extent(values) ?? [0, 1];
    }
    if (trace.mode !== 'lines') flush = false;
    for (const value of trace[letter]) {
      if (value !== null && !(log && value <= 0)) values.push(log ? Math.log10(value) : value);
    }
  }
  const [low, high] = extent(values) ?? [0, 1];
  if (low === high) {
    const half = log ? 0.5 : Math.abs(low) * 0.1 || 1;
    return [low - half, high + half];
  }
  const air = flush ? 0 : 0.05 * (high - low);
  return [low - air, high + air];
}

/** Equal units on both axes: widens whichever range leaves room in a box of width x height. */
export function equalUnits(
  x: [number, number],
  y: [number, number],
  width: number,
  height: number,
): { x: [number, number]; y: [number, number] } {
  const unit = Math.max(Math.abs(x[1] - x[0]) / width, Math.abs(y[1] - y[0]) / height);
  return { x: widened(x, unit * width), y: widened(y, unit * height) };
}

function widened([a, b]: [number, number], length: number): [number, number] {
  const half = (Math.sign(b - a) * length) / 2;
  return [(a + b) / 2 - half, (a + b) / 2 + half];
}

/** `from`, `to`: pixels of the range's two ends; `spacing`: pixels that a tick label wants. */
export function makeScale(axis: Axis, range: [number, number], from: number, to: number, spacing: number): Scale {
  const log = axis.type === 'log';
  const [low, high] = range;
  const slope = (to - from) / (high - low);
  const at = (value: number): number => {
    if (log && !(value > 0)) return Number.NaN;
    return from + ((log ? Math.log10(value) : value) - low) * slope;
  };
  return { at, ticks: ticksOf(axis, range, Math.max(2, Math.floor(Math.abs(to - from) / spacing))) };
}

function ticksOf(axis: Axis, [low, high]: [number, number], count: number): Tick[] {
  if (axis.tickvals !== undefined) {
    const ticks = axis.tickvals.map((value, i) => ({ value, label: axis.ticktext?.[i] ?? String(value) }));
    const from = Math.min(low, high);
    const to = Math.max(low, high);
    return ticks.filter(({ value }) => {
      const at = axis.type === 'log' ? Math.log10(value) : value;
      return at >= from - 1e-9 && at <= to + 1e-9;
    });
  }
  return axis.type === 'log' ? logTicks(10 ** low, 10 ** high) : niceTicks(low, high, count);
}
