import { InputError } from '../errors';
import { isWeight, WEIGHT_RANGE } from './isWeight';

/** What building a graph threw away; callers report it, nothing is dropped in silence. */
export interface Dropped {
  readonly selfLoops: number;
  /** Repeats of an edge already seen, in either direction. Weights of repeats are added up. */
  readonly duplicates: number;
}

export interface EdgeListOptions {
  /** Node ids; default "0" … "n-1". */
  ids?: readonly string[];
  /** One positive, finite weight per edge, between 1.2e-38 and 3.4e38; default: an unweighted graph. */
  weights?: ArrayLike<number>;
}

/**
 * An undirected simple graph in compressed sparse rows, immutable.
 *
 * Conventions: each edge {u, v} is stored twice (u→v and v→u); no self-loops; neighbours ascend within a row;
 * `weights === null` means an unweighted graph (all 1). Memory: 8 bytes an edge, 16 with weights.
 * @example Graph.fromEdges(3, [0, 1], [1, 2], { ids: ['a', 'b', 'c'] }).degree(1) // 2
 */
export class Graph {
  /** Nodes. */
  readonly n: number;
  /** Distinct undirected edges. */
  readonly m: number;
  /** Length n + 1. */
  readonly rowPtr: Int32Array;
  /** Length 2m. */
  readonly colIdx: Int32Array;
  /** Length 2m, or null when unweighted. */
  readonly weights: Float32Array | null;
  readonly dropped: Dropped;
  private givenIds: readonly string[] | undefined;
  private cachedStrength: Float64Array | undefined;
  private cachedTotal: number | undefined;

  /** From rows that keep the conventions above; they are not checked and not copied. `fromEdges` makes them of any edges. */
  constructor(parts: {
    rowPtr: Int32Array;
    colIdx: Int32Array;
    weights?: Float32Array | null;
    ids?: readonly string[];
    dropped?: Dropped;
  }) {
    this.n = parts.rowPtr.length - 1;
    this.m = parts.colIdx.length / 2;
    this.rowPtr = parts.rowPtr;
    this.colIdx = parts.colIdx;
    this.weights = parts.weights ?? null;
    this.givenIds = parts.ids;
    this.dropped = parts.dropped ?? { selfLoops: 0, duplicates: 0 };
  }

  /**
   * From two parallel arrays of node indices in [0, n), one entry an edge. O(n + m log of the largest degree).
   * Self-loops are dropped and repeats (either direction) merged, both counted in `dropped`.
   * @throws InputError for an index outside [0, n), arrays of unequal length, a weight that is not finite and positive or has no place
   * among 32-bit numbers, as their sum must have, or more than 2³⁰ − 1 edges.
   * @example Graph.fromEdges(3, [0, 1], [1, 2]).m // 2
   */
  static fromEdges(
    n: number,
    source: ArrayLike<number>,
    target: ArrayLike<number>,
    options: EdgeListOptions = {},
  ): Graph {
    const { ids, weights } = options;
    const count = source.length;
    if (target.length !== count) {
      throw new InputError({
        what: 'edge list',
        expected: `${count} targets, one per source`,
        actual: `${target.length}`,
      });
    }
    if (weights !== undefined && weights.length !== count) {
      throw new InputError({ what: 'edge weights', expected: `${count}, one per edge`, actual: `${weights.length}` });
    }
    if (ids !== undefined && ids.length !== n) {
      throw new InputError({ what: 'node ids', expected: `n = ${n} of them`, actual: `${ids.length}` });
    }
    if (count > MOST_EDGES || n > MOST_NODES) {
      const expected = `at most ${MOST_NODES} nodes and ${MOST_EDGES} edges (places in its rows are 32-bit integers)`;
      throw new InputError({ what: 'graph', expected, actual: `${n} nodes and ${count} edges` });
    }
    let selfLoops = 0;
    const start = new Int32Array(n + 1);
    for (let e = 0; e < count; e++) {
      const u = source[e];
      const v = target[e];
      if (!(Number.isInteger(u) && u >= 0 && u < n && Number.isInteger(v) && v >= 0 && v < n)) {
        throw new InputError({ what: `edge ${e}`, expected: `two node indices in [0, ${n})`, actual: `(${u}, ${v})` });
      }
      if (weights !== undefined && !isWeight(weights[e])) {
        throw new InputError({
          what: `weight of edge ${e}`,
          expected: weights[e] > 0 && Number.isFinite(weights[e]) ? WEIGHT_RANGE : 'a finite number above 0',
          actual: String(weights[e]),
        });
      }
      if (u === v) selfLoops++;
      else {
        start[u + 1]++;
        start[v + 1]++;
      }
    }
    for (let i = 0; i < n; i++) start[i + 1] += start[i];
    const next = start.slice(0, n);
    const neighbour = new Int32Array(start[n]);
    const weight = weights === undefined ? null : new Float32Array(start[n]);
    for (let e = 0; e < count; e++) {
      const u = source[e];
      const v = target[e];
      if (u === v) continue;
      const a = next[u]++;
      const b = next[v]++;
      neighbour[a] = v;
      neighbour[b] = u;
      if (weight !== null) weight[a] = weight[b] = weights![e];
    }
    const graph = mergeRows(n, start, neighbour, weight, selfLoops, ids);
    if (weight !== null && graph.m > 0 && !isWeight(graph.totalStrength())) {
      throw new InputError({ what: 'edge weights', expected: 'a sum of at most 1.7e38', actual: 'more' });
    }
    return graph;
  }

