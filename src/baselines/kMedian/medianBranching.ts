import type { MedianCosts } from './medianCosts';
import { MedianDual } from './medianDual';
import type { MedianFound } from './medianSwaps';

export interface MedianBranchingOptions {
  /** A solution to begin with: K indices of places. */
  start: Int32Array;
  /** What K places cost, +Infinity where they have no room for the demand. */
  costOf: (chosen: Int32Array) => number;
  /** Of each place; absent: as much as there is. */
  capacity?: ArrayLike<number>;
  /** Whether every solution costs a whole number; default as the costs are. */
  whole?: boolean;
  /** Nodes of the tree at most; default 2000. */
  nodes?: number;
  /** Time after which the best found so far counts; default 60. */
  seconds?: number;
}

export interface MedianBranching extends MedianFound {
  /** No solution costs less. */
  readonly bound: number;
  /** Whether the solution is proven to be best. */
  readonly proven: boolean;
}

/** Steps of the ascent at the root and below it, and of waiting for a better bound until the step is halved. */
const ROOT_STEPS = 600;
const STEPS = 80;
const WAIT = 15;
const SMALLEST_STEP = 0.01;

interface Branch {
  readonly inside: readonly number[];
  /** Places not yet decided. */
  readonly free: Int32Array;
  readonly mu: Float64Array;
  readonly bound: number;
}

/**
 * A median problem by branch and bound: each part of the tree is bounded by the Lagrangean dual, raised by subgradient steps, and
 * places that could not be (or could not be missing) in a better solution are settled by it; what is left is divided by one
 * place more. Places that the dual chooses are tried as solutions. O(n²) a step at the root, far less once most places are out.
 *
 * @returns the optimum, `proven`; or the best found within the nodes and the time, and a bound on all others
 * @see Beasley, "Lagrangean heuristics for location problems", European J. Operational Research 65 (1993)
 * @example medianBranching(costs, { start: medianSwaps(costs, { k: 5 }).chosen, costOf }).proven
 */
export function medianBranching(costs: MedianCosts, options: MedianBranchingOptions): MedianBranching {
  return new Tree(costs, options).search();
}

class Tree {
  private readonly k: number;
  private readonly dual: MedianDual;
  private readonly rho: Float64Array;
  private readonly tried = new Set<string>();
  private readonly end: number;
  private readonly whole: boolean;
  private best: Int32Array;
  private cost: number;

  constructor(
    private readonly costs: MedianCosts,
    private readonly options: MedianBranchingOptions,
  ) {
    const { start, costOf, capacity, seconds = 60, whole = costs.whole } = options;
    this.k = start.length;
    this.best = start.slice();
    this.cost = costOf(start);
    this.dual = new MedianDual(costs, capacity);
    this.rho = new Float64Array(costs.places.length);
    this.end = performance.now() + 1000 * seconds;
    this.whole = whole;
  }

  search(): MedianBranching {
    const { places } = this.costs;
    const { nodes = 2000 } = this.options;
    const free = Int32Array.from(places.keys());
    const open: Branch[] = [{ inside: [], free, mu: this.firstPrices(), bound: Number.NEGATIVE_INFINITY }];
    for (let visited = 0; open.length > 0 && visited < nodes && performance.now() < this.end; visited++)
      open.push(...this.divided(open.pop()!, visited === 0 ? ROOT_STEPS : STEPS));
    const left = open.reduce((least, { bound }) => Math.min(least, bound), Number.POSITIVE_INFINITY);
    const lower = this.whole ? Math.ceil(left - 1e-6) : left;
    const bound = Math.min(this.cost, lower);
    return { chosen: this.best, cost: this.cost, bound, proven: bound >= this.cost };
  }

  /** Halfway between the nearest and the second nearest place of the first solution, where that costs anything. */
  private firstPrices(): Float64Array {
    const { distances, demand } = this.costs;
    const p = demand.length;
    return Float64Array.from({ length: p }, (_, v) => {
      let [first, second] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (const u of this.best) {
        const d = distances[u * p + v]!;
        if (d < first) [first, second] = [d, first];
        else if (d < second) second = d;
      }
      return second === Number.POSITIVE_INFINITY ? first : (first + second) / 2;
    });
  }

