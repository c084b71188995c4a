import type { CoverSets } from '../../ops/expectedCover';

/**
 * A choice of nodes, how often it hits each set, and what each node would add: kept exactly while nodes come and go, so that
 * the best next node is the largest of n numbers. Choosing costs the nodes of the sets that are hit for the first time.
 */
export class ChosenCover {
  /** Σ worth of the sets that are hit. */
  value = 0;
  /** Of each node: Σ worth of its sets that are not hit, length n. */
  readonly gain: Float64Array;
  readonly chosen = new Set<number>();
  private readonly hits: Int32Array;
  /** The sets of each node, in compressed rows. */
  private readonly setPtr: Int32Array;
  private readonly setsOf: Int32Array;

  constructor(private readonly sets: CoverSets) {
    const { n, rowPtr, members, worth } = sets;
    this.gain = new Float64Array(n);
    this.hits = new Int32Array(worth.length);
    this.setPtr = new Int32Array(n + 1);
    this.setsOf = new Int32Array(members.length);
    for (const u of members) this.setPtr[u + 1]!++;
    for (let u = 0; u < n; u++) this.setPtr[u + 1]! += this.setPtr[u]!;
    const next = this.setPtr.slice(0, n);
    for (let g = 0; g < worth.length; g++) {
      for (let e = rowPtr[g]!; e < rowPtr[g + 1]!; e++) {
        const u = members[e]!;
        this.setsOf[next[u]!++] = g;
        this.gain[u]! += worth[g]!;
      }
    }
  }

  add(u: number): void {
    this.chosen.add(u);
    for (let at = this.setPtr[u]!; at < this.setPtr[u + 1]!; at++) {
      const g = this.setsOf[at]!;
      if (this.hits[g]!++ === 0) this.shift(g, 1);
    }
  }

  remove(u: number): void {
    this.chosen.delete(u);
    for (let at = this.setPtr[u]!; at < this.setPtr[u + 1]!; at++) {
      const g = this.setsOf[at]!;
      if (--this.hits[g]! === 0) this.shift(g, -1);
    }
  }

  /** The node that adds most, the first of equals, of those that are not chosen; −1 where all are. */
  best(): number {
    let best = -1;
    for (let u = 0; u < this.gain.length; u++) {
      if (this.chosen.has(u)) continue;
      if (best === -1 || this.gain[u]! > this.gain[best]!) best = u;
    }
    return best;
  }

  /** Ascending. */
  solution(): Int32Array {
    return Int32Array.from(this.chosen).sort();
  }

  private shift(g: number, sign: 1 | -1): void {
    const { rowPtr, members, worth } = this.sets;
    const by = sign * worth[g]!;
    this.value += by;
    for (let e = rowPtr[g]!; e < rowPtr[g + 1]!; e++) this.gain[members[e]!]! -= by;
  }
}
