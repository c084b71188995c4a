import type { TableCell, TableRow } from '../experiments/tableRows';
import type { TableSpec } from '../experiments/tables';

const NAME = 24;

/** A table as text: one line a method, our numbers beside the paper's. */
export function describeTable(table: TableSpec, rows: readonly TableRow[]): string {
  const acrossGraphs = table.contests !== undefined;
  const width = acrossGraphs ? 48 : 28;
  const about = acrossGraphs
    ? 'mean over test graphs ± deviation over seeds (paper, difference), test graphs on which it is best (paper)'
    : 'ours, mean ± deviation over seeds (paper, difference)';
  const lines = [`Table ${table.id}: ${table.title}. Each cell: ${about}`];
  let heading = '';
  for (const row of rows) {
    const section = sectionOf(table, row);
    if (section !== heading) {
      heading = section;
      const columns = row.cells.map(({ dataset }, i) => (dataset + featuresOf(rows, row, i)).padEnd(width));
      lines.push('', section, `${''.padEnd(NAME)}${columns.join('')}`.trimEnd());
    }
    const texts = row.cells.map((cell) => describeCell(table, cell).padEnd(width));
    lines.push(`${row.method.padEnd(NAME)}${texts.join('')}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

function sectionOf({ contests }: TableSpec, { method, task, splits }: TableRow): string {
  if (task === 'optimize') return `Optimization (all edges observed), ${splits} column`;
  const learn = `Learning + optimization, ${splits} splits`;
  if (contests === undefined) return learn;
  return `${learn}, ${[...contests[0].paper, ...contests[0].further].includes(method) ? 'no fine-tuning' : 'fine-tuned on the test graph'}`;
}

/** Says which features stand behind a column of a table across graphs. */
function featuresOf(rows: readonly TableRow[], { splits }: TableRow, column: number): string {
  const used = rows.filter((row) => row.splits === splits).map((row) => row.cells[column].features);
  const kinds = [...new Set(used.filter((kind) => kind !== undefined))];
  return kinds.length === 0 ? '' : ` (features: ${kinds.join(', ')})`;
}

function describeCell(table: TableSpec, { ours, paper, best }: TableCell): string {
  if (ours === undefined) return '–';
  const digits = table.objective === 'modularity' ? 3 : 2;
  const spread = ours.runs > 1 ? ` ± ${ours.deviation.toFixed(digits)}` : '';
  const difference = ours.mean - (paper ?? 0);
  const sign = difference < 0 ? '−' : '+';
  const beside = paper === undefined ? '' : ` (${paper}, ${sign}${Math.abs(difference).toFixed(2)})`;
  const value = `${ours.mean.toFixed(digits)}${spread}${beside}`;
  if (best?.ours === undefined) return value;
  const paperBest = best.paper === undefined ? '' : ` (${best.paper})`;
  return `${value.padEnd(30)} ${best.ours.best.toFixed(1)}/${best.ours.of}${paperBest}`;
}
