import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../../errors';

/** A gzipped file may unpack to this, or to `RATIO` times its size where that is more: text seldom packs better than 20 to 1. */
const SMALL = 2 ** 26;
const RATIO = 200;

/**
 * A whole file in memory, or standard input for the name `-`; gzip is recognised by its first two bytes, not by the name.
 * @param limit most bytes that gzip may unpack to; default 64 MiB or 200 times the packed size, whichever is more
 * @throws InputError when the file cannot be read, is not complete gzip, unpacks to more than the limit, or holds nothing.
 */
export function readBytes(file: string, limit?: number): Buffer {
  let raw: Buffer;
  try {
    raw = readFileSync(file === '-' ? STDIN : file);
  } catch (error) {
    throw new InputError({
      file,
      expected: 'a readable file',
      actual: (error as NodeJS.ErrnoException).code ?? 'none',
    });
  }
  return unpackBytes(raw, file, limit);
}

/** Its file descriptor. */
const STDIN = 0;

/** The same of bytes that are here already. */
export function unpackBytes(raw: Buffer, file: string, limit?: number): Buffer {
  const bytes = isGzip(raw) ? gunzip(raw, file, limit ?? Math.max(SMALL, RATIO * raw.length)) : raw;
  if (bytes.length === 0) throw new InputError({ file, expected: 'at least one line', actual: 'an empty file' });
  return bytes;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(raw: Buffer, file: string, limit: number): Buffer {
  try {
    return gunzipSync(raw, { maxOutputLength: limit });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      const expected = `at most ${limit} bytes of ${raw.length} gzipped ones (unpack the file, or raise unpackedLimit)`;
      throw new InputError({ file, expected, actual: 'more' });
    }
    throw new InputError({
      file,
      expected: 'a complete gzip file',
      actual: `${raw.length} bytes that do not unpack (${message})`,
    });
  }
}
