import type { SplitKind } from '../../data/Dataset';
import type { Task } from '../../experiments/RunSpec';
import { pick } from '../../pick';
import { problems } from '../../problems';
import { advantage, type Problem } from '../../problems/Problem';
import type { TableResults } from './tableResults';
import type { TableCell } from './tableRows';

/** How far a method is ahead of the best of some others on one data set. */
export interface Lead {
  readonly task: Task;
  readonly dataset: string;
  /** In the problem's unit, above 0 when the method is the better one. */
  readonly lead: number;
  /** The best of the others. */
  readonly rival: string;
}

export interface LeadOptions {
  /** Default clusternet. */
  method?: string;
  /** The others; default all rows for which the paper has a number. */
  rivals?: readonly string[];
  /** Default released. */
  splits?: SplitKind;
  /** Our means (default), or the numbers that the paper prints. */
  source?: 'ours' | 'paper';
}

/**
 * For every task and data set on which both the method and a rival have a value.
 * @example leads(tableResults('modularity', 5), { splits: 'strict' })[0].rival
 */
export function leads({ table, rows }: TableResults, options: LeadOptions = {}): Lead[] {
  const { method = 'clusternet', splits = 'released', source = 'ours' } = options;
  const problem: Problem = pick('problem', problems, table.problem);
  const readValue = ({ ours, paper }: TableCell) => (source === 'ours' ? ours?.mean : paper);
  const shown = rows.filter((row) => row.splits === splits);
  return shown
    .filter((row) => row.method === method)
    .flatMap(({ task, cells }) =>
      cells.flatMap((cell, column): Lead[] => {
        const own = readValue(cell);
        if (own === undefined) return [];
        const others = shown
          .filter((row) => row.task === task && row.method !== method)
          .filter((row) => options.rivals?.includes(row.method) ?? row.cells[column].paper !== undefined)
          .flatMap((row) => {
            const value = readValue(row.cells[column]);
            return value === undefined ? [] : [{ rival: row.method, lead: advantage(problem, own, value) }];
          })
          .sort((a, b) => a.lead - b.lead);
        return others.slice(0, 1).map((closest) => ({ task, dataset: cell.dataset, ...closest }));
      }),
    );
}
