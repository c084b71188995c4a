/** Sets of small integers as rows of bits. */
export class BitSets {
  private readonly words: number;
  private readonly bits: Uint32Array;

  /** @param sets how many there are, empty at first. @param size what they hold is in [0, size) */
  constructor(
    readonly sets: number,
    readonly size: number,
  ) {
    this.words = Math.ceil(size / 32);
    this.bits = new Uint32Array(sets * this.words);
  }

  add(set: number, element: number): void {
    this.bits[set * this.words + (element >>> 5)]! |= 1 << (element & 31);
  }

  has(set: number, element: number): boolean {
    return ((this.bits[set * this.words + (element >>> 5)]! >>> (element & 31)) & 1) === 1;
  }

  /** The elements that all of some sets have: at least one set. */
  common(some: readonly number[]): number[] {
    const both = this.bits.slice(some[0]! * this.words, (some[0]! + 1) * this.words);
    for (let s = 1; s < some.length; s++) {
      const at = some[s]! * this.words;
      for (let w = 0; w < this.words; w++) both[w]! &= this.bits[at + w]!;
    }
    return elementsOf(both);
  }

  /** The elements of one set, ascending. */
  elements(set: number): number[] {
    return elementsOf(this.bits.subarray(set * this.words, (set + 1) * this.words));
  }
}

function elementsOf(words: Uint32Array): number[] {
  const found: number[] = [];
  for (let w = 0; w < words.length; w++) {
    for (let word = words[w]!; word !== 0; word &= word - 1) found.push(32 * w + 31 - Math.clz32(word & -word));
  }
  return found;
}