  /** Node ids, length n; without any given "0" … "n-1", made when first asked for: of a million they take 50 MB. */
  get ids(): readonly string[] {
    this.givenIds ??= Array.from({ length: this.n }, (_, i) => String(i));
    return this.givenIds;
  }

  /** Edges at node i, weights ignored. */
  degree(i: number): number {
    return this.rowPtr[i + 1] - this.rowPtr[i];
  }

  /** Weighted degree d of every node, length n (the plain degree when unweighted); cached, do not write to it. */
  strengths(): Float64Array {
    if (this.cachedStrength !== undefined) return this.cachedStrength;
    const d = new Float64Array(this.n);
    for (let i = 0; i < this.n; i++) {
      for (let e = this.rowPtr[i]; e < this.rowPtr[i + 1]; e++) d[i] += this.weights === null ? 1 : this.weights[e];
    }
    this.cachedStrength = d;
    return d;
  }

  /** 2m of the modularity formula: the sum of all (weighted) degrees. */
  totalStrength(): number {
    this.cachedTotal ??= this.strengths().reduce((sum, d) => sum + d, 0);
    return this.cachedTotal;
  }

  /** Calls `visit(u, v, weight)` once per undirected edge, u < v. */
  forEachEdge(visit: (u: number, v: number, weight: number) => void): void {
    for (let u = 0; u < this.n; u++) {
      for (let e = this.rowPtr[u]; e < this.rowPtr[u + 1]; e++) {
        const v = this.colIdx[e];
        if (u < v) visit(u, v, this.weights === null ? 1 : this.weights[e]);
      }
    }
  }
}

/** Rows begin at 32-bit places, and each edge takes two. */
const MOST_EDGES = 2 ** 30 - 1;
const MOST_NODES = 2 ** 31 - 2;

/** Longest row that is sorted by insertion. */
const SHORT = 48;

function sortRow(values: Int32Array, from: number, to: number): void {
  if (to - from > SHORT) {
    values.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const value = values[i];
    let at = i;
    for (; at > from && values[at - 1] > value; at--) values[at] = values[at - 1];
    values[at] = value;
  }
}

/** Sorts every row, adds up repeats, and counts them. */
function mergeRows(
  n: number,
  start: Int32Array,
  neighbour: Int32Array,
  weight: Float32Array | null,
  selfLoops: number,
  ids: readonly string[] | undefined,
): Graph {
  const rowPtr = new Int32Array(n + 1);
  let write = 0;
  for (let i = 0; i < n; i++) {
    const from = start[i];
    const to = start[i + 1];
    const rowStart = write;
    if (weight === null) {
      sortRow(neighbour, from, to);
      for (let e = from; e < to; e++) {
        if (write > rowStart && neighbour[write - 1] === neighbour[e]) continue;
        neighbour[write++] = neighbour[e];
      }
    } else {
      const row = Array.from({ length: to - from }, (_, k) => ({ v: neighbour[from + k], w: weight[from + k] }));
      row.sort((a, b) => a.v - b.v);
      for (const { v, w } of row) {
        if (write > rowStart && neighbour[write - 1] === v) weight[write - 1] += w;
        else {
          neighbour[write] = v;
          weight[write++] = w;
        }
      }
    }
    rowPtr[i + 1] = write;
  }
  return new Graph({
    rowPtr,
    colIdx: write === neighbour.length ? neighbour : neighbour.slice(0, write),
    weights: weight === null || write === weight.length ? weight : weight.slice(0, write),
    dropped: { selfLoops, duplicates: (start[n] - write) / 2 },
    ...(ids === undefined ? {} : { ids }),
  });
}
