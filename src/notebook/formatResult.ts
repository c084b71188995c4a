import { inspect, types } from 'node:util';
import { type Formatter, MOST_ROWS } from './format/Formatter';
import { figureFormatter } from './format/figureFormatter';
import { frameFormatter, rowsFormatter } from './format/frameFormatter';
import { graphFormatter, graphologyFormatter } from './format/graphFormatter';
import { denseFormatter, imagesFormatter, sparseFormatter } from './format/matrixFormatter';
import {
  experimentFormatter,
  fitFormatter,
  methodFormatter,
  modelFormatter,
  optimizerFormatter,
  problemFormatter,
  randomFormatter,
  recordFormatter,
  solveFormatter,
  storeFormatter,
} from './format/resultFormatters';
import { tensorFormatter } from './format/tensorFormatter';
import type { Bundle } from './host';

/** The first that accepts a value shows it. */
const FORMATTERS = [
  tensorFormatter,
  frameFormatter,
  graphFormatter,
  graphologyFormatter,
  imagesFormatter,
  denseFormatter,
  sparseFormatter,
  solveFormatter,
  fitFormatter,
  recordFormatter,
  storeFormatter,
  experimentFormatter,
  modelFormatter,
  optimizerFormatter,
  randomFormatter,
  problemFormatter,
  methodFormatter,
  figureFormatter,
  rowsFormatter,
] as readonly Formatter[];

/**
 * The forms in which a cell's last value shows, by MIME type; null for `undefined`, which shows nothing. A figure is a
 * figure, a data frame a table, a tensor its shape and values, a small graph a drawing; a promise what it resolves to; all else
 * is text, without colours. What others keep private is not printed.
 * @throws what a promise is rejected with
 * @example (await formatResult(karateClub().graph))?.['text/plain'] // 'Graph (34 nodes, 78 edges)'
 */
export async function formatResult(value: unknown): Promise<Bundle | null> {
  const settled = await value;
  if (settled === undefined) return null;
  const formatter = formatterOf(settled);
  if (formatter === undefined) return { 'text/plain': bounded(inspect(plainly(settled, 3), INSPECT)) };
  return formatter.full?.(settled) ?? { 'text/plain': formatter.short(settled) };
}

const INSPECT = {
  colors: false,
  depth: 3,
  maxArrayLength: 2 * MOST_ROWS,
  maxStringLength: 4000,
  breakLength: 100,
  customInspect: true,
} as const;

/** Lines of text that are shown of anything. */
const MOST_LINES = 120;

function bounded(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= MOST_LINES) return text;
  return [...lines.slice(0, MOST_LINES), `… ${lines.length - MOST_LINES} more lines`].join('\n');
}

/** A proxy may do anything when it is looked at, so it is nobody's. */
function formatterOf(value: unknown): Formatter | undefined {
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return undefined;
  return FORMATTERS.find((formatter) => formatter.accepts(value));
}

/** A copy for `inspect` in which every value with a formatter of its own, however deep, is its one line. */
function plainly(value: unknown, depth: number, inside: readonly unknown[] = []): unknown {
  if (typeof value !== 'object' || value === null || types.isProxy(value) || inside.includes(value)) return value;
  const formatter = formatterOf(value);
  if (formatter !== undefined && formatter !== (rowsFormatter as Formatter)) return said(formatter.short(value));
  if (value instanceof Error) return said(`${value.name}: ${value.message}`);
  if (depth === 0) return value;
  const within = [...inside, value];
  const next = (one: unknown): unknown => plainly(one, depth - 1, within);
  if (Array.isArray(value)) return value.length > 1000 ? value : value.map(next);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [next(key), next(one)]));
  if (value instanceof Set) return new Set([...value].map(next));
  if (!isOfFields(value)) return value;
  const descriptors = Object.entries(Object.getOwnPropertyDescriptors(value));
  const copied = descriptors.map(([name, one]) => [name, 'value' in one ? { ...one, value: next(one.value) } : one]);
  return Object.create(Object.getPrototypeOf(value) as object | null, Object.fromEntries(copied));
}

/** Whether an object is what its fields are, as no date, typed array or object that says itself how it shows. */
function isOfFields(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]' && !(inspect.custom in value);
}

function said(text: string): object {
  return { [inspect.custom]: () => text };
}
