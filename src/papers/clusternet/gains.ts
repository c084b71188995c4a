import { pick } from '../../pick';
import { problems } from '../../problems';
import { advantage, type Problem } from '../../problems/Problem';
import type { Lead } from './leads';
import type { TableResults } from './tableResults';

export interface GainOptions {
  /** Default clusternet. */
  method?: string;
  /** Our means on the released splits (default), or the numbers that the paper prints. */
  source?: 'ours' | 'paper';
}

/** What one method gains from one table to the next, such as from K = 5 to K = 10. */
export type Gain = Pick<Lead, 'task' | 'dataset' | 'lead'>;

/**
 * How much better a method is in the second table than in the first, for every task and data set that both have.
 * @throws nothing; a cell that has not been run has no gain
 * @example gains(tableResults('modularity', 5), tableResults('modularity', 10))[0].lead
 */
export function gains(from: TableResults, to: TableResults, options: GainOptions = {}): Gain[] {
  const { method = 'clusternet', source = 'ours' } = options;
  const problem: Problem = pick('problem', problems, to.table.problem);
  const before = cellsOf(from, method, source);
  return cellsOf(to, method, source).flatMap(({ task, dataset, value }): Gain[] => {
    const same = before.find((cell) => cell.task === task && cell.dataset === dataset);
    return same === undefined ? [] : [{ task, dataset, lead: advantage(problem, value, same.value) }];
  });
}

function cellsOf({ rows }: TableResults, method: string, source: 'ours' | 'paper') {
  return rows
    .filter((row) => row.method === method && row.splits === 'released')
    .flatMap(({ task, cells }) =>
      cells.flatMap(({ dataset, ours, paper }) => {
        const value = source === 'ours' ? ours?.mean : paper;
        return value === undefined ? [] : [{ task, dataset, value }];
      }),
    );
}
