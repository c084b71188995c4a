import { compare } from '../../experiments/compare';
import type { Experiment } from '../../experiments/Experiment';
import { mean } from '../../experiments/means';
import { resultsOf } from '../../experiments/ResultsStore';
import type { Task } from '../../experiments/RunSpec';
import { signFlipTest } from '../../experiments/signFlipTest';
import { type TabulatedCell, tabulate } from '../../experiments/tabulate';
import { pick } from '../../pick';
import { problems } from '../../problems';
import { advantage, type Problem } from '../../problems/Problem';
import { tableExperiments } from '../clusternet/tableExperiments';
import { tables } from '../clusternet/tables';
import { communityExperiments } from './communities';
import { bestExperiments } from './experiments';
import { facilityExperiment } from './facilities';

/** One method: its cells on every data set, with K = 5, then with K = 10. */
export interface Contender {
  /** The row of ClusterNet's tables, or of ours. */
  readonly name: string;
  readonly cells: readonly TabulatedCell[];
}

/**
 * All rows that have been run for a problem and a task on released splits in all cells: those of ClusterNet's tables, then the strong ones.
 *
 * @param problem modularity or facility
 * @param options.directory of finished runs; default `data/results` of a checkout, else `./results`
 * @throws InputError for a problem that does not exist; there are no rows for one that is in no table
 * @example contenders('modularity', 'learn').map(({ name }) => name) // 'clusternet', …, 'memetic search', 'blend'
 */
export function contenders(problem: string, task: Task, options: { directory?: string } = {}): Contender[] {
  pick('problem', problems, problem);
  const ofTables = Object.values(tables)
    .filter((table) => table.problem === problem)
    .flatMap(({ id }) => tableExperiments.filter(({ name }) => name === `clusternet/table-${id}`));
  const strong = problem === 'modularity' ? communityExperiments.slice(0, 1) : [facilityExperiment];
  const rows = new Map<string, TabulatedCell[]>();
  for (const experiment of [...ofTables, ...strong]) {
    for (const cell of cellsOf(experiment, options.directory)) {
      if (cell.request.task === task && !cell.column.endsWith('/strict'))
        rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
    }
  }
  const most = Math.max(0, ...[...rows.values()].map((cells) => cells.length));
  return [...rows].flatMap(([name, cells]) => {
    const complete = cells.length === most && cells.every(({ records }) => records.length > 0);
    return complete ? [{ name, cells: cells.sort((a, b) => a.request.k! - b.request.k!) }] : [];
  });
}

const cellsOf = (experiment: Experiment, directory: string | undefined) =>
  tabulate(experiment, resultsOf(experiment.name, directory)).cells;

/** One method against another, cell by cell. */
export interface Duel {
  readonly rival: string;
  /** Cells in which the first has the better mean, the same, or the worse. */
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** How far ahead the first is in each cell, in the problem's unit: a mean over the seeds that both have. */
  readonly leads: readonly number[];
  readonly lead: number;
  /** Of `lead`, were it as likely to be below 0 in every cell; see `signFlipTest`. */
  readonly p: number;
}

/**
 * A method against all others, over the same cells.
 * @throws InputError for a method that is not among them
 * @example duels(problems.modularity, contenders('modularity', 'learn'), 'blend')[0].wins
 */
export function duels(problem: Pick<Problem, 'sense'>, all: readonly Contender[], name: string): Duel[] {
  const own = pick('contender', Object.fromEntries(all.map((one) => [one.name, one])), name);
  return all.flatMap((rival) => {
    if (rival === own) return [];
    const leads = own.cells.map((cell, i) => compare(problem, cell.records, rival.cells[i]!.records).lead);
    const count = (of: (lead: number) => boolean) => leads.filter(of).length;
    return [
      {
        rival: rival.name,
        wins: count((lead) => lead > TIE),
        ties: count((lead) => Math.abs(lead) <= TIE),
        losses: count((lead) => lead < -TIE),
        leads,
        lead: mean(leads),
        p: leads.length === 0 ? Number.NaN : signFlipTest(leads),
      },
    ];
  });
}

/**
 * The rows of one of our experiments, each with its cells.
 * @throws InputError for an experiment that is none of `best/…`
 * @example rowsOf('best/decision-focused').map(({ name }) => name)
 */
export function rowsOf(name: string, options: { directory?: string } = {}): Contender[] {
  const own = Object.fromEntries(bestExperiments.map((one) => [one.name, one]));
  const rows = new Map<string, TabulatedCell[]>();
  for (const cell of cellsOf(pick('experiment', own, name), options.directory))
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows].map(([row, cells]) => ({ name: row, cells }));
}

/** One row against another, seed by seed. */
export interface Paired {
  /** How far the first is ahead in each pair of runs, in the problem's unit. */
  readonly leads: readonly number[];
  readonly lead: number;
  readonly wins: number;
  readonly losses: number;
  /** Of `lead`, were each pair as likely to be the other way round; see `signFlipTest`. */
  readonly p: number;
}

/**
 * Pairs the runs of the cells that two rows share (data set, K, task, splits), seed by seed.
 * @throws InputError for no pair, or more than 20
 * @example pairedBySeed(problems.modularity, ofBlend.cells, ofClusterNet.cells).p
 */
export function pairedBySeed(
  problem: Pick<Problem, 'sense'>,
  first: readonly TabulatedCell[],
  second: readonly TabulatedCell[],
): Paired {
  const keyOf = ({ request: { dataset, k, task, splits } }: TabulatedCell) =>
    JSON.stringify([dataset, k, task, splits]);
  const others = new Map(second.map((cell) => [keyOf(cell), cell.records]));
  const leads = first.flatMap((cell) =>
    cell.records.flatMap((record) => {
      const other = others.get(keyOf(cell))?.find(({ spec }) => spec.seed === record.spec.seed);
      return other === undefined ? [] : [advantage(problem, record.metrics.value!, other.metrics.value!)];
    }),
  );
  return {
    leads,
    lead: mean(leads),
    wins: leads.filter((lead) => lead > TIE).length,
    losses: leads.filter((lead) => lead < -TIE).length,
    p: signFlipTest(leads),
  };
}

/** Means closer than this are the same. */
const TIE = 1e-9;
