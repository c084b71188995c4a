import type { InductiveResults } from '../papers/clusternet/inductiveResults';
import type { TableCell, TableRow } from '../papers/clusternet/tableRows';
import { table as showTable } from './table';
import { unitOf } from './units';

/**
 * Shows table 3 for one problem: by data set our mean ± deviation over seeds, the paper's mean, and on how many test graphs
 * a row is the best of its section (the paper's count in brackets). A column whose node features stand in for the
 * released ones says so in its name.
 * @example inductiveTable(inductiveResults('modularity'))
 */
export function inductiveTable(results: InductiveResults): void {
  showTable(inductiveTableRows(results), { title: titleOf(results) });
}

/**
 * The lines of `inductiveTable`, a line of its own before each section.
 * @example inductiveTableRows(inductiveResults('facility')).length
 */
export function inductiveTableRows(results: InductiveResults): object[] {
  const { table, rows } = results;
  const sections = table.contests ?? [];
  const names = columnNames(rows);
  return sections.flatMap(({ paper, further }, i) => {
    const own = rows.filter(({ method }) => [...paper, ...further].includes(method));
    const lines = own.map((row) => ({
      method: row.method,
      ...Object.assign({}, ...row.cells.map((cell, c) => columns(cell, names[c]!, table.problem))),
    }));
    return [{ method: SECTIONS[i] }, ...lines];
  });
}

const SECTIONS = ['— one model for all graphs', '— trained on the test graph too'];

function titleOf({ table, splits, wanted, missing }: InductiveResults): string {
  const note =
    missing === 0 ? '' : `; ${missing} of ${wanted} runs are not there yet: npx clusternet table 3 adds them`;
  return `${table.title}, ${splits} splits: mean over test graphs ± deviation over seeds${note}`;
}

function columnNames(rows: readonly TableRow[]): string[] {
  const first = rows[0]?.cells ?? [];
  return first.map(({ dataset }, c) => {
    const features = new Set(rows.map(({ cells }) => cells[c]?.features).filter((kind) => kind !== undefined));
    return features.has('structural') ? `${dataset}, structural features` : dataset;
  });
}

function columns(cell: TableCell, name: string, problem: string): Record<string, string | null> {
  const digits = unitOf(problem).digits + 1;
  const { ours, paper, best } = cell;
  const spread = ours !== undefined && ours.runs > 1 ? ` ± ${ours.deviation.toFixed(digits)}` : '';
  const counted = best?.ours === undefined ? null : `${best.ours.best.toFixed(1)} of ${best.ours.of}`;
  return {
    [name]: ours === undefined ? null : `${ours.mean.toFixed(digits)}${spread}`,
    [`${cell.dataset}: paper`]: paper === undefined ? null : paper.toFixed(2),
    [`${cell.dataset}: best on`]:
      counted === null || best?.paper === undefined ? counted : `${counted} (${best.paper})`,
  };
}
