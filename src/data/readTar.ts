import { InputError } from '../errors';

const BLOCK = 512;

/**
 * The regular files of a tar archive by path, as views of its bytes.
 * @throws InputError naming `archive` where it is cut off or a header is none
 * @see POSIX.1-1988, ustar
 */
export function readTar(bytes: Uint8Array, archive: string): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(text(header, 124, 12).trim(), 8);
    const start = at + BLOCK;
    if (!(size >= 0) || start + size > bytes.length) {
      const actual = Number.isNaN(size)
        ? `no header at byte ${at}`
        : `a file that ends after it, at byte ${start + size}`;
      throw new InputError({ file: archive, expected: 'a whole tar archive', actual });
    }
    const kind = text(header, 156, 1);
    const folder = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : '';
    const path = folder === '' ? text(header, 0, 100) : `${folder}/${text(header, 0, 100)}`;
    if (kind === '0' || kind === '') files.set(path, bytes.subarray(start, start + size));
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** Up to the first zero byte. */
function text(header: Uint8Array, at: number, length: number): string {
  const field = Buffer.from(header.subarray(at, at + length)).toString('latin1');
  const end = field.indexOf('\0');
  return end < 0 ? field : field.slice(0, end);
}
