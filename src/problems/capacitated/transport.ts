import { MinHeap } from '../../graph/distance/MinHeap';

export interface TransportOptions {
  /** K rows of p costs: from each facility to each client, of one unit of demand. */
  rows: readonly ArrayLike<number>[];
  /** p demands of at least 0. */
  demand: ArrayLike<number>;
  /** K capacities, together at least the demand. */
  capacity: ArrayLike<number>;
}

export interface Transport {
  /** Σ of amount times cost. */
  readonly cost: number;
  /** K x p, row by row: how much of a client's demand each facility serves. */
  readonly amounts: Float64Array;
}

/**
 * The cheapest way to serve all demand within capacities, a transport problem in which a client may be split. Every client begins
 * at its nearest facility (the first of equals); then, as long as one has too much, demand moves along the cheapest chain of
 * facilities to one that has room: successive shortest paths, on a graph of the K facilities only. O(K p log p) and O(K² · moves),
 * of which there are about as many as clients that have to move.
 *
 * @see Ahuja, Magnanti & Orlin, "Network flows", section 9.7 (1993)
 * @example transport({ rows: [[0, 1], [5, 5]], demand: [1, 1], capacity: [1, 1] }).cost // 5
 */
export function transport({ rows, demand, capacity }: TransportOptions): Transport {
  const k = rows.length;
  const p = demand.length;
  const amounts = new Float64Array(k * p);
  const load = new Float64Array(k);
  let cost = 0;
  let total = 0;
  for (let v = 0; v < p; v++) {
    let nearest = 0;
    for (let i = 1; i < k; i++) if (rows[i]![v]! < rows[nearest]![v]!) nearest = i;
    amounts[nearest * p + v] = demand[v]!;
    load[nearest]! += demand[v]!;
    total += demand[v]!;
    cost += demand[v]! * rows[nearest]![v]!;
  }
  // Sums of fractions: what is less than this is rounding.
  const nothing = 1e-12 * total;
  if (load.every((one, i) => one <= capacity[i]! + nothing)) return { cost, amounts };

  /** Clients at i by what it costs more to serve them from j; stale ones among them. */
  const waiting = Array.from({ length: k * k }, () => new MinHeap(16));
  const join = (i: number, v: number): void => {
    for (let j = 0; j < k; j++) if (j !== i) waiting[i * k + j]!.push(rows[j]![v]! - rows[i]![v]!, v);
  };
  for (let i = 0; i < k; i++) for (let v = 0; v < p; v++) if (amounts[i * p + v]! > 0) join(i, v);

  const length = new Float64Array(k);
  const before = new Int32Array(k);
  for (;;) {
    for (let i = 0; i < k; i++) {
      length[i] = load[i]! > capacity[i]! + nothing ? 0 : Number.POSITIVE_INFINITY;
      before[i] = -1;
    }
    if (length.every((one) => one > 0)) return { cost, amounts };
    for (let changed = true; changed; ) {
      changed = false;
      for (let i = 0; i < k; i++) {
        if (length[i] === Number.POSITIVE_INFINITY) continue;
        for (let j = 0; j < k; j++) {
          if (j === i) continue;
          const heap = waiting[i * k + j]!;
          while (heap.size > 0 && amounts[i * p + heap.topNode()]! === 0) heap.pop();
          if (heap.size === 0) continue;
          const through = length[i]! + heap.topKey();
          if (through < length[j]! - 1e-12 * Math.max(1, Math.abs(through))) {
            length[j] = through;
            before[j] = i;
            changed = true;
          }
        }
      }
    }
    let target = -1;
    for (let j = 0; j < k; j++) {
      if (load[j]! >= capacity[j]! - nothing || length[j] === Number.POSITIVE_INFINITY) continue;
      if (target < 0 || length[j]! < length[target]!) target = j;
    }
    if (target < 0) return { cost, amounts };
    let amount = capacity[target]! - load[target]!;
    let source = target;
    for (; before[source]! >= 0; source = before[source]!) {
      const from = before[source]!;
      amount = Math.min(amount, amounts[from * p + waiting[from * k + source]!.topNode()]!);
    }
    amount = Math.min(amount, load[source]! - capacity[source]!);
    for (let j = target; before[j]! >= 0; j = before[j]!) {
      const i = before[j]!;
      const v = waiting[i * k + j]!.topNode();
      const left = amounts[i * p + v]! - amount;
      amounts[i * p + v] = left > nothing ? left : 0;
      if (amounts[j * p + v] === 0) join(j, v);
      amounts[j * p + v]! += amount;
    }
    cost += amount * length[target]!;
    load[source]! -= amount;
    load[target]! += amount;
  }
}
