import { Graph } from '../../graph/Graph';

/**
 * A weighted graph as search sees it, perhaps of groups of nodes: compressed rows without self-loops. What lies inside a node
 * shows in its strength alone.
 */
export interface Level {
  /** Nodes. */
  readonly n: number;
  /** Length n + 1. */
  readonly rowPtr: Int32Array;
  /** Twice as long as there are edges. */
  readonly colIdx: Int32Array;
  /** Beside `colIdx`. */
  readonly weights: Float64Array;
  /** D, total degree of every node, weight inside it included; length n. */
  readonly strengths: Float64Array;
  /** 2m, the sum of all strengths. */
  readonly twoM: number;
}

/** The finest level: the nodes of the graph themselves. @example levelOf(graph).twoM // graph.totalStrength() */
export function levelOf(graph: Graph): Level {
  const { n, rowPtr, colIdx, weights } = graph;
  return {
    n,
    rowPtr,
    colIdx,
    weights: weights === null ? new Float64Array(colIdx.length).fill(1) : Float64Array.from(weights),
    strengths: graph.strengths(),
    twoM: graph.totalStrength(),
  };
}

/**
 * The level whose nodes are the groups of `labels`. O(n + m).
 * @param labels length n: 0 … groups − 1, none empty
 */
export function contract(level: Level, labels: Int32Array, groups: number): Level {
  const { n, rowPtr, colIdx, weights, strengths, twoM } = level;
  const start = new Int32Array(groups + 1);
  for (let i = 0; i < n; i++) start[labels[i]! + 1]!++;
  for (let c = 0; c < groups; c++) start[c + 1]! += start[c]!;
  const members = new Int32Array(n);
  const next = start.slice(0, groups);
  for (let i = 0; i < n; i++) members[next[labels[i]!]!++] = i;
  const ptr = new Int32Array(groups + 1);
  const columns = new Int32Array(colIdx.length);
  const values = new Float64Array(colIdx.length);
  const place = new Int32Array(groups).fill(-1);
  const total = new Float64Array(groups);
  let write = 0;
  for (let c = 0; c < groups; c++) {
    const first = write;
    for (let at = start[c]!; at < start[c + 1]!; at++) {
      const i = members[at]!;
      total[c]! += strengths[i]!;
      for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
        const other = labels[colIdx[e]!]!;
        if (other === c) continue;
        if (place[other]! < first) {
          place[other] = write;
          columns[write] = other;
          values[write++] = 0;
        }
        values[place[other]!]! += weights[e]!;
      }
    }
    ptr[c + 1] = write;
  }
  return {
    n: groups,
    rowPtr: ptr,
    colIdx: columns.slice(0, write),
    weights: values.slice(0, write),
    strengths: total,
    twoM,
  };
}

/** The level's edges as a graph; strengths have to go beside it. Rows are as they are, which agglomeration does not mind. */
export function edgesOf({ rowPtr, colIdx, weights }: Level): Graph {
  return new Graph({ rowPtr, colIdx, weights: Float32Array.from(weights) });
}
