import Papa from 'papaparse';
import { InputError } from '../errors';
import { writeGexf } from '../graph/io/writeGexf';
import { memberships } from '../problems/memberships';
import { outcomeOf } from '../problems/outcomeOf';
import type { Instance, Problem, Solution } from '../problems/Problem';
import { writeWhole } from '../writeWhole';
import { fitToNodes } from './fitToNodes';
import { forceLayout, type Positions } from './forceLayout';
import { color, MUTED } from './theme';

/** Text, number or truth of a node; null where there is none. */
type Cells = readonly (number | string | boolean | null)[];

/** A solution and what it is of; a `SolveResult` with its `best.solution` will do. */
export interface SavedSolution {
  readonly problem: Problem;
  readonly instance: Instance;
  readonly solution: Solution;
  /** Node names, length n; default the graph's ids. */
  readonly labels?: readonly string[];
  /** More about the nodes, by name, as the input file had it; GEXF keeps it. Each of length n. */
  readonly nodeAttributes?: Readonly<Record<string, Cells>>;
  /** Where the input file placed its nodes; GEXF keeps that. */
  readonly positions?: Positions | null;
  /** Weights as the input file wrote them, 2m beside `graph.colIdx`; default those of the graph. */
  readonly exactWeights?: Float64Array | null;
  /** Adds a column for each part of a partition: the share of a node's edge weight that leads into it. Default false. */
  readonly shares?: boolean;
}

/** What was written. */
export interface Written {
  readonly file: string;
  /** Texts that begin as a formula does, which CSV has behind an apostrophe. */
  readonly guarded: number;
}

/**
 * One row a node: `node`, `label` where there are names beside the ids, then what the problem says of a node: `community` (null
 * for a node without an edge); or `facility` (the nearest one's id, null out of reach) and `distance`; then, if asked for, its
 * `share in 0` … of the parts.
 *
 * @throws InputError for labels of another length than n, or a solution that the problem does not have
 * @example solutionRows({ ...result, solution: result.best.solution })[0] // { node: 'Ann', community: 0 }
 */
export function solutionRows(saved: SavedSolution): Record<string, unknown>[] {
  requireSaved(saved);
  const { ids } = saved.instance.graph;
  const { labels } = saved;
  const columns = Object.entries(solutionColumns(saved));
  const named = labels?.some((label, i) => label !== ids[i]) === true;
  return ids.map((node, i) => ({
    node,
    ...(named ? { label: labels![i] } : {}),
    ...Object.fromEntries(columns.map(([name, values]) => [name, values[i]])),
  }));
}

function solutionColumns({ problem, instance, solution, shares = false }: SavedSolution): Record<string, Cells> {
  const { columns } = outcomeOf(problem, instance, solution);
  if (!shares) return columns;
  if (problem.kind !== 'partition') {
    throw new InputError({ what: 'shares', expected: 'a partition', actual: `a solution of ${problem.name}` });
  }
  const { k, graph } = instance;
  const all = memberships(graph, solution, k);
  const own = Array.from({ length: k }, (_, c) => [
    `share in ${c}`,
    Array.from({ length: graph.n }, (_, i) => Math.round(1e6 * all[i * k + c]!) / 1e6),
  ]);
  return { ...columns, ...Object.fromEntries(own) };
}

/** @throws InputError for what is no solution of the problem, or labels of another length */
function requireSaved({ problem, instance, solution, labels }: SavedSolution): void {
  if (typeof (problem as Problem | undefined)?.violation !== 'function') {
    const expected = 'a problem, as one of the registry or that of a SolveResult';
    throw new InputError({ what: 'problem', expected, actual: JSON.stringify(problem) ?? 'none' });
  }
  const { n } = instance.graph;
  if (labels !== undefined && labels.length !== n) {
    throw new InputError({ what: 'labels', expected: `n = ${n} of them`, actual: `${labels.length}` });
  }
  const wrong = problem.violation(instance, solution);
  if (wrong === null) return;
  const [, expected = 'a solution of the problem', actual = wrong] = /^expected (.*), but got (.*)$/.exec(wrong) ?? [];
  throw new InputError({ what: 'solution', expected, actual });
}

