/** How a table separates its fields. */
export type Delimiter = 'comma' | 'tab' | 'semicolon' | 'pipe' | 'whitespace';

/** What became of a graph file on the way in; `describeReading` makes a sentence of it. */
export interface ReadReport {
  /** n, nodes without an edge included. */
  readonly nodes: number;
  /** m: distinct, undirected, without self-loops. */
  readonly edges: number;
  readonly weight: {
    /** The attribute or column that holds the weights ("column 3" where columns have no names), null when unweighted. */
    readonly from: string | null;
    /** Every edge attribute or column that is a number wherever it is given, `from` included. */
    readonly candidates: readonly string[];
    /** Edges of the file without that attribute; they weigh 1. */
    readonly missing: number;
  };
  /** The attribute or column of the lengths asked for, null when none was. */
  readonly length: string | null;
  /** Whether the file said that edges have a direction, which was forgotten. */
  readonly directed: boolean;
  /** Edges of the file that repeat another one in either direction. */
  readonly repeats: { readonly count: number; readonly merged: 'added up' | 'counted once' };
  /** Edges of the file from a node to itself, dropped. */
  readonly selfLoops: number;
  /** Nodes without an edge. */
  readonly isolated: number;
  /** Lines passed over as comments. */
  readonly skippedLines: number;
  /** Names of the columns of a table, null without a header and where the format is no table. */
  readonly header: readonly string[] | null;
  /** As "UTF-8", "UTF-16LE", "windows-1252". */
  readonly encoding: string;
  /** Of a table, else null. */
  readonly delimiter: Delimiter | null;
  /** Whatever else a reader of the result should know, a short sentence each. */
  readonly notes: readonly string[];
}

/**
 * One sentence on what was read: what counts as what, and what was left behind. Nothing that changed the graph is missing.
 * @example describeReading(readGraphFile('friends.csv').report)
 * // '34 nodes, 78 edges, weighted by "Weight"; 3 repeats added up; 1 self-loop dropped'
 */
export function describeReading(report: ReadReport): string {
  const { weight, length, repeats, selfLoops, isolated, skippedLines, header, delimiter, notes } = report;
  const others = weight.candidates.filter((name) => name !== weight.from && name !== length);
  const beside = others.length === 0 ? '' : ` (numbers of the edges: ${others.map(quoted).join(', ')})`;
  const unnamed = weight.missing === 0 ? '' : `, ${count(weight.missing, 'edge')} without it weighing 1`;
  const parts = [
    `${count(report.nodes, 'node')}, ${count(report.edges, 'edge')}, ` +
      `${weight.from === null ? 'unweighted' : `weighted by ${quoted(weight.from)}${unnamed}`}${beside}`,
    ...(length === null ? [] : [`lengths from ${quoted(length)}`]),
    ...(report.directed ? ['directions forgotten'] : []),
    ...(repeats.count === 0 ? [] : [`${count(repeats.count, 'repeated edge')} ${repeats.merged}`]),
    ...(selfLoops === 0 ? [] : [`${count(selfLoops, 'self-loop')} dropped`]),
    ...(isolated === 0 ? [] : [`${count(isolated, 'node')} without an edge`]),
    ...(delimiter === null ? [] : [header === null ? 'no header' : 'first line taken for a header']),
    ...(skippedLines === 0 ? [] : [`${count(skippedLines, 'line')} skipped as comments`]),
    ...(report.encoding === 'UTF-8' ? [] : [report.encoding]),
    ...notes,
  ];
  return parts.join('; ');
}

const quoted = (name: string): string => (/^column \d+$/.test(name) ? name : `"${name}"`);

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
