import type { Graph } from '../Graph';
import type { ReadReport } from './ReadReport';

/** Formats that are read; the README's table says how. */
export const GRAPH_FORMATS = [
  'edge list',
  'GraphML',
  'GEXF',
  'JSON',
  'GML',
  'Pajek',
  'Matrix Market',
  'LGL',
  'TGF',
  'GDF',
  'SIF',
  'METIS',
  'DIMACS',
  'DOT',
] as const;

export type GraphFormat = (typeof GRAPH_FORMATS)[number];

/** What a file says of a node or an edge; null where it says nothing. */
export type AttributeValue = string | number | boolean | null;

export interface GraphFile {
  /** Undirected, simple; `report` counts what that took. */
  readonly graph: Graph;
  /** What the file calls each node (its label or name), the id where it says nothing; length n. */
  readonly labels: readonly string[];
  readonly format: GraphFormat;
  readonly report: ReadReport;
  /** Everything else that the file says of its nodes, by name; length n each. An object without prototype: any name is a name. */
  readonly nodeAttributes: Readonly<Record<string, readonly AttributeValue[]>>;
  /** Where the file places its nodes, length n each; null unless it places all of them, and not in one spot. */
  readonly positions: { readonly x: Float64Array; readonly y: Float64Array } | null;
  /**
   * The weights as they were written, repeats added up; length 2m beside `graph.colIdx`. Null when `graph.weights` (32-bit)
   * are these very numbers, or the graph is unweighted.
   */
  readonly exactWeights: Float64Array | null;
  /** Lengths of the edges, of repeats the shortest; length 2m beside `graph.colIdx`. Null unless `length` was asked for. */
  readonly lengths: Float64Array | null;
}

export interface ReadGraphFileOptions {
  /** Default: by how the text begins and by the name's ending. */
  format?: GraphFormat;
  /**
   * Edge attribute or column that holds the weights, by name (any case), in a table without a header by number ("3").
   * Default: one that is named like a weight ("weight", "value", "count" …), else the third column of a table without a
   * header, else none: the graph is unweighted, and `report.weight.candidates` says what there is. An edge without the
   * attribute weighs 1.
   */
  weight?: string;
  /** Edge attribute or column that holds positive lengths. Default: none. */
  length?: string;
  /** Columns of a table that hold the two ends of an edge, by name or number. Default: found by name, else the first two. */
  source?: string;
  target?: string;
  /** Whether the first line of a table names its columns. Default: found. */
  header?: boolean;
  /** As "windows-1252" or "utf-16le". Default: a byte order mark, the encoding that XML declares, else UTF-8. */
  encoding?: string;
  /** Most bytes that a gzipped file may unpack to. Default: 64 MiB, or 200 times its size where that is more. */
  unpackedLimit?: number;
}
