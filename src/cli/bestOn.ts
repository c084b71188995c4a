import type { Tabulated } from '../experiments/tabulate';
import { bestCounts } from '../papers/clusternet/bestCounts';
import { paperInductive } from '../papers/clusternet/printed';
import { inductiveTables } from '../papers/clusternet/tables';
import { pick } from '../pick';
import { problems } from '../problems';
import type { Problem } from '../problems/Problem';
import type { CellNote } from './describeExperiment';

/** Of table 3: on how many test graphs a row is the best of its contest, the paper's count in brackets. Nothing elsewhere. */
export function noteOf({ experiment, cells }: Tabulated): CellNote {
  if (experiment.name !== 'clusternet/table-3') return () => '';
  return (cell) => {
    const name = cell.runs[0]!.problem.name;
    const contests = inductiveTables.find(({ problem }) => problem === name)?.contests ?? [];
    const contest = contests.find(({ paper, further }) => paper.includes(cell.row) || further.includes(cell.row));
    if (contest === undefined) return '';
    const at = JSON.stringify(cell.at);
    const alike = cells.filter(
      (other) =>
        other.column === cell.column &&
        JSON.stringify(other.at) === at &&
        (other.row === cell.row || contest.paper.includes(other.row)),
    );
    const problem: Problem = pick('problem', problems, name);
    const own = bestCounts(Object.fromEntries(alike.map(({ row, records }) => [row, records])), problem).get(cell.row);
    if (own === undefined) return '';
    const theirs = paperInductive(name, cell.row, cell.request.dataset)?.best;
    return `, best on ${own.best.toFixed(1)}/${own.of}${theirs === undefined ? '' : ` (${theirs})`}`;
  };
}