  /** Nothing below costs less than the best by as much as solutions differ. */
  private isOut(bound: number): boolean {
    return bound >= this.cost - (this.whole ? 1 - 1e-6 : 1e-9 * Math.max(1, Math.abs(this.cost)));
  }

  private attempt(chosen: Int32Array): void {
    const key = chosen.toString();
    if (this.tried.has(key)) return;
    this.tried.add(key);
    const cost = this.options.costOf(chosen);
    if (cost < this.cost) [this.best, this.cost] = [chosen, cost];
  }

  /** Raises the bound of a branch; the two that it becomes, the more promising last, or none where it is done with. */
  private divided({ inside: given, free: undecided, mu: prices, bound: known }: Branch, steps: number): Branch[] {
    if (this.isOut(known)) return [];
    const { demand } = this.costs;
    const { rho, dual, k } = this;
    const p = demand.length;
    let inside = [...given];
    let free = undecided;
    const mu = prices.slice();
    let bestMu = mu.slice();
    let bound = known;
    let theta = 1;
    let waited = 0;
    const cover = new Float64Array(p);
    for (let step = 0; ; step++) {
      const needed = k - inside.length;
      if (free.length < needed) return [];
      if (needed === 0 || free.length === needed) {
        this.attempt(Int32Array.from([...inside, ...(needed === 0 ? [] : free)]).sort());
        return [];
      }
      let value = 0;
      for (let v = 0; v < p; v++) value += demand[v]! * mu[v]!;
      for (const u of inside) value += dual.worth(u, mu);
      for (const u of free) rho[u] = dual.worth(u, mu);
      const order = free.slice().sort((a, b) => rho[a]! - rho[b]! || a - b);
      for (let i = 0; i < needed; i++) value += rho[order[i]!]!;
      const chosen = Int32Array.from([...inside, ...order.subarray(0, needed)]).sort();
      this.attempt(chosen);
      if (value > bound) {
        [bound, bestMu, waited] = [value, mu.slice(), 0];
      } else if (++waited >= WAIT) {
        theta /= 2;
        waited = 0;
      }
      if (this.isOut(bound)) return [];
      // A place that would make the bound too high decides itself.
      const [last, next] = [rho[order[needed - 1]!]!, rho[order[needed]!]!];
      const must = order.subarray(0, needed).filter((u) => this.isOut(value - rho[u]! + next));
      const may = order.filter((u, i) => i < needed || !this.isOut(value - last + rho[u]!));
      if (must.length > 0 || may.length < free.length) {
        inside = [...inside, ...must];
        const settled = new Set(must);
        free = may.filter((u) => !settled.has(u)).sort();
      }
      if (step + 1 >= steps || theta < SMALLEST_STEP || performance.now() >= this.end) {
        return this.split(inside, free, order, bestMu, bound);
      }
      cover.fill(0);
      for (const u of chosen) dual.worth(u, mu, cover);
      let norm = 0;
      for (let v = 0; v < p; v++) norm += demand[v]! * (1 - cover[v]!) ** 2;
      // Every client is served once: the bound is a solution's cost.
      if (norm < 1e-12) return this.split(inside, free, order, bestMu, bound);
      const length = (theta * (1.02 * this.cost - value)) / norm;
      for (let v = 0; v < p; v++) mu[v]! += length * (1 - cover[v]!);
    }
  }

  private split(
    inside: readonly number[],
    free: Int32Array,
    order: Int32Array,
    mu: Float64Array,
    bound: number,
  ): Branch[] {
    const decided = new Set(inside);
    const u = order.find((one) => !decided.has(one) && free.includes(one));
    if (u === undefined) {
      if (inside.length === this.k) this.attempt(Int32Array.from(inside).sort());
      return [];
    }
    const others = free.filter((one) => one !== u);
    return [
      { inside, free: others, mu, bound },
      { inside: [...inside, u], free: others, mu, bound },
    ];
  }
}
