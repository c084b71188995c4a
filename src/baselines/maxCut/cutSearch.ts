import { requireInteger } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import type { Graph } from '../../graph/Graph';
import { Rng } from '../../random/Rng';
import { sparseForm } from '../modularity/louvain';
import { greedyCut } from './greedyCut';

export interface CutSearchOptions {
  k: number;
  /** Attempts to improve; default 15 a node, or as many as take 2·10⁷ steps from a node to a neighbour. */
  kicks?: number;
  /** Time after which the search ends earlier; default none. A search that it ends is not the same again. */
  seconds?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * Breakout local search for the maximum cut. A kick moves a connected region of 1 to 30 nodes from its parts to the next ones, which
 * leaves every edge within it as it was, single nodes move while that gains, and what is worse than before by more than a margin is
 * taken back. The margin falls to 0. Begins with the greedy cut. A kick costs what is near it, whatever n: where the greedy cut
 * fails, whole branches of a graph are the wrong way round, and no single node gains by moving.
 *
 * @returns labels in [0, K), length n
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition)
 * @see Benlic & Hao, "Breakout local search for the max-cut problem", Engineering Applications of Artificial Intelligence 26 (2013)
 * @example cutSearch(karateClub().graph, { k: 2 }) // cuts 61 of 78 edges
 */
export function cutSearch(input: AnyGraph, options: CutSearchOptions): Int32Array {
  const { n } = input;
  const { k, seconds = Number.POSITIVE_INFINITY, seed = 0 } = options;
  if (n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, n, 'n');
  const graph = sparseForm(input);
  const { kicks = KICKS * n } = options;
  const steps = options.kicks === undefined ? MOST_STEPS : Number.POSITIVE_INFINITY;
  const start = greedyCut(graph, k);
  if (k === 1 || graph.m === 0) return start;
  const rng = new Rng(seed);
  const state = new CutState(graph, start, k);
  const slack = (SLACK * graph.totalStrength()) / graph.colIdx.length;
  const end = performance.now() + 1000 * seconds;
  let best = start.slice();
  let most = 0;
  for (let kick = 0; kick < kicks; kick++) {
    if (state.steps > steps || (kick % 64 === 63 && performance.now() > end)) break;
    // What has been used of the steps or of the kicks.
    const heat = Math.max(0, 1 - Math.max(kick / kicks, state.steps / steps));
    const before = state.gained;
    state.turn(rng.int(n), 1 + Math.floor(LARGEST_REGION ** rng.float()), 1 + rng.int(k - 1));
    state.improve();
    if (state.gained < before - slack * heat) state.takeBack(before);
    else state.keep();
    if (state.gained > most + ROUNDING) {
      most = state.gained;
      best = state.labels.slice();
    }
  }
  return best;
}

/** A node, by default. */
const KICKS = 15;
const MOST_STEPS = 2e7;
/** Of the mean weight of an edge: what a kick may lose at first. */
const SLACK = 1.5;
/** Nodes that a kick moves at most. */
const LARGEST_REGION = 30;
const ROUNDING = 1e-9;

/** A partition under moves that can be taken back. */
class CutState {
  /** Of the cut since the start. */
  gained = 0;
  /** From nodes that moved to their neighbours. */
  steps = 0;
  /** n x K: weight to the nodes of each part. */
  private readonly toPart: Float64Array;
  private readonly queued: Uint8Array;
  private readonly queue: number[] = [];
  /** Node and part before, since `keep`. */
  private readonly changes: { node: number; from: number }[] = [];
  private readonly region = new Set<number>();

  constructor(
    private readonly graph: Graph,
    readonly labels: Int32Array,
    private readonly k: number,
  ) {
    const { n } = graph;
    this.toPart = new Float64Array(n * k);
    this.queued = new Uint8Array(n);
    graph.forEachEdge((u, v, w) => {
      this.toPart[u * k + labels[v]!]! += w;
      this.toPart[v * k + labels[u]!]! += w;
    });
    for (let u = 0; u < n; u++) this.wake(u);
    this.improve();
    this.keep();
  }

  /** Moves a node and those that a breadth-first search finds next, each `by` parts on. */
  turn(root: number, size: number, by: number): void {
    const { rowPtr, colIdx } = this.graph;
    const { region, labels, k } = this;
    region.clear();
    region.add(root);
    for (const u of region) {
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]! && region.size < size; e++) region.add(colIdx[e]!);
      this.move(u, (labels[u]! + by) % k);
    }
  }

  /** Moves single nodes to where they have least weight of neighbours, until none gains. */
  improve(): void {
    const { toPart, labels, k } = this;
    // Sums that grow and shrink keep what rounding leaves of the largest edge at the node.
    const strengths = this.graph.strengths();
    for (let u = this.queue.pop(); u !== undefined; u = this.queue.pop()) {
      this.queued[u] = 0;
      const own = labels[u]!;
      let to = own;
      for (let c = 0; c < k; c++) if (toPart[u * k + c]! < toPart[u * k + to]!) to = c;
      if (toPart[u * k + own]! - toPart[u * k + to]! > ROUNDING * strengths[u]!) this.move(u, to);
    }
  }

  keep(): void {
    this.changes.length = 0;
  }

  takeBack(gained: number): void {
    for (let change = this.changes.pop(); change !== undefined; change = this.changes.pop()) {
      this.shift(change.node, change.from);
    }
    this.gained = gained;
  }

  private move(u: number, to: number): void {
    const { rowPtr, colIdx } = this.graph;
    this.changes.push({ node: u, from: this.labels[u]! });
    this.shift(u, to);
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) this.wake(colIdx[e]!);
    this.wake(u);
  }

  private shift(u: number, to: number): void {
    const { graph, labels, toPart, k } = this;
    const from = labels[u]!;
    this.gained += toPart[u * k + from]! - toPart[u * k + to]!;
    labels[u] = to;
    this.steps += graph.degree(u);
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
      const row = graph.colIdx[e]! * k;
      const w = graph.weights === null ? 1 : graph.weights[e]!;
      toPart[row + from]! -= w;
      toPart[row + to]! += w;
    }
  }

  private wake(u: number): void {
    if (this.queued[u] === 1) return;
    this.queued[u] = 1;
    this.queue.push(u);
  }
}
