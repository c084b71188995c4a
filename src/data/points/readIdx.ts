import { InputError } from '../../errors';
import { readBytes } from '../../graph/io/readBytes';
import type { ArrayFile } from './ArrayFile';
import { type NumberKind, numbersOf, widthOf } from './numbersOf';

/** By the third byte of a file. */
const KINDS: Readonly<Record<number, NumberKind>> = { 8: 'u1', 9: 'i1', 11: 'i2', 12: 'i4', 13: 'f4', 14: 'f8' };

/**
 * An idx file, the format of MNIST, plain or gzipped: two zero bytes, the kind of numbers, how many axes; the size of each axis;
 * then the numbers; all big-endian.
 * @throws InputError naming the file: no idx file, a kind that there is not, or more or fewer bytes than the sizes say
 * @see http://yann.lecun.com/exdb/mnist/ (the format's description)
 * @example const { shape, values } = readIdx('t10k-images-idx3-ubyte.gz'); // shape [10000, 28, 28]
 */
export function readIdx(file: string): ArrayFile {
  return idxOf(readBytes(file), file);
}

/** True for what begins like an idx file. */
export function isIdx(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes[0] === 0 && bytes[1] === 0 && bytes[2] in KINDS;
}

/** @throws InputError as `readIdx`, which names `file` */
export function idxOf(bytes: Uint8Array, file: string): ArrayFile {
  if (!isIdx(bytes)) {
    const actual = [...bytes.subarray(0, 4)].join(' ');
    throw new InputError({ file, expected: 'an idx file, which begins with bytes 0 0 and a kind', actual });
  }
  const axes = bytes[3];
  const start = 4 + 4 * axes;
  if (axes === 0 || bytes.length < start) {
    throw new InputError({ file, expected: 'an idx file with the sizes of its axes', actual: `${bytes.length} bytes` });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const kind = KINDS[bytes[2]];
  const count = shape.reduce((product, size) => product * size, 1);
  const expected = start + count * widthOf(kind);
  if (bytes.length !== expected) {
    const sizes = shape.join(' x ');
    throw new InputError({ file, expected: `${expected} bytes for ${sizes} numbers`, actual: `${bytes.length}` });
  }
  return { shape, values: numbersOf(bytes, start, count, kind, false, file) };
}
