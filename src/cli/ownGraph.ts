import { InputError } from '../errors';
import type { Question } from '../experiments/solve';
import { nodeFeatures } from '../features/nodeFeatures';
import { readFeatures } from '../features/readFeatures';
import { components, largestComponent } from '../graph/components';
import { edgeValuesWithin } from '../graph/edgeValuesWithin';
import type { GraphFile } from '../graph/io/GraphFile';
import { readGraphFile } from '../graph/io/readGraphFile';
import { readNodeTable } from '../graph/io/readNodeTable';
import { columnsFrom } from '../problems/columnsFrom';
import type { Problem } from '../problems/Problem';
import { parseSetting } from '../settings';
import { readSettings } from './settingFlags';
import type { SolveFlags } from './solveFlags';

/** The graph to be solved, what is asked of it, and what goes into the output besides. */
export interface OwnGraph
  extends Pick<GraphFile, 'graph' | 'labels' | 'report' | 'nodeAttributes' | 'positions' | 'exactWeights'> {
  /** All but K. */
  readonly question: Omit<Question, 'k'>;
  /** Nodes of the file outside it. */
  readonly left: number;
  /** What else is to be known of the reading, a sentence each. */
  readonly notes: readonly string[];
}

/** @throws InputError for what cannot be read, is not in the file, or is not asked by the problem */
export function readOwnGraph(file: string, problem: Problem, flags: SolveFlags): OwnGraph {
  const { weight, source, target, header, encoding, distance, nodes } = flags;
  const length = distance === 'hops' ? undefined : (flags.length ?? (distance === 'length' ? 'length' : undefined));
  if (length !== undefined && problem.lengths !== true) {
    throw new InputError({ what: 'lengths', expected: `none for ${problem.name}`, actual: `"${length}"` });
  }
  const read = readGraphFile(file, {
    ...(weight === undefined ? {} : { weight }),
    ...(length === undefined ? {} : { length }),
    ...(source === undefined ? {} : { source }),
    ...(target === undefined ? {} : { target }),
    ...(header === undefined ? {} : { header }),
    ...(encoding === undefined ? {} : { encoding }),
  });
  const notes: string[] = [];
  const whole = nodes === undefined ? read : withTable(read, nodes, encoding, notes);
  const { left, ...part } = flags.component === 'largest' ? largestPart(whole) : { ...whole, left: 0 };
  const asked = askedColumns(problem, flags);
  const from = columnsFrom(problem, part.nodeAttributes, asked, part.graph.ids);
  notes.push(...from.notes, ...distanceNotes(problem, read, length));
  const terms = askedTerms(problem, flags);
  const question = {
    ...(Object.keys(asked).length === 0 ? {} : { columns: from.columns }),
    ...(Object.keys(terms).length === 0 ? {} : { terms }),
    ...(length === undefined ? {} : { lengths: { name: length, values: part.lengths! } }),
  };
  return { ...part, left, question, notes };
}

function withTable(read: GraphFile, file: string, encoding: string | undefined, notes: string[]): GraphFile {
  const table = readNodeTable(file, read.graph, encoding === undefined ? {} : { encoding });
  if (table.missing > 0) notes.push(`${table.missing} nodes are not in ${file}`);
  if (table.strangers > 0) notes.push(`${table.strangers} rows of ${file} name nodes that the graph does not have`);
  const nodeAttributes = Object.assign(Object.create(null), read.nodeAttributes, table.attributes);
  return { ...read, nodeAttributes };
}

function largestPart(whole: GraphFile): GraphFile & { left: number } {
  const { graph, nodes } = largestComponent(whole.graph);
  const those = <T>(values: ArrayLike<T>): T[] => Array.from(nodes, (i) => values[i]!);
  const beside = (values: Float64Array | null) =>
    values === null ? null : edgeValuesWithin(whole.graph, values, nodes);
  const attributes = Object.entries(whole.nodeAttributes).map(([name, values]) => [name, those(values)] as const);
  const { positions } = whole;
  return {
    ...whole,
    graph,
    labels: those(whole.labels),
    nodeAttributes: Object.assign(Object.create(null), Object.fromEntries(attributes)),
    positions:
      positions === null
        ? null
        : { x: Float64Array.from(those(positions.x)), y: Float64Array.from(those(positions.y)) },
    exactWeights: beside(whole.exactWeights),
    lengths: beside(whole.lengths),
    left: whole.graph.n - graph.n,
  };
}

