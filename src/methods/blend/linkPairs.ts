import { smoothRows } from '../../features/smoothRows';
import { tfIdf } from '../../features/tfIdf';
import { Graph } from '../../graph/Graph';
import { cosineNeighbors } from '../../graph/neighbors/cosineNeighbors';
import { resourceAllocation } from '../../graph/resourceAllocation';
import type { DenseMatrix, SparseMatrix } from '../../graph/SparseMatrix';

/** Pairs of nodes that may be hidden edges, and what is known of each. */
export interface LinkPairs {
  /** The smaller node of each pair, ascending. */
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  /** A row for each pair. */
  readonly columns: DenseMatrix;
}

/** Nearest others by words that were not smoothed. */
const BY_OWN_WORDS = 20;

/**
 * The pairs without an edge that have a common neighbour, or of which one is among the nearest of the other, by its words (20) or by
 * smoothed ones. Known of each: ln (1 + degree), their sum and difference; the cosine of words, smoothed not at all, once and
 * as often as told; common neighbours and resource allocation; whether none, one or both of the two are near the other.
 *
 * @param words n x F
 * @param options.neighbors nearest others by smoothed words
 * @param options.smoothing times that words are smoothed over the edges
 * @returns nine columns
 */
export function linkPairs(
  graph: Graph,
  words: SparseMatrix,
  { neighbors, smoothing }: { neighbors: number; smoothing: number },
): LinkPairs {
  const own = tfIdf(words);
  const once = smoothRows(graph, own);
  const often = smoothRows(graph, once, smoothing - 1);
  const near = [cosineNeighbors(own, { k: BY_OWN_WORDS }), cosineNeighbors(often, { k: neighbors })];
  const allocation = resourceAllocation(graph);
  const { heads, tails } = pairsOf([allocation, ...near], graph);
  const logs = Float64Array.from({ length: graph.n }, (_, i) => Math.log1p(graph.degree(i)));
  const columns = [
    Float64Array.from(heads, (u, p) => logs[u]! + logs[tails[p]!]!),
    Float64Array.from(heads, (u, p) => Math.abs(logs[u]! - logs[tails[p]!]!)),
    ...[own, once, often].map(({ rowPtr, colIdx, values }) =>
      products({ rowPtr, colIdx, weights: values }, words.cols),
    ),
    products({ rowPtr: graph.rowPtr, colIdx: graph.colIdx, weights: null }, graph.n),
    ...[allocation, ...near].map(weightsOf),
  ];
  const values = new Float32Array(heads.length * columns.length);
  columns.forEach((column, c) => {
    for (let p = 0; p < heads.length; p++) values[p * columns.length + c] = column[p]!;
  });
  return { heads, tails, columns: { kind: 'dense', rows: heads.length, cols: columns.length, values } };

  /** The product of the rows of each pair. */
  function products(rows: Rows, width: number): Float64Array {
    return alongHeads(rows, width, (row, tail) => {
      let sum = 0;
      for (let e = rows.rowPtr[tail]!; e < rows.rowPtr[tail + 1]!; e++) {
        sum += row[rows.colIdx[e]!]! * (rows.weights === null ? 1 : rows.weights[e]!);
      }
      return sum;
    });
  }

  /** The weight of each pair as an edge, 0 for none. */
  function weightsOf(other: Graph): Float64Array {
    return alongHeads(other, other.n, (row, tail) => row[tail]!);
  }

  /** For each pair a number, of its tail and the row of its head, written out. */
  function alongHeads(
    { rowPtr, colIdx, weights }: Rows,
    width: number,
    of: (row: Float64Array, tail: number) => number,
  ): Float64Array {
    const row = new Float64Array(width);
    let head = -1;
    const write = (empty: boolean): void => {
      for (let e = rowPtr[head]!; e < rowPtr[head + 1]!; e++) row[colIdx[e]!] = empty ? 0 : (weights?.[e] ?? 1);
    };
    return Float64Array.from(heads, (u, p) => {
      if (u !== head) {
        if (head >= 0) write(true);
        head = u;
        write(false);
      }
      return of(row, tails[p]!);
    });
  }
}

interface Rows {
  readonly rowPtr: Int32Array;
  readonly colIdx: Int32Array;
  /** Null for all ones. */
  readonly weights: Float32Array | null;
}

/** The edges of any of some graphs that are none of another. */
function pairsOf(some: readonly Graph[], without: Graph): Pick<LinkPairs, 'heads' | 'tails'> {
  const [source, target]: [number[], number[]] = [[], []];
  for (const graph of some) {
    graph.forEachEdge((u, v) => {
      source.push(u);
      target.push(v);
    });
  }
  const edges = new Set<number>();
  without.forEachEdge((u, v) => edges.add(u * without.n + v));
  const [heads, tails]: [number[], number[]] = [[], []];
  Graph.fromEdges(without.n, source, target).forEachEdge((u, v) => {
    if (edges.has(u * without.n + v)) return;
    heads.push(u);
    tails.push(v);
  });
  return { heads: Int32Array.from(heads), tails: Int32Array.from(tails) };
}
