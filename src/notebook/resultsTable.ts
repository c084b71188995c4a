import type { Task } from '../experiments/RunSpec';
import { splitOfCell } from '../papers/clusternet/tableExperiments';
import type { TableResults } from '../papers/clusternet/tableResults';
import type { TableRow } from '../papers/clusternet/tableRows';
import { escapeHtml } from './escape';
import { displayBundle } from './host';
import { textTable } from './table';
import { unitOf } from './units';

/**
 * Shows one of the paper's tables as one output: for each data set the paper's number, and beside it our mean ± deviation
 * over seeds on the released and on strict splits. The best of a column is bold; what has not been run says so.
 * @example resultsTable(tableResults('modularity', 5))
 */
export function resultsTable(results: TableResults): void {
  displayBundle({ 'text/html': resultsHtml(results), 'text/plain': resultsText(results) });
}

const SECTIONS: Readonly<Record<Task, string>> = {
  learn: 'learn: 40 % of the edges are seen',
  optimize: 'optimize: all edges are seen',
};

const COLUMNS = ['paper', 'released', 'strict'] as const;
type Column = (typeof COLUMNS)[number];

/** One number: the paper's, or ours on one kind of split. */
interface Entry {
  dataset: string;
  column: Column;
  text: string;
  /** Small print behind it: the spread, how many runs there are. */
  detail: string;
  best: boolean;
}

/**
 * The table as HTML, everything escaped, with no script and no style sheet.
 * @example resultsHtml(tableResults('modularity', 5)) // '<table …'
 */
export function resultsHtml(results: TableResults): string {
  const sets = datasetsOf(results);
  const across = (tag: string, text: string, style: string, span = 1) =>
    `<${tag}${span > 1 ? ` colspan="${span}"` : ''} style="text-align:${style}">${text}</${tag}>`;
  const names = sets.map((name) => across('th', escapeHtml(name), 'center', COLUMNS.length));
  const columns = sets.flatMap(() => COLUMNS.map((column) => across('th', column, 'right')));
  const body = sectionsOf(results).flatMap(({ task, lines }) => [
    `<tr>${across('th', SECTIONS[task], 'left', 1 + COLUMNS.length * sets.length)}</tr>`,
    ...lines.map(({ method, entries }) => {
      const cells = entries.map(({ text, detail, best }) => {
        const value = best ? `<b>${escapeHtml(text)}</b>` : escapeHtml(text);
        return across('td', detail === '' ? value : `${value}<small>${escapeHtml(detail)}</small>`, 'right');
      });
      return `<tr>${across('td', escapeHtml(method), 'left')}${cells.join('')}</tr>`;
    }),
  ]);
  const caption = [`<b>${escapeHtml(titleOf(results))}</b>`, escapeHtml(results.note)].filter((line) => line !== '');
  return [
    `<table class="dataframe"><caption style="text-align:left">${caption.join('<br>')}</caption>`,
    `<thead><tr><th></th>${names.join('')}</tr><tr><th></th>${columns.join('')}</tr></thead><tbody>`,
    ...body,
    '</tbody></table>',
  ].join('\n');
}

/**
 * The table as aligned lines: a section a task, three lines a method.
 * @example console.log(resultsText(tableResults('modularity', 5)))
 */
export function resultsText(results: TableResults): string {
  const sections = sectionsOf(results).map(({ task, lines }) => {
    const rows = lines.flatMap(({ method, entries }) =>
      COLUMNS.map((column) => {
        const own = entries.filter((entry) => entry.column === column);
        return { method, column, ...Object.fromEntries(own.map((e) => [e.dataset, `${e.text}${e.detail}`])) };
      }),
    );
    return textTable(rows, { title: SECTIONS[task] });
  });
  return [titleOf(results), results.note, ...sections].filter((part) => part !== '').join('\n\n');
}

function titleOf({ table }: TableResults): string {
  const { label, better } = unitOf(table.problem);
  return `${table.title}: ${label} (${better} is better), mean ± deviation over seeds`;
}

function datasetsOf({ rows }: TableResults): string[] {
  return rows[0]?.cells.map(({ dataset }) => dataset) ?? [];
}

interface Section {
  task: Task;
  lines: { method: string; entries: Entry[] }[];
}

function sectionsOf(results: TableResults): Section[] {
  return (['learn', 'optimize'] as const).map((task) => {
    const rows = results.rows.filter((row) => row.task === task);
    const methods = [...new Set(rows.map(({ method }) => method))];
    const lines = methods.map((method) => {
      const own = rows.filter((row) => row.method === method);
      const entries = datasetsOf(results).flatMap((dataset) =>
        COLUMNS.map((column) => entryOf(results, own, dataset, column)),
      );
      return { method, entries };
    });
    markBest(results, lines);
    return { task, lines };
  });
}

/** @param own the rows of one method and task: one for each kind of split. */
function entryOf(results: TableResults, own: readonly TableRow[], dataset: string, column: Column): Entry {
  const { digits } = unitOf(results.table.problem);
  const row = own.find(({ splits }) => splits === (column === 'paper' ? 'released' : column));
  const cell = row?.cells.find((one) => one.dataset === dataset);
  const entry = (text: string, detail = ''): Entry => ({ dataset, column, text, detail, best: false });
  if (row === undefined || cell === undefined) return entry('–');
  if (column === 'paper') return entry(cell.paper === undefined ? '–' : printed(cell.paper, digits));
  // With all edges seen and the features the same, there is nothing to split: one set of runs is both columns.
  if (splitOfCell(row.task, dataset, column) !== column) return entry('=');
  if (cell.ours === undefined) return entry('', 'not run yet');
  const { mean, deviation, runs } = cell.ours;
  const { wanted } = cell;
  const spread = runs > 1 ? ` ±${deviation.toFixed(digits)}` : '';
  return entry(mean.toFixed(digits), runs < wanted ? `${spread} (${runs} of ${wanted})` : spread);
}

/** As in the paper: two decimals of modularity, whole hops. */
function printed(value: number, digits: number): string {
  return Number.isInteger(value) && value !== 0 ? String(value) : value.toFixed(digits);
}

/** Equal as printed is equally good. */
function markBest({ table }: TableResults, lines: Section['lines']): void {
  const sign = unitOf(table.problem).better === 'higher' ? 1 : -1;
  for (const i of lines[0]?.entries.keys() ?? []) {
    const column = lines.map(({ entries }) => entries[i]).filter(({ text }) => /^\d/.test(text));
    const top = Math.max(...column.map(({ text }) => sign * Number(text)));
    for (const entry of column) entry.best = sign * Number(entry.text) === top;
  }
}
