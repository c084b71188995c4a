import { NodeHeap } from '../../graph/distance/NodeHeap';
import type { Graph } from '../../graph/Graph';

export interface RefinePartsOptions {
  k: number;
  /** Most that a part may hold. */
  room: number;
  /** What each node takes up, length n, above 0; default 1. */
  sizes?: ArrayLike<number>;
  /** Passes at most; default until one changes nothing. */
  passes?: number;
}

/**
 * Refines a partition by the moves of Fiduccia & Mattheyses (1982), for K parts: in a pass each node moves at most once, always the move
 * that lowers the cut most, or raises it least, into a part with room; then everything after the best moment of the pass is taken
 * back. One part at a time may hold one node too many, which then has to be made good: so nodes change places too where all parts
 * are full. A partition that is over the room comes back within it if moves of single nodes lead there. `labels` (length n, in
 * [0, K)) is changed in place. O((m + n K) log n) a pass.
 *
 * @returns by how much the cut fell; below 0 where room had to be made
 * @see Fiduccia & Mattheyses, "A linear-time heuristic for improving network partitions", DAC 1982
 * @example refineParts(graph, labels, { k: 2, room: 17 })
 */
export function refineParts(graph: Graph, labels: Int32Array, options: RefinePartsOptions): number {
  const { passes = Number.POSITIVE_INFINITY } = options;
  let gained = 0;
  for (let pass = 0; pass < passes; pass++) {
    const { gain, relief } = new Pass(graph, labels, options).run();
    gained += gain;
    if (relief <= 0 && gain <= ROUNDING) break;
  }
  return gained;
}

/** What a pass has to gain to be followed by another. */
const ROUNDING = 1e-9;

/** One pass: moves, and what to take back. */
class Pass {
  private readonly k: number;
  private readonly room: number;
  private readonly size: (u: number) => number;
  /** What the parts hold. */
  private readonly held: Float64Array;
  /** n x K: weight of each node to the nodes of each part. */
  private readonly toPart: Float64Array;
  private readonly heaps: NodeHeap[];
  private readonly moved: Uint8Array;
  private readonly largest: number;

  constructor(
    private readonly graph: Graph,
    private readonly labels: Int32Array,
    { k, room, sizes }: RefinePartsOptions,
  ) {
    const { n } = graph;
    this.k = k;
    this.room = room;
    this.size = (u) => sizes?.[u] ?? 1;
    this.held = new Float64Array(k);
    this.toPart = new Float64Array(n * k);
    this.moved = new Uint8Array(n);
    let largest = 0;
    for (let u = 0; u < n; u++) {
      this.held[labels[u]!]! += this.size(u);
      largest = Math.max(largest, this.size(u));
    }
    this.largest = largest;
    graph.forEachEdge((u, v, w) => {
      this.toPart[u * k + labels[v]!]! += w;
      this.toPart[v * k + labels[u]!]! += w;
    });
    this.heaps = Array.from({ length: k }, () => new NodeHeap(n));
    for (let u = 0; u < n; u++) this.heaps[labels[u]!]!.offer(u, this.bestKey(u));
  }

  /** By how much the cut fell, and what is over the room too. */
  run(): { gain: number; relief: number } {
    const { labels } = this;
    const before = this.excess();
    const log: { node: number; from: number }[] = [];
    let [gain, best, kept, least] = [0, 0, 0, before];
    // After so many moves without a better moment the pass ends: the rest would be taken back.
    const patience = Math.max(50, Math.ceil(0.1 * labels.length));
    while (log.length - kept < patience) {
      const move = this.next();
      if (move === undefined) break;
      log.push({ node: move.node, from: labels[move.node]! });
      gain += this.apply(move.node, move.to);
      const excess = this.excess();
      if (excess < least || (excess === least && gain > best + ROUNDING))
        [best, kept, least] = [gain, log.length, excess];
    }
    for (let at = log.length - 1; at >= kept; at--) this.shift(log[at]!.node, log[at]!.from);
    return { gain: best, relief: before - least };
  }

  private excess(): number {
    let sum = 0;
    for (const one of this.held) sum += Math.max(0, one - this.room);
    return sum;
  }

  /** The best move out of the part that is over its room, or out of any; undefined for none. */
  private next(): { node: number; to: number } | undefined {
    const over = this.held.findIndex((one) => one > this.room);
    const parts = over >= 0 ? [over] : this.held.keys();
    let best: { node: number; to: number; key: number } | undefined;
    for (const part of parts) {
      const top = this.top(part, over >= 0 ? 0 : this.largest);
      if (top !== undefined && (best === undefined || top.key < best.key)) best = top;
    }
    return best;
  }

  /** The best node of a part with a place to go, left in the heap. */
  private top(part: number, slack: number): { node: number; to: number; key: number } | undefined {
    const heap = this.heaps[part]!;
    const aside: number[] = [];
    let found: { node: number; to: number; key: number } | undefined;
    while (heap.size > 0) {
      const node = heap.take();
      if (this.moved[node] === 1 || this.labels[node] !== part) continue;
      const old = heap.keyOf(node);
      const now = this.bestKey(node);
      if (now > old) {
        heap.offer(node, now);
        continue;
      }
      aside.push(node);
      const move = this.moveOf(node, slack);
      if (move !== undefined && (found === undefined || move.key < found.key)) found = move;
      // The heap orders by the best part of all; a full one makes a node wait behind the next.
      if (found !== undefined && found.key <= now) break;
      if (aside.length > this.k * 4 && found !== undefined) break;
    }
    for (const node of aside) heap.offer(node, this.bestKey(node));
    return found;
  }

  /** What the cut changes by at the best move of a node, rooms apart. */
  private bestKey(u: number): number {
    const { k, toPart, labels } = this;
    const own = labels[u]!;
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < k; c++) if (c !== own && toPart[u * k + c]! > most) most = toPart[u * k + c]!;
    return toPart[u * k + own]! - most;
  }

  private moveOf(u: number, slack: number): { node: number; to: number; key: number } | undefined {
    const { k, toPart, labels, held, room } = this;
    const own = labels[u]!;
    let to = -1;
    for (let c = 0; c < k; c++) {
      if (c === own || held[c]! + this.size(u) > room + slack) continue;
      if (to === -1 || toPart[u * k + c]! > toPart[u * k + to]!) to = c;
    }
    return to === -1 ? undefined : { node: u, to, key: toPart[u * k + own]! - toPart[u * k + to]! };
  }

  /** Moves a node for this pass; returns by how much the cut falls. */
  private apply(u: number, to: number): number {
    const { graph, toPart, k, labels } = this;
    const gain = toPart[u * k + to]! - toPart[u * k + labels[u]!]!;
    this.moved[u] = 1;
    this.shift(u, to);
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
      const v = graph.colIdx[e]!;
      if (this.moved[v] === 0) this.heaps[labels[v]!]!.offer(v, this.bestKey(v));
    }
    return gain;
  }

  private shift(u: number, to: number): void {
    const { graph, toPart, k, labels, held } = this;
    const from = labels[u]!;
    labels[u] = to;
    held[from]! -= this.size(u);
    held[to]! += this.size(u);
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
      const v = graph.colIdx[e]!;
      const w = graph.weights === null ? 1 : graph.weights[e]!;
      toPart[v * k + from]! -= w;
      toPart[v * k + to]! += w;
    }
  }
}