/**
 * The rows as CSV (RFC 4180). A text that a spreadsheet would run as a formula (=, +, −, @, also in full width, a tab or a line break at its start, numbers excepted)
 * gets an apostrophe before it.
 * @example writeFileSync('friends.csv', solutionCsv({ ...result, solution: result.best.solution }))
 */
export function solutionCsv(saved: SavedSolution): string {
  return `${Papa.unparse(solutionRows(saved), { escapeFormulae: FORMULA, newline: '\n' })}\n`;
}

/** Cells of the CSV that stand behind an apostrophe. */
export function guardedCells(saved: SavedSolution): number {
  const texts = solutionRows(saved).flatMap((row) => Object.values(row));
  return texts.filter((text) => typeof text === 'string' && FORMULA.test(text)).length;
}

/**
 * For Gephi: what the input file said of its nodes, the columns of `solutionRows` (an input column of the same name is kept
 * as `… (input)`), colours as in `graphFigure`, chosen nodes large. Positions are those of `layout` or `forceLayout`, scaled so
 * that nodes have room; or those of the input file, to which the nodes' size is scaled.
 * @example writeFileSync('friends.gexf', solutionGexf({ ...result, solution: result.best.solution }, { seed: 1 }))
 */
export function solutionGexf(saved: SavedSolution, options: { layout?: Positions; seed?: number } = {}): string {
  requireSaved(saved);
  const { problem, instance, solution, labels = instance.graph.ids, nodeAttributes = {}, exactWeights } = saved;
  const { graph } = instance;
  const { group } = outcomeOf(problem, instance, solution);
  const colors = Array.from(group, (which) => (which < 0 ? MUTED : color(which)));
  const own = solutionColumns(saved);
  const chosen = problem.kind === 'partition' ? undefined : new Set(solution);
  const columns = chosen === undefined ? own : { ...own, chosen: graph.ids.map((_, i) => chosen.has(i)) };
  const input = Object.entries(nodeAttributes).map(([name, values]) => [
    Object.hasOwn(columns, name) ? `${name} (input)` : name,
    values,
  ]);
  const { layout, unit } = placed(saved, options);
  const sizes = graph.ids.map((_, i) => (chosen?.has(i) === true ? CHOSEN_SIZE : SIZE) * unit);
  return writeGexf(graph, {
    labels,
    attributes: { ...Object.fromEntries(input), ...columns },
    colors,
    // Gephi's own size needs no saying.
    ...(chosen === undefined && unit === 1 ? {} : { sizes }),
    layout,
    ...(exactWeights == null ? {} : { weights: exactWeights }),
  });
}

/** Positions, and what sizes are multiplied by. */
function placed({ instance, positions }: SavedSolution, options: { layout?: Positions; seed?: number }) {
  const { layout: given, seed = 0 } = options;
  if (given === undefined && positions != null) return { layout: positions, unit: 1 / fitToNodes(positions, SIZE) };
  const layout = given ?? forceLayout(instance.graph, { seed });
  const factor = fitToNodes(layout, SIZE);
  return { layout: { x: layout.x.map((v) => v * factor), y: layout.y.map((v) => v * factor) }, unit: 1 };
}

/**
 * Writes a solution where the name says, making the folder: `….csv` or `….gexf`.
 * @throws InputError for another ending, a place that cannot be written to, labels of another length than n, or what is no
 * solution of the problem
 * @example saveSolution('out/town.gexf', { ...result, solution: result.best.solution });
 */
export function saveSolution(
  file: string,
  saved: SavedSolution,
  options: { layout?: Positions; seed?: number } = {},
): Written {
  const make = solutionText(file);
  writeWhole(file, make(saved, options));
  return { file, guarded: make === solutionCsv ? guardedCells(saved) : 0 };
}

/** How a file of that name is written. @throws InputError for another ending than .csv and .gexf */
export function solutionText(file: string): typeof solutionGexf {
  if (/\.csv$/i.test(file)) return solutionCsv;
  if (/\.gexf$/i.test(file)) return solutionGexf;
  throw new InputError({ what: 'output', expected: 'a name that ends in .csv or .gexf', actual: `"${file}"` });
}

const FORMULA = /^(?![-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$)[=+\-@\t\r\n＝＋－＠]/i;
/** Gephi's own. */
const SIZE = 10;
const CHOSEN_SIZE = 30;
