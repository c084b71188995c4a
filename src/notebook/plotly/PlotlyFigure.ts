import { InputError } from '../../errors';

/** A figure as plotly.js takes it: traces of any type, and a layout. */
export interface PlotlyFigure {
  readonly data: readonly object[];
  readonly layout?: object;
  readonly config?: object;
  readonly frames?: readonly object[];
}

/** JSON that may hold anything. */
export type Json = Record<string, unknown>;

/** A figure that is JSON through and through, with a layout. */
export interface PlainFigure extends Json {
  readonly data: readonly Json[];
  readonly layout: Json;
}

/**
 * The figure as JSON: numbers in typed arrays and in columns of a data frame become lists, dates become text, NaN a gap, and a
 * title that is a text the object that plotly.js 3 and later ask for.
 * @throws InputError for what is no figure, or holds what JSON has no form for, named by its place
 */
export function plainFigure(value: unknown): PlainFigure {
  const what = 'figure';
  const expected = '{ data: [traces], layout } as plotly.js takes it';
  if (!isRecord(value)) throw new InputError({ what, expected, actual: kindOf(value) });
  const { data, layout } = value;
  if (!Array.isArray(data)) {
    throw new InputError({ what, expected, actual: data === undefined ? 'no data' : `data: ${kindOf(data)}` });
  }
  data.forEach((trace, i) => {
    if (isRecord(trace)) return;
    throw new InputError({ what: `figure.data[${i}]`, expected: 'a trace: an object', actual: kindOf(trace) });
  });
  if (layout !== undefined && !isRecord(layout)) {
    throw new InputError({ what: 'figure.layout', expected: 'an object', actual: kindOf(layout) });
  }
  const parts = { data, layout: layout ?? {}, config: value.config, frames: value.frames };
  return toJson(parts, 'figure', []) as PlainFigure;
}

function toJson(value: unknown, place: string, inside: readonly object[]): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value !== 'object') throw noJson(place, kindOf(value));
  if (inside.includes(value)) throw noJson(place, 'an object that holds itself');
  const path = [...inside, value];
  const list = listOf(value);
  if (list !== undefined) return list.map((one, i) => (one === undefined ? null : toJson(one, `${place}[${i}]`, path)));
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.map(([name, one]) => {
      const isTitle = name === 'title' && typeof one === 'string';
      return [name, isTitle ? { text: one } : toJson(one, `${place}.${name}`, path)];
    }),
  );
}

/** The entries of an array, a typed array or a column of a data frame; undefined for anything else. */
function listOf(value: object): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as unknown as number[]);
  const { $isSeries, values } = value as { $isSeries?: unknown; values?: unknown };
  return $isSeries === true && Array.isArray(values) ? values : undefined;
}

function noJson(what: string, actual: string): InputError {
  return new InputError({ what, expected: 'JSON: numbers, text, lists and objects', actual });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return typeof value;
  return value.constructor === Object ? 'an object' : `an object of class ${value.constructor?.name ?? 'none'}`;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a name, or an empty one. */
export function part(from: Json, name: string): Json {
  const value = from[name];
  return isRecord(value) ? value : {};
}

/** The list at a name, or undefined. */
export function list(from: Json, name: string): unknown[] | undefined {
  const value = from[name];
  return Array.isArray(value) ? value : undefined;
}

export function text(from: Json, name: string): string | undefined {
  const value = from[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

export function number(from: Json, name: string): number | undefined {
  const value = from[name];
  return typeof value === 'number' ? value : undefined;
}

/** Number i of a setting that is one number for all, or a list with one each. */
export function numberAt(from: Json, name: string, i: number): number | undefined {
  const value = list(from, name)?.[i] ?? from[name];
  return typeof value === 'number' ? value : undefined;
}

/** Text i of a setting that is one text for all, or a list with one each. */
export function textAt(from: Json, name: string, i: number): string | undefined {
  const value = list(from, name)?.[i] ?? from[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}
