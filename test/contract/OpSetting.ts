import type * as tf from '@tensorflow/tfjs-core';
import { ShortestPaths } from '../../src/graph/distance/ShortestPaths';
import type { Graph } from '../../src/graph/Graph';
import type { Features } from '../../src/graph/SparseMatrix';
import type { CoverSets, NodePairs, Preferences } from '../../src/ops';
import { exact, randomValues } from '../support/finiteDifference';
import { moved } from './oddGraphs';

/**
 * A graph, K, and the constants that ops read beside their tensors. With an order, the same with node i at place order[i]:
 * what follows the node moves along, so that an op must give the same, moved.
 */
export class OpSetting {
  readonly n: number;
  readonly p = 3;
  readonly h = 2;
  readonly graph: Graph;
  private readonly order: Int32Array;

  constructor(
    private readonly given: Graph,
    readonly k: number,
    /** How near to a fixed point what converges comes. */
    readonly tolerance = 1e-5,
    order?: Int32Array,
  ) {
    this.n = given.n;
    this.order = order ?? Int32Array.from({ length: given.n }, (_, i) => i);
    this.graph = order === undefined ? given : moved(given, order);
  }

  /** Of a shape in letters; undefined for a letter that says no size. */
  sizes(shape: string): number[] | undefined {
    const sizes = [...shape].map((letter) =>
      letter === 'e'
        ? this.graph.m
        : letter === '2'
          ? 2
          : ({ n: this.n, k: this.k, p: this.p, h: this.h }[letter] ?? -1),
    );
    return sizes.includes(-1) ? undefined : sizes;
  }

  /** Numbers by a seed, `width` a node. */
  column(width: number, seed: number): Float64Array {
    return this.moveRows(randomValues(this.n * width, seed), width);
  }

  /** Rows of nodes 0 … n − 1, each to its place. */
  moveRows(values: Float64Array, width: number): Float64Array {
    const out = new Float64Array(values.length);
    this.order.forEach((place, i) => void out.set(values.subarray(i * width, (i + 1) * width), place * width));
    return out;
  }

  /** Where nodes are; those that the graph has not are its last. */
  nodes(...of: readonly number[]): number[] {
    return this.n === 0 ? [] : of.map((node) => this.order[Math.min(node, this.n - 1)]!);
  }

  all(): Int32Array {
    return this.order;
  }

  /** Three pairs, one of a node with itself. */
  pairs(): NodePairs {
    return { heads: Int32Array.from(this.nodes(0, 1, 2)), tails: Int32Array.from(this.nodes(1, 3, 2)) };
  }

  /** K x p. */
  centres(): tf.Tensor2D {
    return exact(randomValues(this.k * this.p, 11), [this.k, this.p]);
  }

  /** n x p: of some entries, of some entries that are one, of all. */
  features(kind: 'sparse' | 'bag' | 'dense'): Features {
    const { n, p } = this;
    const values = Float32Array.from(this.column(p, 12));
    if (kind === 'dense') return { kind, rows: n, cols: p, values };
    const kept = Array.from({ length: n * p }, (_, i) => i).filter((i) => values[i]! > -0.3);
    return {
      kind: 'sparse',
      rows: n,
      cols: p,
      rowPtr: Int32Array.from({ length: n + 1 }, (_, i) => kept.filter((at) => at < i * p).length),
      colIdx: Int32Array.from(kept, (at) => at % p),
      values: kind === 'bag' ? null : Float32Array.from(kept, (at) => values[at]!),
    };
  }

  /** Every node with its neighbours. */
  neighbourhoods(): CoverSets {
    const { n, rowPtr, colIdx } = this.graph;
    const sets = Array.from({ length: n }, (_, u) => [u, ...colIdx.subarray(rowPtr[u]!, rowPtr[u + 1]!)]);
    const worth = this.column(1, 13).map((x) => 1 + x * x);
    const ends = Int32Array.from([0, ...sets.map((_, u) => sets.slice(0, u + 1).flat().length)]);
    return { n, rowPtr: ends, members: Int32Array.from(sets.flat()), worth };
  }

  /** Two clients a node, each with an order of its own. */
  preferences(): Preferences {
    const { n } = this;
    const rows = Array.from({ length: 2 * n }, (_, v) =>
      Array.from({ length: n }, (_u, u) => u).sort((a, b) => ((a * 7 + v * 3) % 11) - ((b * 7 + v * 3) % 11) || a - b),
    );
    const order = Int32Array.from(rows.flat(), (u) => this.order[u]!);
    return { n, order, demand: randomValues(2 * n, 14, 0.5, 2) };
  }

  /** Distances by lengths of edges that no two paths share. */
  lengthsFrom(v: number) {
    const lengths = new Map<string, number>();
    let at = 0;
    this.given.forEachEdge((a, b) => {
      const [u, w] = [this.order[a]!, this.order[b]!];
      lengths.set(`${Math.min(u, w)} ${Math.max(u, w)}`, 1 + 0.37 * ++at);
    });
    const { n, rowPtr, colIdx } = this.graph;
    const byEdge = new Float64Array(colIdx.length);
    for (let u = 0; u < n; u++)
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++)
        byEdge[e] = lengths.get(`${Math.min(u, colIdx[e]!)} ${Math.max(u, colIdx[e]!)}`)!;
    return new ShortestPaths(this.graph, byEdge).from([v]);
  }
}
