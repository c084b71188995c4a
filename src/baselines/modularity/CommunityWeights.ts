import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';
import type { Graph } from '../../graph/Graph';

/** The weights between communities while they are merged, in the two forms agglomeration works on. */
export interface CommunityWeights {
  /** Adds row `from` to row `into`, and removes `from`. */
  merge(from: number, into: number): void;
  /** Writes the living communities that an edge joins with a to `ends`, and the weights to `between`; how many. */
  read(a: number): number;
  /** What was read last. */
  readonly ends: Int32Array;
  readonly between: Float64Array;
}

export function communityWeights(graph: AnyGraph): CommunityWeights {
  return graph instanceof DenseGraph ? new DenseWeights(graph) : new SparseWeights(graph);
}

/**
 * One hash map a community: memory O(m). Of two that merge the larger map stays and takes the other's entries, whichever name is
 * kept, so that no hub is moved time and again: a map stands at a place, entries name places.
 */
class SparseWeights implements CommunityWeights {
  private readonly rows: Map<number, number>[];
  private readonly placeOf: Int32Array;
  private readonly nameAt: Int32Array;
  readonly ends: Int32Array;
  readonly between: Float64Array;

  constructor(graph: Graph) {
    this.ends = new Int32Array(graph.n);
    this.between = new Float64Array(graph.n);
    this.rows = Array.from({ length: graph.n }, () => new Map<number, number>());
    this.placeOf = Int32Array.from({ length: graph.n }, (_, i) => i);
    this.nameAt = this.placeOf.slice();
    graph.forEachEdge((u, v, w) => {
      this.rows[u]!.set(v, w);
      this.rows[v]!.set(u, w);
    });
  }

  merge(from: number, into: number): void {
    const { rows, placeOf, nameAt } = this;
    let [less, more] = [placeOf[from]!, placeOf[into]!];
    if (rows[less]!.size > rows[more]!.size) [less, more] = [more, less];
    placeOf[into] = more;
    nameAt[more] = into;
    const target = rows[more]!;
    target.delete(less);
    for (const [c, w] of rows[less]!) {
      if (c === more) continue;
      const row = rows[c]!;
      row.delete(less);
      const sum = (target.get(c) ?? 0) + w;
      target.set(c, sum);
      row.set(more, sum);
    }
    rows[less]!.clear();
  }

  read(a: number): number {
    const { ends, between, nameAt } = this;
    let count = 0;
    for (const [b, w] of this.rows[this.placeOf[a]!]!) {
      ends[count] = nameAt[b]!;
      between[count++] = w;
    }
    return count;
  }
}

/** A float64 matrix: memory 8 n², but a row is read in order. */
class DenseWeights implements CommunityWeights {
  private readonly n: number;
  private readonly values: Float64Array;
  /** The living communities in any order, and where each stands in it. */
  private readonly living: Int32Array;
  private readonly place: Int32Array;
  private count: number;
  readonly ends: Int32Array;
  readonly between: Float64Array;

  constructor(graph: DenseGraph) {
    this.ends = new Int32Array(graph.n);
    this.between = new Float64Array(graph.n);
    this.n = graph.n;
    this.values = Float64Array.from(graph.weights);
    this.living = Int32Array.from({ length: this.n }, (_, i) => i);
    this.place = this.living.slice();
    this.count = this.n;
  }

  merge(from: number, into: number): void {
    const { n, values, living, place } = this;
    const last = living[--this.count]!;
    living[place[from]!] = last;
    place[last] = place[from]!;
    for (let i = 0; i < this.count; i++) {
      const c = living[i]!;
      const sum = values[into * n + c]! + values[from * n + c]!;
      values[into * n + c] = sum;
      values[c * n + into] = sum;
    }
  }

  read(a: number): number {
    const { values, living, ends, between } = this;
    const row = a * this.n;
    let count = 0;
    for (let i = 0; i < this.count; i++) {
      const b = living[i]!;
      const w = values[row + b]!;
      if (b === a || !(w > 0)) continue;
      ends[count] = b;
      between[count++] = w;
    }
    return count;
  }
}
