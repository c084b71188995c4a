/**
 * Numbers that come one by one and whose count nobody knows: a typed array that doubles, 4 or 8 bytes a number where a plain
 * array takes more and cannot be handed to a kernel.
 * @example const list = NumberList.integers(); list.push(7); list.view() // Int32Array [7]
 */
export class NumberList<A extends Int32Array | Float64Array> {
  private values: A;
  private size = 0;

  private constructor(values: A) {
    this.values = values;
  }

  static integers(): NumberList<Int32Array> {
    return new NumberList(new Int32Array(16));
  }

  static floats(): NumberList<Float64Array> {
    return new NumberList(new Float64Array(16));
  }

  get length(): number {
    return this.size;
  }

  push(value: number): void {
    if (this.size === this.values.length) {
      const larger = new (this.values.constructor as new (length: number) => A)(2 * this.size);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.size++] = value;
  }

  at(i: number): number {
    return this.values[i]!;
  }

  /** The numbers so far, not copied. */
  view(): A {
    return this.values.subarray(0, this.size) as A;
  }
}
