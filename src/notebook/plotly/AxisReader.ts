import type { Axis, Coordinate } from '../figure';
import { type Json, list, number, part, text } from './PlotlyFigure';

export type AxisKind = 'linear' | 'log' | 'date' | 'category';

/** Reads the values of one plotly axis as numbers: categories by their place, dates as milliseconds. */
export class AxisReader {
  readonly kind: AxisKind;
  readonly categories: string[] = [];

  /** @param values all that the traces on the axis have along it, in their order */
  constructor(
    readonly letter: 'x' | 'y',
    private readonly given: Json,
    values: readonly unknown[],
  ) {
    this.kind = kindOf(text(given, 'type'), values);
    if (this.kind !== 'category') return;
    const ordered = [...(list(given, 'categoryarray') ?? []), ...values];
    this.categories = [...new Set(ordered.filter((one) => one !== null && one !== undefined).map(String))];
  }

  at(value: unknown): Coordinate {
    if (value === null || value === undefined) return null;
    if (this.kind === 'category') {
      const place = this.categories.indexOf(String(value));
      return place >= 0 ? place : null;
    }
    const read = this.kind === 'date' ? timeOf(value) : Number(value);
    return Number.isFinite(read) ? read : null;
  }

  all(values: readonly unknown[]): Coordinate[] {
    return values.map((value) => this.at(value));
  }

  /** The axis for our renderer. Its own range, where it has one, in axis units. */
  axis(): Axis {
    const { given } = this;
    const title = text(part(given, 'title'), 'text');
    const range = list(given, 'range');
    const limits = range?.map((end) => (this.kind === 'log' ? (end as number) : this.end(end)));
    const tickvals = list(given, 'tickvals');
    const ticks =
      this.kind === 'category'
        ? { tickvals: this.categories.map((_, i) => i), ticktext: this.categories }
        : tickvals === undefined
          ? {}
          : { tickvals: this.all(tickvals) as number[], ticktext: (list(given, 'ticktext') ?? tickvals).map(String) };
    const domain = list(given, 'domain') as [number, number] | undefined;
    const anchor = text(given, 'scaleanchor');
    return {
      ...(title === undefined ? {} : { title: { text: title } }),
      ...(this.kind === 'log' ? { type: 'log' as const } : {}),
      ...(limits?.every((end) => typeof end === 'number') ? { range: limits as [number, number] } : {}),
      ...(given.visible === false ? { visible: false } : {}),
      ...(given.showgrid === false ? { showgrid: false } : {}),
      ...(domain === undefined ? {} : { domain }),
      ...(anchor === undefined ? {} : { scaleanchor: anchor }),
      ...(given.showticklabels === false ? { tickvals: [], ticktext: [] } : ticks),
    };
  }

  get reversed(): boolean {
    return this.given.autorange === 'reversed';
  }

  get overlays(): boolean {
    return this.given.overlaying !== undefined && this.given.overlaying !== false;
  }

  get hasDomain(): boolean {
    return this.given.domain !== undefined;
  }

  get fromZero(): boolean {
    return this.given.rangemode === 'tozero' || this.given.rangemode === 'nonnegative';
  }

  /** A limit of a range: a place between categories is a number, a date is text. */
  private end(value: unknown): Coordinate {
    return this.kind === 'category' && typeof value === 'number' ? value : this.at(value);
  }
}

function kindOf(type: string | undefined, values: readonly unknown[]): AxisKind {
  if (type === 'linear' || type === 'log' || type === 'date' || type === 'category') return type;
  const present = values.filter((value) => value !== null && value !== undefined && value !== '');
  if (present.length > 0 && present.every((value) => typeof value === 'string' && DATE.test(value))) return 'date';
  return present.every((value) => Number.isFinite(Number(value)) && typeof value !== 'boolean') ? 'linear' : 'category';
}

const DATE = /^\d{4}-\d\d(-\d\d([T ]\d\d(:\d\d(:\d\d(\.\d+)?)?)?Z?)?)?$/;

/** Plotly takes a time without a zone as UTC. */
function timeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  const iso = String(value).replace(' ', 'T');
  return Date.parse(iso.length > 10 && !iso.endsWith('Z') ? `${iso.length === 13 ? `${iso}:00` : iso}Z` : iso);
}

/** The values of a trace along an axis; places 0, 1, … where it has none. */
export function placesOf(trace: Json, letter: 'x' | 'y', count: number): unknown[] {
  const start = number(trace, `${letter}0`) ?? 0;
  const step = number(trace, `d${letter}`) ?? 1;
  return list(trace, letter) ?? Array.from({ length: count }, (_, i) => start + i * step);
}
