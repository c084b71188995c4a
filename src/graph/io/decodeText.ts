import { isAscii, isUtf8 } from 'node:buffer';
import { InputError } from '../../errors';

/** The text of a file, whole or in pieces. */
export interface TextSource {
  readonly file: string;
  /** As "UTF-8", "UTF-16LE", "windows-1252". */
  readonly encoding: string;
  /** The beginning: whole lines while they are not endless. */
  readonly head: string;
  /** In bytes. */
  readonly size: number;
  /** Whether `"` occurs anywhere. */
  readonly quoted: boolean;
  /**
   * Pieces of about a megabyte that end after `cut`, the last one wherever the text ends. Of UTF-8 `before` may look at the bytes
   * first, from where a piece would begin, and take some itself: where the piece begins then.
   */
  pieces(cut?: '\n' | '>', before?: (bytes: Uint8Array, from: number) => number): Iterable<string>;
  /** @throws InputError when it is longer than a string can be */
  whole(): string;
}

const PIECE = 2 ** 20;
const HEAD = 2 ** 16;
/** Longest string of V8. */
const MOST_CHARACTERS = 2 ** 29 - 24;

/**
 * Bytes as text: by the encoding asked for, a byte order mark, the one that XML declares, else UTF-8. Nothing is replaced: a byte
 * that the encoding does not know is an error, since two names may differ in it alone.
 * @throws InputError naming the line; for an unknown encoding; for NUL, which no text holds
 */
export function decodeText(bytes: Buffer, file: string, encoding?: string): TextSource {
  const mark = byteOrderMark(bytes);
  if (mark?.name === 'utf-32') {
    throw new InputError({ file, expected: 'UTF-8 or UTF-16 text', actual: 'UTF-32' });
  }
  const decoder = decoderOf(mark?.name ?? encoding ?? declared(bytes) ?? 'utf-8', file);
  const text = bytes.subarray(mark?.length ?? 0);
  return decoder.encoding === 'utf-8' ? utf8(text, file) : decoded(text, decoder, file);
}

function byteOrderMark(bytes: Buffer): { name: string; length: number } | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { name: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe)
    return c === 0 && d === 0 ? { name: 'utf-32', length: 4 } : { name: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { name: 'utf-16be', length: 2 };
  return undefined;
}

/** What an XML declaration says, unless the declaration itself shows that it is not so. */
function declared(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 200).toString('latin1');
  const name = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  return name === undefined || /^(utf-?16|ucs-?2)/i.test(name) ? undefined : name;
}

function decoderOf(name: string, file: string): TextDecoder {
  try {
    return new TextDecoder(name, { fatal: true });
  } catch {
    const expected = 'an encoding such as "utf-8", "windows-1252", "utf-16le"';
    throw new InputError({ file, what: 'encoding', expected, actual: `"${name}"` });
  }
}

function utf8(bytes: Buffer, file: string): TextSource {
  const ascii = isAscii(bytes);
  if (!ascii && !isUtf8(bytes)) throw notUtf8(bytes, file);
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw hasNul(file, lineAt(bytes, nul), looksLikeUtf16(bytes));
  const kind = ascii ? 'latin1' : 'utf8';
  return {
    file,
    encoding: 'UTF-8',
    size: bytes.length,
    head: bytes.toString(kind, 0, cutAt(bytes, 0, HEAD, 10)),
    quoted: bytes.includes(0x22),
    *pieces(cut = '\n', before = (_, from) => from) {
      const code = cut.charCodeAt(0);
      for (let from = before(bytes, 0); from < bytes.length; from = before(bytes, from)) {
        const to = cutAt(bytes, from, PIECE, code);
        requireLength(to - from, file);
        yield bytes.toString(kind, from, to);
        from = to;
      }
    },
    whole() {
      requireLength(bytes.length, file);
      return bytes.toString(kind);
    },
  };
}

/** Other encodings, all at once: such files are small. */
function decoded(bytes: Buffer, decoder: TextDecoder, file: string): TextSource {
  requireLength(bytes.length, file);
  const name = decoder.encoding.startsWith('utf-16') ? decoder.encoding.toUpperCase() : decoder.encoding;
  let text: string;
  try {
    text = decoder.encoding === 'windows-1252' ? windows1252(bytes) : decoder.decode(bytes);
  } catch {
    throw new InputError({ file, expected: `${name} text`, actual: 'bytes that it does not know' });
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) throw hasNul(file, text.slice(0, nul).split('\n').length, false);
  return {
    file,
    encoding: name,
    size: bytes.length,
    head: text.slice(0, cutText(text, 0, HEAD, '\n')),
    quoted: text.includes('"'),
    *pieces(cut = '\n') {
      for (let from = 0; from < text.length; ) {
        const to = cutText(text, from, PIECE, cut);
        yield text.slice(from, to);
        from = to;
      }
    },
    whole: () => text,
  };
}

/** Node 20 and 22 read it as Latin-1, in which these 32 are control characters. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009F]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80]!);
}

/** After the last `code` of a piece; of a line longer than a piece, after its end. */
function cutAt(bytes: Buffer, from: number, size: number, code: number): number {
  if (from + size >= bytes.length) return bytes.length;
  const last = bytes.lastIndexOf(code, from + size - 1);
  if (last >= from) return last + 1;
  const next = bytes.indexOf(code, from + size);
  return next < 0 ? bytes.length : next + 1;
}

function cutText(text: string, from: number, size: number, cut: string): number {
  if (from + size >= text.length) return text.length;
  const last = text.lastIndexOf(cut, from + size - 1);
  if (last >= from) return last + 1;
  const next = text.indexOf(cut, from + size);
  return next < 0 ? text.length : next + 1;
}

function requireLength(length: number, file: string): void {
  if (length <= MOST_CHARACTERS) return;
  const actual = `a piece of ${length} bytes`;
  throw new InputError({ file, expected: `at most ${MOST_CHARACTERS} characters at once`, actual });
}

function lineAt(bytes: Buffer, place: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < place; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

function notUtf8(bytes: Buffer, file: string): InputError {
  let line = 1;
  let from = 0;
  for (;;) {
    const next = bytes.indexOf(10, from);
    const to = next < 0 ? bytes.length : next + 1;
    if (!isUtf8(bytes.subarray(from, to)) || next < 0) break;
    from = to;
    line++;
  }
  const text = bytes.toString('utf8', from, Math.min(bytes.length, from + PIECE));
  const at = text.indexOf('\uFFFD');
  const after = text.slice(Math.max(0, text.lastIndexOf('\n', at) + 1, at - 20), Math.max(0, at));
  const expected = 'UTF-8 text, or its encoding said (encoding "windows-1252" for many older files)';
  return new InputError({ file, line, expected, actual: `bytes that are none, after "${after}"` });
}

function hasNul(file: string, line: number, utf16: boolean): InputError {
  const actual = utf16 ? 'NUL at every other byte: UTF-16 without a byte order mark' : 'a NUL character';
  return new InputError({ file, line, expected: `text${utf16 ? ', or encoding "utf-16le" said' : ''}`, actual });
}

function looksLikeUtf16(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 200);
  const odd = start.filter((byte, i) => i % 2 === 1 && byte === 0).length;
  const even = start.filter((byte, i) => i % 2 === 0 && byte === 0).length;
  return Math.max(odd, even) > 0.3 * start.length;
}
