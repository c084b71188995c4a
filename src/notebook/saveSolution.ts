import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Papa from 'papaparse';
import { InputError } from '../errors';
import { writeGexf } from '../graph/io/writeGexf';
import type { Instance, NodeOutcome, Problem, Solution } from '../problems/Problem';
import { forceLayout, type Positions } from './forceLayout';
import { color, MUTED } from './theme';

/** A solution and what it is of; a `SolveResult` with its `best.solution` will do. */
export interface SavedSolution {
  readonly problem: Problem;
  readonly instance: Instance;
  readonly solution: Solution;
  /** Node names, length n; default the graph's ids. */
  readonly labels?: readonly string[];
}

/**
 * One row a node: `node`, `label` where there are names beside the ids, then what the problem says of a node: `community`; or
 * `facility` (the nearest one's id, null out of reach) and `distance` in hops.
 * @example solutionRows({ ...result, solution: result.best.solution })[0] // { node: 'Ann', community: 0 }
 */
export function solutionRows(saved: SavedSolution): Record<string, unknown>[] {
  const { ids } = saved.instance.graph;
  const { labels } = saved;
  const columns = Object.entries(outcomeOf(saved).columns);
  const named = labels?.some((label, i) => label !== ids[i]) === true;
  return ids.map((node, i) => ({
    node,
    ...(named ? { label: labels![i] } : {}),
    ...Object.fromEntries(columns.map(([name, values]) => [name, values[i]])),
  }));
}

/** What the problem says node by node; of one that says nothing, the part, or whether the node is chosen. */
function outcomeOf({ problem, instance, solution }: SavedSolution): NodeOutcome {
  if (problem.outcome !== undefined) return problem.outcome(instance, solution);
  if (problem.kind === 'partition') return { group: solution, columns: { part: Array.from(solution) } };
  const group = new Int32Array(instance.graph.n).fill(-1);
  solution.forEach((node, rank) => {
    group[node] = rank;
  });
  return { group, columns: { chosen: Array.from(group, (rank) => rank >= 0) } };
}

/**
 * The rows as CSV (RFC 4180). A text that a spreadsheet would run as a formula (=, +, −, @ at its start, numbers excepted)
 * gets an apostrophe before it.
 * @example writeFileSync('friends.csv', solutionCsv({ ...result, solution: result.best.solution }))
 */
export function solutionCsv(saved: SavedSolution): string {
  return `${Papa.unparse(solutionRows(saved), { escapeFormulae: FORMULA, newline: '\n' })}\n`;
}

/**
 * For Gephi: the columns of `solutionRows`, colours as in `graphFigure`, chosen nodes large, positions by `forceLayout`.
 * @example writeFileSync('friends.gexf', solutionGexf({ ...result, solution: result.best.solution }, { seed: 1 }))
 */
export function solutionGexf(saved: SavedSolution, options: { layout?: Positions; seed?: number } = {}): string {
  const { problem, instance, solution, labels = instance.graph.ids } = saved;
  const { graph } = instance;
  const { layout = forceLayout(graph, { seed: options.seed ?? 0 }) } = options;
  const { group, columns } = outcomeOf(saved);
  const colors = Array.from(group, (which) => (which < 0 ? MUTED : color(which)));
  if (problem.kind === 'partition') return writeGexf(graph, { labels, attributes: columns, colors, layout });
  const chosen = new Set(solution);
  const attributes = { ...columns, chosen: graph.ids.map((_, i) => chosen.has(i)) };
  const sizes = graph.ids.map((_, i) => (chosen.has(i) ? CHOSEN_SIZE : 10));
  return writeGexf(graph, { labels, attributes, colors, sizes, layout });
}

/**
 * Writes a solution where the name says, making the folder: `….csv` or `….gexf`.
 * @throws InputError for another ending, or a place that cannot be written to
 * @example saveSolution('out/town.gexf', { ...result, solution: result.best.solution });
 */
export function saveSolution(
  file: string,
  saved: SavedSolution,
  options: { layout?: Positions; seed?: number } = {},
): void {
  const text = solutionText(file)(saved, options);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const actual = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new InputError({ file, expected: 'a file that can be written', actual });
  }
}

/** How a file of that name is written. @throws InputError for another ending than .csv and .gexf */
export function solutionText(file: string): typeof solutionGexf {
  if (/\.csv$/i.test(file)) return solutionCsv;
  if (/\.gexf$/i.test(file)) return solutionGexf;
  throw new InputError({ what: 'output', expected: 'a name that ends in .csv or .gexf', actual: `"${file}"` });
}

const FORMULA = /^(?![-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$)[=+\-@\t\r]/i;
/** Against 10, Gephi's own. */
const CHOSEN_SIZE = 30;
