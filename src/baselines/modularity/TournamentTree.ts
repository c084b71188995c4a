/**
 * The largest of n numbers that change one at a time: O(log n) a change, O(1) to ask. Ties go to the lowest index.
 * All start at −Infinity.
 */
export class TournamentTree {
  private readonly leaves: number;
  private readonly values: Float64Array;
  /** winner[t]: the index of the largest value below tree node t; the root is 1. */
  private readonly winner: Int32Array;

  constructor(n: number) {
    let leaves = 1;
    while (leaves < n) leaves *= 2;
    this.leaves = leaves;
    this.values = new Float64Array(leaves).fill(Number.NEGATIVE_INFINITY);
    this.winner = new Int32Array(2 * leaves);
    for (let i = 0; i < leaves; i++) this.winner[leaves + i] = i;
    for (let t = leaves - 1; t >= 1; t--) this.winner[t] = this.winner[2 * t]!;
  }

  get(i: number): number {
    return this.values[i]!;
  }

  set(i: number, value: number): void {
    const { values, winner } = this;
    values[i] = value;
    for (let t = (this.leaves + i) >> 1; t >= 1; t >>= 1) {
      const left = winner[2 * t]!;
      const right = winner[2 * t + 1]!;
      const next = values[right]! > values[left]! ? right : left;
      if (next !== i && winner[t] === next) return; // another won here, and does: above nothing changes
      winner[t] = next;
    }
  }

  /** Index of the largest value. */
  top(): number {
    return this.winner[1]!;
  }
}
