import type { AxisReader } from './AxisReader';
import { NoPicture, type Placed } from './DrawnTrace';
import { type Json, list, number, part, text } from './PlotlyFigure';

/** A histogram as the bars of its counts; `alone`: each as wide as its bin, whatever stands beside it. */
export function histogramBars(placed: Placed, alone: boolean): Placed {
  const { trace, x, y } = placed;
  const lying = trace.x === undefined;
  const values = list(trace, lying ? 'y' : 'x') ?? [];
  const unread = ['histfunc', 'cumulative'].find((name) => trace[name] !== undefined && trace[name] !== 'count');
  if (unread !== undefined) throw new NoPicture(`a histogram with ${unread}`);
  const axis = lying ? y : x;
  const { places, width, counts } =
    axis.kind === 'category' ? byCategory(axis, values) : byBin(axis, values, trace, lying);
  const total = counts.reduce((sum, count) => sum + count, 0) || 1;
  const lengths = counts.map((count) => count * unitOf(text(trace, 'histnorm') ?? '', total, width));
  const along = lying ? 'y' : 'x';
  const across = lying ? 'x' : 'y';
  const bars: Json = { ...trace, type: 'bar', orientation: lying ? 'h' : 'v', [along]: places, [across]: lengths };
  if (alone) bars.width = width;
  return { ...placed, trace: bars };
}

interface Counted {
  places: unknown[];
  width: number;
  counts: number[];
}

function byCategory(axis: AxisReader, values: readonly unknown[]): Counted {
  const counts = axis.categories.map((name) => values.filter((value) => String(value) === name).length);
  return { places: axis.categories, width: 1, counts };
}

function byBin(axis: AxisReader, values: readonly unknown[], trace: Json, lying: boolean): Counted {
  const numbers = axis.all(values).filter((value): value is number => value !== null);
  if (numbers.length === 0) return { places: [], width: 1, counts: [] };
  const bins = part(trace, lying ? 'ybins' : 'xbins');
  const low = number(bins, 'start') ?? Math.min(...numbers);
  const high = number(bins, 'end') ?? Math.max(...numbers);
  const most = number(trace, lying ? 'nbinsy' : 'nbinsx');
  const width = number(bins, 'size') ?? binWidth(numbers, high - low, most);
  const start = bins.start === undefined ? Math.floor(low / width) * width : low;
  const count = Math.max(1, Math.floor((high - start) / width + 1e-9) + (bins.end === undefined ? 1 : 0));
  const counts = new Array<number>(count).fill(0);
  for (const value of numbers) {
    const bin = Math.floor((value - start) / width + 1e-9);
    if (bin >= 0 && bin < count) counts[bin]!++;
  }
  return { places: counts.map((_, i) => start + (i + 0.5) * width), width, counts };
}

/** 1, 2 or 5 times a power of ten, near two deviations over n to the 0.4, as plotly has it. */
function binWidth(values: readonly number[], span: number, most: number | undefined): number {
  if (span === 0) return 1;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  const rough = most === undefined ? (2 * deviation) / values.length ** 0.4 : span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((digit) => digit * power >= rough * (1 - 1e-9)) ?? 10) * power;
}

function unitOf(norm: string, total: number, width: number): number {
  if (norm === '') return 1;
  if (norm === 'density') return 1 / width;
  return (norm === 'percent' ? 100 : 1) / (norm === 'probability density' ? total * width : total);
}
