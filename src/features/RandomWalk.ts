import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import type { Rng } from '../random/Rng';

export interface RandomWalkOptions {
  /** Return parameter: going straight back has weight 1/p. Default 1. */
  p?: number;
  /** In-out parameter: moving away from where the walk came from has weight 1/q. Default 1. */
  q?: number;
}

/**
 * The second-order walk of node2vec (Grover & Leskovec 2016, section 3.2). Having come from s to v, it goes to x with a
 * probability proportional to weight(v, x) times 1/p if x = s, 1 if x is a neighbour of s, 1/q otherwise.
 *
 * Drawn by rejection, exactly and without the paper's table per edge: a neighbour drawn by weight alone is accepted in
 * proportion to its bias. Memory: none for an unweighted graph, 16 bytes an edge for a weighted one.
 * @example
 * const walk = new Int32Array(10);
 * new RandomWalk(graph, { p: 0.5, q: 2 }).write(new Rng(0), 0, walk, 0, walk.length);
 */
export class RandomWalk {
  private readonly back: number;
  private readonly away: number;
  private readonly largest: number;
  /** Running sums of the weights of each row. */
  private readonly sums: Float64Array | null;

  /** @throws InputError when p or q is not a finite number above 0 */
  constructor(
    private readonly graph: Graph,
    options: RandomWalkOptions = {},
  ) {
    const { p = 1, q = 1 } = options;
    for (const [what, value] of Object.entries({ p, q })) {
      if (!(value > 0 && Number.isFinite(value))) {
        throw new InputError({ what, expected: 'a finite number above 0', actual: String(value) });
      }
    }
    this.back = 1 / p;
    this.away = 1 / q;
    this.largest = Math.max(this.back, 1, this.away);
    this.sums = graph.weights === null ? null : rowSums(graph);
  }

  /**
   * Writes a walk of `length` nodes from `start` to `into[at …]`. Only a walk from an isolated node ends early; what is
   * left is filled with −1.
   */
  write(rng: Rng, start: number, into: Int32Array, at: number, length: number): void {
    into[at] = start;
    if (this.graph.degree(start) === 0) {
      into.fill(-1, at + 1, at + length);
      return;
    }
    const biased = this.back !== 1 || this.away !== 1;
    for (let i = 1; i < length; i++) {
      const current = into[at + i - 1];
      into[at + i] = i > 1 && biased ? this.stepFrom(rng, into[at + i - 2], current) : this.anyNeighbour(rng, current);
    }
  }

  private stepFrom(rng: Rng, previous: number, current: number): number {
    if (this.graph.degree(current) === 1) return previous;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const next = this.anyNeighbour(rng, current);
      if (rng.float() * this.largest < this.bias(previous, next)) return next;
    }
    return this.enumerate(rng, previous, current);
  }

  /** A neighbour drawn in proportion to the edge weights. */
  private anyNeighbour(rng: Rng, node: number): number {
    const { rowPtr, colIdx } = this.graph;
    const first = rowPtr[node];
    const end = rowPtr[node + 1];
    if (this.sums === null) return colIdx[first + rng.int(end - first)];
    const target = rng.float() * this.sums[end - 1];
    let low = first;
    let high = end - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.sums[middle] > target) high = middle;
      else low = middle + 1;
    }
    return colIdx[low];
  }

  private bias(previous: number, next: number): number {
    if (next === previous) return this.back;
    return this.isEdge(previous, next) ? 1 : this.away;
  }

  private isEdge(u: number, v: number): boolean {
    const { rowPtr, colIdx } = this.graph;
    let low = rowPtr[u];
    let high = rowPtr[u + 1] - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      if (colIdx[middle] === v) return true;
      if (colIdx[middle] < v) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  /** One draw by looking at all neighbours, for extreme p or q that would reject for ever. */
  private enumerate(rng: Rng, previous: number, current: number): number {
    const { rowPtr, colIdx, weights } = this.graph;
    let total = 0;
    let chosen = colIdx[rowPtr[current]];
    for (let e = rowPtr[current]; e < rowPtr[current + 1]; e++) {
      const share = (weights === null ? 1 : weights[e]) * this.bias(previous, colIdx[e]);
      total += share;
      if (rng.float() * total < share) chosen = colIdx[e];
    }
    return chosen;
  }
}

/** Rejections are independent of what comes next, so giving up after some of them leaves the distribution exact. */
const MAX_ATTEMPTS = 64;

function rowSums({ n, rowPtr, weights }: Graph): Float64Array {
  const sums = new Float64Array(weights!.length);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let e = rowPtr[i]; e < rowPtr[i + 1]; e++) {
      sum += weights![e];
      sums[e] = sum;
    }
  }
  return sums;
}
