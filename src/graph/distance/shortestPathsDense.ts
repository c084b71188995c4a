import type { DenseGraph } from '../DenseGraph';
import { MinHeap } from './MinHeap';

/** Searches made first, from nodes spread over the indices; they tell which nodes are central. */
const SAMPLES = 16;
/** Searches made next, from the most central nodes. */
const CENTRAL = 8;
/** An edge goes only if it is longer than its detour by more than rounding. */
const SLACK = 1 + 1e-6;
/** Stands for an unreachable sample, so that sums stay comparable. */
const FAR = 1e9;
/** Settled nodes between two recomputations of the bound on what is still open. */
const BOUND_EVERY = 32;

/**
 * All-pairs shortest path lengths of a dense weighted graph: n x n, row major, zero diagonal, +Infinity where no path is.
 * Weight 0 means no edge. Exact up to float32 rounding of the result (sums are float64).
 *
 * One Dijkstra search a source, over few edges:
 * 1. an edge longer than some path between its ends is on no shortest path ("hidden paths", Karger, Koller & Phillips 1993).
 *    The searches from a few spread nodes and then from the most central ones come first; detours through these pivots show
 *    nearly every such edge, and after the search from u the rest of u's. On a predicted graph of cora a tenth is left.
 * 2. rows are sorted by length, so the scan of a row stops at the first edge that cannot improve any open node.
 * 3. the source's own edges are read in order beside the heap, which therefore holds improved nodes only.
 */
export function shortestPathsDense(graph: DenseGraph): Float32Array {
  const { n, weights } = graph;
  const rows = sortedRows(n, weights);
  const out = new Float32Array(n * n);
  const distance = new Float64Array(n);
  const settled = new Uint8Array(n);
  const work = { n, rows, distance, settled, heap: new MinHeap(n) };
  const done = new Uint8Array(n);
  const pivots: number[] = [];
  const searchAndFill = (source: number): void => {
    if (done[source] === 1) return;
    searchFrom(source, work);
    done[source] = 1;
    // Both directions from one search: a float64 sum may differ in its last bit when added from the other end.
    for (let v = 0; v < n; v++) if (done[v] === 0) out[source * n + v] = out[v * n + source] = distance[v]!;
    keepShortest(n, rows, source, distance);
  };
  const makePivot = (source: number): void => {
    searchAndFill(source);
    pivots.push(source);
  };
  for (let t = 0; t < Math.min(SAMPLES, n); t++) makePivot(Math.floor((t * n) / Math.min(SAMPLES, n)));
  for (const source of mostCentral(n, pivots, out)) makePivot(source);
  dropDetours(n, rows, pivots, out);
  for (let source = 0; source < n; source++) searchAndFill(source);
  return out;
}

/** Per node its edges by ascending length: row u is `node`/`length` from u·n, `count[u]` long. */
interface SortedRows {
  node: Int32Array;
  length: Float32Array;
  count: Int32Array;
}

function sortedRows(n: number, weights: Float32Array): SortedRows {
  const node = new Int32Array(n * n);
  const length = new Float32Array(n * n);
  const count = new Int32Array(n);
  const keys = new Float64Array(n);
  const bits = new Uint32Array(weights.buffer, weights.byteOffset, weights.length);
  for (let u = 0; u < n; u++) {
    const row = u * n;
    let size = 0;
    // Non-negative floats sort like their bit patterns, so a key holds a length and its node in 53 bits.
    for (let v = 0; v < n; v++) if (v !== u && weights[row + v]! > 0) keys[size++] = bits[row + v]! * 2097152 + v;
    const sorted = keys.subarray(0, size).sort();
    for (let e = 0; e < size; e++) {
      const v = sorted[e]! % 2097152;
      node[row + e] = v;
      length[row + e] = weights[row + v]!;
    }
    count[u] = size;
  }
  return { node, length, count };
}

/** The nodes nearest to the samples on average. */
function mostCentral(n: number, samples: readonly number[], distances: Float32Array): Int32Array {
  const sum = new Float64Array(n);
  for (const sample of samples) for (let v = 0; v < n; v++) sum[v]! += Math.min(distances[sample * n + v]!, FAR);
  const order = Int32Array.from({ length: n }, (_, v) => v).sort((a, b) => sum[a]! - sum[b]! || a - b);
  return order.slice(0, CENTRAL);
}

/** Throws out edges longer than the way through a pivot. `distances`: n x n, done for the pivots. */
function dropDetours(n: number, rows: SortedRows, pivots: readonly number[], distances: Float32Array): void {
  const best = new Float64Array(n);
  for (let u = 0; u < n; u++) {
    best.fill(Number.POSITIVE_INFINITY);
    for (const pivot of pivots) {
      const first = distances[u * n + pivot]!;
      const row = pivot * n;
      for (let v = 0; v < n; v++) best[v] = Math.min(best[v]!, first + distances[row + v]!);
    }
    keepShortest(n, rows, u, best);
  }
}

/** Keeps of row u the edges that are not longer than `distance`, an upper bound on the shortest path. */
function keepShortest(n: number, rows: SortedRows, u: number, distance: Float64Array): void {
  const { node, length, count } = rows;
  const row = u * n;
  let kept = row;
  for (let e = row; e < row + count[u]!; e++) {
    if (length[e]! > distance[node[e]!]! * SLACK) continue;
    node[kept] = node[e]!;
    length[kept++] = length[e]!;
  }
  count[u] = kept - row;
}

/** What a search works in, made once. */
interface Workspace {
  readonly n: number;
  readonly rows: SortedRows;
  /** Float64, length n: the result of the last search. */
  readonly distance: Float64Array;
  readonly settled: Uint8Array;
  readonly heap: MinHeap;
}

function searchFrom(source: number, work: Workspace): void {
  const { n, rows, distance, settled, heap } = work;
  const { node, length, count } = rows;
  distance.fill(Number.POSITIVE_INFINITY);
  settled.fill(0);
  heap.clear();
  distance[source] = 0;
  settled[source] = 1;
  let own = source * n;
  const ownEnd = own + count[source]!;
  for (let e = own; e < ownEnd; e++) distance[node[e]!] = length[e]!;
  let bound = Number.POSITIVE_INFINITY;
  for (let done = 1; done < n; done++) {
    while (own < ownEnd && settled[node[own]!] === 1) own++;
    while (heap.size > 0 && settled[heap.topNode()] === 1) heap.pop();
    const ownLength = own < ownEnd ? length[own]! : Number.POSITIVE_INFINITY;
    const heapLength = heap.size > 0 ? heap.topKey() : Number.POSITIVE_INFINITY;
    const base = Math.min(ownLength, heapLength);
    if (base === Number.POSITIVE_INFINITY) return;
    const u = heapLength <= ownLength ? heap.topNode() : node[own]!;
    settled[u] = 1;
    if (done % BOUND_EVERY === 1) {
      bound = 0;
      for (let v = 0; v < n; v++) if (settled[v] === 0 && distance[v]! > bound) bound = distance[v]!;
    }
    const row = u * n;
    const end = row + count[u]!;
    const room = bound - base;
    for (let e = row; e < end; e++) {
      const step = length[e]!;
      if (step >= room) break;
      const v = node[e]!;
      if (base + step < distance[v]!) {
        distance[v] = base + step;
        heap.push(base + step, v);
      }
    }
  }
}
