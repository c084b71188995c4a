import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Papa from 'papaparse';
import { InputError } from '../errors';
import { nodeDecisions } from '../experiments/nodeDecisions';
import type { Graph } from '../graph/Graph';
import { writeGexf } from '../graph/io/writeGexf';
import type { Objective, Solution } from '../problems';
import { forceLayout, type Positions } from './forceLayout';
import { color, MUTED } from './theme';

/** A solution and what it is of; a `SolveResult` with its `best.solution` will do. */
export interface SavedSolution {
  readonly graph: Graph;
  readonly objective: Objective;
  readonly solution: Solution;
  /** Node names, length n; default the graph's ids. */
  readonly labels?: readonly string[];
}

/**
 * One row a node: `node`, `label` where there are names beside the ids, then `community`, or `facility` (the nearest one's
 * id, null out of reach) and `distance` in hops.
 */
export function solutionRows({ graph, objective, solution, labels }: SavedSolution): Record<string, unknown>[] {
  const { community, facility, distance } = nodeDecisions(graph, objective, solution);
  const named = labels?.some((label, i) => label !== graph.ids[i]) === true;
  return graph.ids.map((node, i) => ({
    node,
    ...(named ? { label: labels![i] } : {}),
    ...(community === null ? {} : { community: community[i] }),
    ...(facility === null ? {} : { facility: graph.ids[facility[i]!] ?? null }),
    ...(distance === null ? {} : { distance: distance[i]! < 0 ? null : distance[i] }),
  }));
}

/**
 * The rows as CSV (RFC 4180). A text that a spreadsheet would run as a formula (=, +, −, @ at its start, numbers excepted)
 * gets an apostrophe before it.
 */
export function solutionCsv(saved: SavedSolution): string {
  return `${Papa.unparse(solutionRows(saved), { escapeFormulae: FORMULA, newline: '\n' })}\n`;
}

/** For Gephi: the columns of `solutionRows`, colours as in `graphFigure`, facilities large, positions by `forceLayout`. */
export function solutionGexf(saved: SavedSolution, options: { layout?: Positions; seed?: number } = {}): string {
  const { graph, objective, solution, labels = graph.ids } = saved;
  const { layout = forceLayout(graph, { seed: options.seed ?? 0 }) } = options;
  const { community, facility, distance } = nodeDecisions(graph, objective, solution);
  if (community !== null) {
    const colors = Array.from(community, (c) => color(c));
    return writeGexf(graph, { labels, attributes: { community }, colors, layout });
  }
  const rank = new Map(Array.from(solution, (node, i) => [node, i]));
  const colors = Array.from(facility!, (node) => (node < 0 ? MUTED : color(rank.get(node)!)));
  const attributes = {
    facility: Array.from(facility!, (node) => graph.ids[node] ?? null),
    distance: Array.from(distance!, (hops) => (hops < 0 ? null : hops)),
    chosen: graph.ids.map((_, i) => rank.has(i)),
  };
  const sizes = graph.ids.map((_, i) => (rank.has(i) ? CHOSEN_SIZE : 10));
  return writeGexf(graph, { labels, attributes, colors, sizes, layout });
}

/**
 * Writes a solution where the name says, making the folder: `….csv` or `….gexf`.
 * @throws InputError for another ending, or a place that cannot be written to
 * @example saveSolution('out/town.gexf', { graph, objective, solution: best.solution });
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
