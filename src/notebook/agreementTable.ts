import { type Agreement, agreement } from '../papers/clusternet/agreement';
import type { TableResults } from '../papers/clusternet/tableResults';
import { table } from './table';

/**
 * Shows ClusterNet cell by cell beside the paper and the rerun of the released code, and says over it in how many cells
 * ours is no worse; by how much a number may differ is with `TOLERANCE`.
 * @example agreementTable([tableResults('modularity', 5), tableResults('facility', 5)])
 */
export function agreementTable(tables: readonly TableResults[]): void {
  const cells = tables.flatMap((results) => agreement(results));
  const held = (['asPaper', 'asRerun'] as const).flatMap((which) => {
    const answers = cells.map((cell) => cell[which]).filter((holds) => holds !== undefined);
    const name = which === 'asPaper' ? 'as in the paper' : 'as rerun';
    return answers.length === 0 ? [] : [`${name} in ${answers.filter((holds) => holds).length} of ${answers.length}`];
  });
  const title = ['ClusterNet, released splits', held.join(', ')].filter((part) => part !== '').join(': ');
  table(agreementRows(tables), { digits: 3, title });
}

/** The lines of `agreementTable`. @example agreementRows([tableResults('modularity', 5)])[0] */
export function agreementRows(tables: readonly TableResults[]): object[] {
  const rows = tables.flatMap((results) =>
    agreement(results).map((cell) => ({
      table: results.table.id,
      task: cell.task,
      dataset: cell.dataset,
      ours: cell.ours,
      '±': cell.deviation,
      seeds: cell.runs,
      paper: cell.paper,
      'as in the paper': said(cell.asPaper),
      rerun: cell.rerun,
      'as rerun': said(cell.asRerun),
    })),
  );
  if (rows.some(({ rerun }) => rerun !== undefined)) return rows;
  return rows.map(({ rerun, 'as rerun': as, ...rest }) => rest);
}

function said(holds: Agreement['asPaper']): string | undefined {
  return holds === undefined ? undefined : holds ? 'yes' : 'NO';
}
