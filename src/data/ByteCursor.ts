const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
/** Up to here a power of ten is an exact double, so mantissa / 10^k is correctly rounded. */
const MAX_EXACT_POWER = 22;
const MAX_EXACT_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: MAX_EXACT_POWER + 1 }, (_, k) => Number(`1e${k}`));

/**
 * Walks the whitespace-separated fields of a text straight over its bytes. A feature file of cora has 3.9 million
 * fields; making a string of each would take a second, this takes some 30 ms.
 */
export class ByteCursor {
  /** 1-based. */
  line = 1;
  private at = 0;
  private fieldStart = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Moves to the next line that has a field; false at the end of the text. */
  nextLine(): boolean {
    const { bytes } = this;
    while (this.at < bytes.length) {
      const byte = bytes[this.at]!;
      if (byte === NEWLINE) this.line++;
      else if (byte !== SPACE && byte !== TAB && byte !== RETURN) return true;
      this.at++;
    }
    return false;
  }

  /** True when the current line has another field, which the next call of `number` or `text` then reads. */
  hasField(): boolean {
    const { bytes } = this;
    let { at } = this;
    while (at < bytes.length) {
      const byte = bytes[at]!;
      if (byte !== SPACE && byte !== TAB && byte !== RETURN) break;
      at++;
    }
    this.at = at;
    return at < bytes.length && bytes[at] !== NEWLINE;
  }

  /** The field as a number; NaN when it is not one ("nan" and "inf" are not). Call `hasField` first. */
  number(): number {
    const { bytes } = this;
    let { at } = this;
    this.fieldStart = at;
    let negative = false;
    if (bytes[at] === MINUS || bytes[at] === PLUS) negative = bytes[at++] === MINUS;
    let mantissa = 0;
    let digits = 0;
    let decimals = 0;
    let byte = bytes[at];
    while (byte !== undefined && byte >= ZERO && byte <= NINE) {
      mantissa = mantissa * 10 + (byte - ZERO);
      digits++;
      byte = bytes[++at];
    }
    if (byte === DOT) {
      byte = bytes[++at];
      while (byte !== undefined && byte >= ZERO && byte <= NINE) {
        mantissa = mantissa * 10 + (byte - ZERO);
        digits++;
        decimals++;
        byte = bytes[++at];
      }
    }
    if (endsField(byte) && digits > 0 && digits <= MAX_EXACT_DIGITS) {
      this.at = at;
      const value = decimals === 0 ? mantissa : mantissa / POWERS_OF_TEN[decimals]!;
      return negative ? -value : value;
    }
    const value = Number(this.text());
    return Number.isFinite(value) ? value : Number.NaN;
  }

  /** The field as text. Call `hasField` first. */
  text(): string {
    const { bytes } = this;
    let { at } = this;
    this.fieldStart = at;
    while (!endsField(bytes[at])) at++;
    this.at = at;
    return this.lastText();
  }

  /** The field read last, for error messages. */
  lastText(): string {
    return Buffer.from(
      this.bytes.buffer,
      this.bytes.byteOffset + this.fieldStart,
      this.at - this.fieldStart,
    ).toString();
  }
}

function endsField(byte: number | undefined): boolean {
  return byte === undefined || byte === NEWLINE || byte === SPACE || byte === TAB || byte === RETURN;
}
