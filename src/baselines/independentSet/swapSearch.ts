import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';
import { Rng } from '../../random/Rng';
import { greedyIndependentSet } from './greedyIndependentSet';

export interface SwapSearchOptions {
  /** Attempts to improve; default ten a node. */
  kicks?: number;
  /** Time after which the search ends earlier; default none. A search that it ends is not the same again. */
  seconds?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * Iterated local search by (ω, 1)-swaps (Nogueira, Pinheiro & Subramanian 2018): a node v replaces its chosen neighbours
 * where it outweighs them together, c(v) > μ(v) = Σ c over N(v) ∩ S. A kick forces one or two nodes in and keeps them there
 * while swaps repair what fell; what is lighter than before by more than a margin is taken back. The margin falls to 0. The
 * start is the centralised greedy by shares. A kick costs what changes, whatever n: many thousand a second.
 * @example swapSearch(graph, weights, { kicks: 1000 })
 */
export function swapSearch(
  graph: Graph,
  c: ArrayLike<number>,
  { kicks = 10 * graph.n, seconds = Number.POSITIVE_INFINITY, seed = 0 }: SwapSearchOptions = {},
): Int32Array {
  const { n } = graph;
  const rng = new Rng(seed);
  const end = performance.now() + 1000 * seconds;
  let total = 0;
  for (let v = 0; v < n; v++) total += c[v]!;
  const slack = (SLACK * total) / n;
  const state = new SwapState(graph, c);
  for (const v of greedyIndependentSet(graph, c, 'share')) state.force(v);
  state.keep(); // held no longer
  state.improve();
  state.keep();
  let best = state.chosen.slice();
  let most = state.weight;
  for (let kick = 0; kick < kicks && most > 0; kick++) {
    if (kick % 64 === 63 && performance.now() > end) break;
    const before = state.weight;
    const size = rng.float() < 0.2 ? 2 : 1;
    for (let i = 0; i < size; i++) state.force(rng.int(n));
    state.improve();
    if (state.weight < before - slack * (1 - kick / kicks)) state.takeBack();
    else state.keep();
    if (state.weight > most) [best, most] = [state.chosen.slice(), state.weight];
  }
  return nodesWhere(best);
}

/** An independent set under swaps that can be taken back. */
class SwapState {
  readonly chosen: Uint8Array;
  weight = 0;
  /** μ, length n. */
  private readonly around: Float64Array;
  /** How many neighbours are chosen: whether μ is 0 but for rounding. */
  private readonly taken: Int32Array;
  private readonly locked: Uint8Array;
  private readonly queued: Uint8Array;
  private readonly queue: number[] = [];
  /** Nodes that changed sides since `keep`, in order. */
  private readonly changes: number[] = [];
  private readonly forced: number[] = [];

  constructor(
    private readonly graph: Graph,
    private readonly c: ArrayLike<number>,
  ) {
    const { n } = graph;
    this.chosen = new Uint8Array(n);
    this.around = new Float64Array(n);
    this.taken = new Int32Array(n);
    this.locked = new Uint8Array(n);
    this.queued = new Uint8Array(n);
    for (let v = 0; v < n; v++) this.wake(v);
  }

  /** Puts a node in, whatever that costs, and holds it until `keep` or `takeBack`. */
  force(v: number): void {
    if (this.chosen[v] === 1 || this.blocked(v)) return;
    this.swapIn(v);
    this.locked[v] = 1;
    this.forced.push(v);
  }

  /** Swaps until no node outweighs its chosen neighbours. */
  improve(): void {
    for (let v = this.queue.pop(); v !== undefined; v = this.queue.pop()) {
      this.queued[v] = 0;
      if (this.chosen[v] === 1 || this.c[v] === 0) continue;
      const free = this.taken[v] === 0;
      if (!free && this.c[v]! <= this.around[v]! * (1 + ROUNDING)) continue;
      if (free || !this.blocked(v)) this.swapIn(v);
    }
  }

  keep(): void {
    this.changes.length = 0;
    this.release();
  }

  takeBack(): void {
    for (let v = this.changes.pop(); v !== undefined; v = this.changes.pop()) this.flip(v);
    this.release();
    for (const v of this.queue) this.queued[v] = 0;
    this.queue.length = 0;
  }

  private release(): void {
    for (const v of this.forced) this.locked[v] = 0;
    this.forced.length = 0;
  }

  private blocked(v: number): boolean {
    const { rowPtr, colIdx } = this.graph;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) if (this.locked[colIdx[e]!] === 1) return true;
    return false;
  }

  private swapIn(v: number): void {
    const { rowPtr, colIdx } = this.graph;
    for (let e = rowPtr[v]!; this.taken[v]! > 0 && e < rowPtr[v + 1]!; e++) {
      const u = colIdx[e]!;
      if (this.chosen[u] === 0) continue;
      this.changes.push(u);
      this.flip(u);
      for (let f = rowPtr[u]!; f < rowPtr[u + 1]!; f++) this.wake(colIdx[f]!);
      this.wake(u);
    }
    this.changes.push(v);
    this.flip(v);
  }

  private flip(v: number): void {
    const { rowPtr, colIdx } = this.graph;
    const sign = this.chosen[v] === 1 ? -1 : 1;
    const by = sign * this.c[v]!;
    this.chosen[v] = sign === 1 ? 1 : 0;
    this.weight += by;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) {
      const u = colIdx[e]!;
      this.taken[u]! += sign;
      this.around[u] = this.taken[u] === 0 ? 0 : this.around[u]! + by;
    }
  }

  private wake(v: number): void {
    if (this.queued[v] === 1) return;
    this.queued[v] = 1;
    this.queue.push(v);
  }
}

/** Of the mean weight: against 0 it gains a third of a per cent on the validation graphs of `mwis` in 1,000 kicks. */
const SLACK = 0.6;

/** Sums that went up and down differ from the true ones by about as much: a swap must gain more, or it could go on for ever. */
const ROUNDING = 1e-9;
