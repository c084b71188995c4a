import { NodeHeap } from '../../graph/distance/NodeHeap';
import type { Graph } from '../../graph/Graph';
import type { Rng } from '../../random/Rng';

/** Standard deviation of the logarithm of the noise on costs. */
const NOISE = 0.3;

/** A set of nodes, how often each node is covered, and what changed since it was last kept; for local search. */
export class CoverState {
  readonly chosen: Uint8Array;
  cost = 0;
  private readonly covers: Int32Array;
  /** Of a node: how many bare nodes it would cover; kept while there are any. */
  private readonly gain: Int32Array;
  private readonly noise: Float64Array;
  private readonly heap: NodeHeap;
  private readonly bare: number[] = [];
  /** Nodes that changed sides since `keep`, in order. */
  private readonly changes: number[] = [];
  /** Nodes of which one cover became two: whoever covers them may have become redundant. */
  private readonly twice: number[] = [];

  constructor(
    private readonly graph: Graph,
    private readonly c: ArrayLike<number>,
    start: Int32Array,
  ) {
    const { n } = graph;
    this.chosen = new Uint8Array(n);
    this.covers = new Int32Array(n);
    this.gain = new Int32Array(n);
    this.noise = new Float64Array(n);
    this.heap = new NodeHeap(n);
    for (const v of start) this.flip(v);
  }

  /** Takes out whatever covers a node. */
  expose(node: number): void {
    const { rowPtr, colIdx } = this.graph;
    if (this.chosen[node] === 1) this.takeOut(node);
    for (let e = rowPtr[node]!; e < rowPtr[node + 1]!; e++) if (this.chosen[colIdx[e]!] === 1) this.takeOut(colIdx[e]!);
  }

  /** Covers what is bare: the smallest noisy cost over newly covered nodes first. */
  mend(rng: Rng): void {
    const { rowPtr, colIdx } = this.graph;
    const { heap, noise, gain, c } = this;
    const able: number[] = [];
    const adds = (v: number): void => {
      if (gain[v]!++ === 0) able.push(v);
    };
    for (const u of this.bare) {
      adds(u);
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) adds(colIdx[e]!);
    }
    for (const v of able) {
      noise[v] = c[v]! * Math.exp(NOISE * rng.normal());
      heap.offer(v, noise[v]! / gain[v]!);
    }
    while (heap.size > 0) {
      const v = heap.take();
      if (gain[v] === 0) continue;
      const price = noise[v]! / gain[v]!;
      if (price === heap.keyOf(v)) this.putIn(v);
      else heap.offer(v, price);
    }
    this.bare.length = 0;
  }

  /** Drops what became redundant, dearest first. */
  drop(): void {
    const { rowPtr, colIdx } = this.graph;
    const near = new Set<number>();
    for (const u of this.twice) {
      if (this.chosen[u] === 1) near.add(u);
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) if (this.chosen[colIdx[e]!] === 1) near.add(colIdx[e]!);
    }
    this.twice.length = 0;
    for (const v of [...near].sort((a, b) => this.c[b]! - this.c[a]! || b - a)) if (!this.needed(v)) this.change(v);
  }

  keep(): void {
    this.changes.length = 0;
  }

  takeBack(): void {
    for (let v = this.changes.pop(); v !== undefined; v = this.changes.pop()) this.flip(v);
  }

  private takeOut(v: number): void {
    const { rowPtr, colIdx } = this.graph;
    this.change(v);
    if (this.covers[v] === 0) this.bare.push(v);
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) if (this.covers[colIdx[e]!] === 0) this.bare.push(colIdx[e]!);
  }

  private putIn(v: number): void {
    const { rowPtr, colIdx } = this.graph;
    this.change(v);
    this.covered(v);
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) this.covered(colIdx[e]!);
  }

  /** After one more cover of u. */
  private covered(u: number): void {
    const { rowPtr, colIdx } = this.graph;
    if (this.covers[u] === 2) this.twice.push(u);
    if (this.covers[u] !== 1) return;
    this.gain[u]!--;
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) this.gain[colIdx[e]!]!--;
  }

  private needed(v: number): boolean {
    const { rowPtr, colIdx } = this.graph;
    if (this.covers[v] === 1) return true;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) if (this.covers[colIdx[e]!] === 1) return true;
    return false;
  }

  private change(v: number): void {
    this.changes.push(v);
    this.flip(v);
  }

  private flip(v: number): void {
    const { rowPtr, colIdx } = this.graph;
    const by = this.chosen[v] === 1 ? -1 : 1;
    this.chosen[v] = by === 1 ? 1 : 0;
    this.cost += by * this.c[v]!;
    this.covers[v]! += by;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) this.covers[colIdx[e]!]! += by;
  }
}