/** Columns of problems that have a flag of their own. */
const SHORT = { weights: 'weight', terminals: 'terminal', demand: 'demand', candidates: 'candidate' } as const;

/** For each column of the problem that is to be read, the attribute. */
function askedColumns(problem: Problem, flags: SolveFlags): Record<string, string> {
  const asked: Record<string, string> = {};
  for (const text of flags.column ?? []) {
    const at = text.indexOf('=');
    if (at < 1) throw new InputError({ what: '--column', expected: 'name=attribute', actual: `"${text}"` });
    asked[text.slice(0, at).trim()] = text.slice(at + 1).trim();
  }
  for (const [flag, name] of Object.entries(SHORT)) {
    const attribute = flags[flag as keyof typeof SHORT];
    if (attribute === undefined) continue;
    if (problem.columns !== undefined && Object.hasOwn(problem.columns, name)) asked[name] = attribute;
    else {
      const names = Object.keys(problem.columns ?? {});
      const expected = names.length === 0 ? `no column of nodes for ${problem.name}` : `one of ${names.join(', ')}`;
      throw new InputError({ what: `--${flag}`, expected, actual: `"${name}"` });
    }
  }
  return asked;
}

const TERM_FLAGS = ['resolution', 'smallest', 'largest', 'connectedParts', 'isolated'] as const;

function askedTerms(problem: Problem, flags: SolveFlags) {
  const specs = problem.terms ?? {};
  const terms = { ...readSettings(flags.term ?? [], specs, {}, '--term') };
  for (const name of TERM_FLAGS) {
    const value = flags[name];
    if (value === undefined) continue;
    if (!Object.hasOwn(specs, name)) {
      const names = Object.keys(specs);
      const expected = names.length === 0 ? `no term for ${problem.name}` : `one of ${names.join(', ')}`;
      throw new InputError({ what: 'term', expected, actual: `"${name}"` });
    }
    terms[name] = parseSetting(name, specs[name]!, String(value));
  }
  return terms;
}

/** A word on what distances are, where edges carry numbers that might be meant. */
function distanceNotes({ lengths }: Problem, { report }: GraphFile, length: string | undefined): string[] {
  if (lengths !== true || length !== undefined) return [];
  const { from, candidates } = report.weight;
  const names = [...new Set([...(from === null ? [] : [from]), ...candidates])];
  return [`distances are hops${names.length === 0 ? '' : ` (--length ${names[0]} takes that as lengths)`}`];
}

/** Features by name, or read from a file. @throws InputError for a name that is neither */
export function readOwnFeatures(text: string, { graph }: OwnGraph) {
  if (Object.hasOwn(nodeFeatures, text)) return text as keyof typeof nodeFeatures;
  if (/[./\\]/.test(text)) return readFeatures(text, graph);
  const expected = `one of ${Object.keys(nodeFeatures).join(', ')}, or a CSV file`;
  throw new InputError({ what: 'features', expected, actual: `"${text}"` });
}

/** Poses the problem once, before anything takes time. @throws InputError in terms of the command line */
export function requirePossible(
  file: string,
  problem: Problem,
  { graph, question }: OwnGraph,
  k: number | undefined,
): void {
  const pose = { ...question, ...(k === undefined ? {} : { k }) };
  try {
    problem.pose(graph, pose);
  } catch (error) {
    const { sizes } = components(graph);
    if (!(error instanceof InputError) || problem.connected !== true || sizes.length === 1) throw error;
    const part = largestComponent(graph).graph;
    const alone = { ...(k === undefined ? {} : { k: Math.min(k, part.n) }) };
    try {
      problem.pose(part, alone);
    } catch {
      throw error; // not because of the components
    }
    if (k !== undefined && k >= sizes.length) throw error;
    const more =
      k !== undefined && problem.kind === 'selection' ? `, K of at least ${sizes.length} gives each its own` : '';
    throw new InputError({
      file,
      expected: `a connected graph, since distances are infinite otherwise (--component largest takes the largest part${more})`,
      actual: `${sizes.length} components, the largest of ${part.n} of ${graph.n} nodes`,
    });
  }
}
