import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../../errors';

/**
 * A whole file in memory; gzip is recognised by its first two bytes, not by the name.
 * @throws InputError when the file cannot be read, is not complete gzip, or holds nothing.
 */
export function readBytes(file: string): Buffer {
  let raw: Buffer;
  try {
    raw = readFileSync(file);
  } catch (error) {
    throw new InputError({
      file,
      expected: 'a readable file',
      actual: (error as NodeJS.ErrnoException).code ?? 'none',
    });
  }
  const bytes = isGzip(raw) ? gunzip(raw, file) : raw;
  if (bytes.length === 0) throw new InputError({ file, expected: 'at least one line', actual: 'an empty file' });
  return bytes;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(raw: Buffer, file: string): Buffer {
  try {
    return gunzipSync(raw);
  } catch (error) {
    throw new InputError({
      file,
      expected: 'a complete gzip file',
      actual: `${raw.length} bytes that do not unpack (${(error as Error).message})`,
    });
  }
}
