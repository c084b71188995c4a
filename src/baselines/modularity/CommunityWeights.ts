import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';
import type { Graph } from '../../graph/Graph';

/** The weights between communities while they are merged, in the two forms agglomeration works on. */
export interface CommunityWeights {
  /** Weight between two different living communities; 0 where no edge joins them. */
  get(a: number, b: number): number;
  /** Adds row `from` to row `into`, and removes `from`. */
  merge(from: number, into: number): void;
  /** Calls `visit(b, weight)` for every living community b that an edge joins with a. */
  forEach(a: number, visit: (b: number, weight: number) => void): void;
}

export function communityWeights(graph: AnyGraph): CommunityWeights {
  return graph instanceof DenseGraph ? new DenseWeights(graph) : new SparseWeights(graph);
}

/** One hash map a community: memory O(m). */
class SparseWeights implements CommunityWeights {
  private readonly rows: Map<number, number>[];

  constructor(graph: Graph) {
    this.rows = Array.from({ length: graph.n }, () => new Map<number, number>());
    graph.forEachEdge((u, v, w) => {
      this.rows[u]!.set(v, w);
      this.rows[v]!.set(u, w);
    });
  }

  get(a: number, b: number): number {
    return this.rows[a]!.get(b) ?? 0;
  }

  merge(from: number, into: number): void {
    const target = this.rows[into]!;
    target.delete(from);
    for (const [c, w] of this.rows[from]!) {
      if (c === into) continue;
      const row = this.rows[c]!;
      row.delete(from);
      const sum = (target.get(c) ?? 0) + w;
      target.set(c, sum);
      row.set(into, sum);
    }
    this.rows[from]!.clear();
  }

  forEach(a: number, visit: (b: number, weight: number) => void): void {
    for (const [b, w] of this.rows[a]!) visit(b, w);
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

  constructor(graph: DenseGraph) {
    this.n = graph.n;
    this.values = Float64Array.from(graph.weights);
    this.living = Int32Array.from({ length: this.n }, (_, i) => i);
    this.place = this.living.slice();
    this.count = this.n;
  }

  get(a: number, b: number): number {
    return this.values[a * this.n + b]!;
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

  forEach(a: number, visit: (b: number, weight: number) => void): void {
    const { values, living } = this;
    const row = a * this.n;
    for (let i = 0; i < this.count; i++) {
      const b = living[i]!;
      const w = values[row + b]!;
      if (b !== a && w > 0) visit(b, w);
    }
  }
}
