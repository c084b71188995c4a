import type { Rng } from '../../random/Rng';
import type { Level } from './Level';

export interface MoveOptions {
  /** K: labels are in [0, K), and a part may run empty. */
  k: number;
  /** γ of the modularity. */
  resolution: number;
  rng: Rng;
}

export interface AnnealOptions extends MoveOptions {
  /** Visits of every node. */
  sweeps: number;
  /** Temperature of the first and of the last sweep, in units of edge weight; geometric between them. */
  hot: number;
  cold: number;
}

/**
 * Heat bath: node after node takes part c with a probability proportional to e^(g_c / T), where
 * g_c = w_ic − γ D_i (D_c − [i in c] D_i) / 2m is what the modularity has of i in c, times m. `labels` (length n) is changed in
 * place. O(m + n K) a sweep.
 *
 * @see Reichardt & Bornholdt, "Statistical mechanics of community detection", PRE 74 (2006)
 */
export function anneal(level: Level, labels: Int32Array, options: AnnealOptions): void {
  const { sweeps, hot, cold, rng, k } = options;
  const gains = new Gains(level, labels, options);
  const chance = new Float64Array(k);
  const ratio = sweeps > 1 ? (cold / hot) ** (1 / (sweeps - 1)) : 1;
  let temperature = hot;
  for (let sweep = 0; sweep < sweeps; sweep++, temperature *= ratio) {
    const inverse = 1 / temperature;
    for (let i = 0; i < level.n; i++) {
      if (level.strengths[i] === 0) continue;
      const best = gains.of(i);
      const { values } = gains;
      const top = values[best]!;
      let sum = 0;
      for (let c = 0; c < k; c++) {
        const x = (values[c]! - top) * inverse;
        sum += x < NEVER ? 0 : Math.exp(x);
        chance[c] = sum;
      }
      // Nothing but the best part is possible.
      if (sum === 1) {
        gains.move(i, best);
        continue;
      }
      const drawn = rng.float() * sum;
      let to = 0;
      while (to < k - 1 && chance[to]! <= drawn) to++;
      gains.move(i, to);
    }
  }
}

/** Moves every node to its best part until none gains; returns how often all were visited. */
export function climb(level: Level, labels: Int32Array, options: MoveOptions): number {
  const gains = new Gains(level, labels, options);
  const order = options.rng.shuffle(Int32Array.from({ length: level.n }, (_, i) => i));
  const margin = ROUNDING * level.twoM;
  for (let sweeps = 1; ; sweeps++) {
    let moved = false;
    for (const i of order) {
      if (level.strengths[i] === 0) continue;
      const best = gains.of(i);
      if (gains.values[best]! <= gains.values[labels[i]!]! + margin) continue;
      gains.move(i, best);
      moved = true;
    }
    if (!moved) return sweeps;
  }
}

/** Exponents below which a part is not drawn in practice. */
const NEVER = -16;
/** Gains below this share of 2m are rounding; without the margin, moves could go round in circles. */
const ROUNDING = 1e-12;

/** What each part would have of a node, while labels change. */
class Gains {
  /** g_c of the node last asked for. */
  readonly values: Float64Array;
  private readonly totals: Float64Array;

  constructor(
    private readonly level: Level,
    private readonly labels: Int32Array,
    private readonly options: MoveOptions,
  ) {
    this.values = new Float64Array(options.k);
    this.totals = new Float64Array(options.k);
    for (let i = 0; i < level.n; i++) this.totals[labels[i]!]! += level.strengths[i]!;
  }

  /** Fills `values`; returns the best part, the node's own among equals. */
  of(i: number): number {
    const { rowPtr, colIdx, weights, strengths, twoM } = this.level;
    const { values, totals, labels } = this;
    const own = labels[i]!;
    const price = (this.options.resolution * strengths[i]!) / twoM;
    for (let c = 0; c < values.length; c++) values[c] = -price * totals[c]!;
    values[own]! += price * strengths[i]!;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) values[labels[colIdx[e]!]!]! += weights[e]!;
    let best = own;
    for (let c = 0; c < values.length; c++) if (values[c]! > values[best]!) best = c;
    return best;
  }

  move(i: number, to: number): void {
    const { labels, totals } = this;
    const from = labels[i]!;
    if (from === to) return;
    const d = this.level.strengths[i]!;
    totals[from]! -= d;
    totals[to]! += d;
    labels[i] = to;
  }
}
