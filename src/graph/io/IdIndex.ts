/** Whole numbers this far beyond the count of ids are looked up as texts. */
const SPARSE = 4;
const FIRST = 2 ** 14;

/**
 * Ids by the order in which they came. Whole numbers as they are printed, which most large files have for ids, have a place in an
 * array, a tenth of the time and a twentieth of the memory of a map of texts; all others are texts, and any text will do.
 * @example const index = new IdIndex(); index.add('a'); index.get('a') // 0
 */
export class IdIndex {
  /** In order. */
  readonly ids: string[] = [];
  private readonly texts = new Map<string, number>();
  /** Of number i: its place + 1, 0 when it is not here. */
  private numbers = new Int32Array(FIRST);

  /** Its place, -1 when it is not there. */
  get(id: string): number {
    const number = wholeNumber(id);
    return number >= 0 && number < this.numbers.length ? this.numbers[number]! - 1 : (this.texts.get(id) ?? -1);
  }

  /** The same of a whole number, whose text need not be there. */
  getNumber(number: number): number {
    return number < this.numbers.length ? this.numbers[number]! - 1 : (this.texts.get(String(number)) ?? -1);
  }

  /** A new one, which must not be there; its place. */
  add(id: string): number {
    const place = this.ids.length;
    const number = wholeNumber(id);
    if (number >= this.numbers.length && number < SPARSE * (place + FIRST)) this.grow(number);
    if (number >= 0 && number < this.numbers.length) {
      this.numbers[number] = place + 1;
      this.ids.push(id);
    } else {
      // A long piece of a longer text keeps that text in memory: a copy does not.
      const own = id.length < 13 ? id : Buffer.from(id, 'utf16le').toString('utf16le');
      this.texts.set(own, place);
      this.ids.push(own);
    }
    return place;
  }

  /** Until that number has a place, and so the smaller ones that were texts. */
  private grow(number: number): void {
    const larger = new Int32Array(Math.max(2 * this.numbers.length, number + 1));
    larger.set(this.numbers);
    this.numbers = larger;
    for (const [text, place] of this.texts) {
      const value = wholeNumber(text);
      if (value < 0 || value >= larger.length) continue;
      larger[value] = place + 1;
      this.texts.delete(text);
    }
  }
}

/** The number that a text is when it is printed just so; -1 for others, and beyond nine digits. */
function wholeNumber(id: string): number {
  const { length } = id;
  if (length === 0 || length > 9) return -1;
  let value = id.charCodeAt(0) - 48;
  if (value < 0 || value > 9 || (value === 0 && length > 1)) return -1;
  for (let i = 1; i < length; i++) {
    const digit = id.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = 10 * value + digit;
  }
  return value;
}
