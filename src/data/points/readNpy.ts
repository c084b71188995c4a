import { InputError } from '../../errors';
import { readBytes } from '../../graph/io/readBytes';
import type { ArrayFile } from './ArrayFile';
import { type NumberKind, numbersOf, widthOf } from './numbersOf';

const MAGIC = '\x93NUMPY';
const KINDS: readonly string[] = ['i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'i8', 'u8', 'f4', 'f8'];

/**
 * An array of numbers as NumPy saves it (`.npy`, plain or gzipped): whole numbers or floats, in the order of C.
 * @throws InputError naming the file: no npy file, objects or texts in it, the order of Fortran, or more or fewer bytes than
 * the shape says
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 * @example const { shape, values } = readNpy('features.npy'); // shape [1000, 60]
 */
export function readNpy(file: string): ArrayFile {
  return npyOf(readBytes(file), file);
}

/** True for what begins like an npy file. */
export function isNpy(bytes: Uint8Array): boolean {
  return bytes.length >= 10 && Buffer.from(bytes.subarray(0, 6)).toString('latin1') === MAGIC;
}

/** @throws InputError as `readNpy`, which names `file` */
export function npyOf(bytes: Uint8Array, file: string): ArrayFile {
  const fail = (expected: string, actual: string): never => {
    throw new InputError({ file, expected, actual });
  };
  if (!isNpy(bytes)) fail('an npy file, which begins with \\x93NUMPY', `${bytes.length} bytes that do not`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const long = bytes[6] >= 2;
  const start = long ? 12 : 10;
  if (bytes.length < start) fail('an npy file with a header', `${bytes.length} bytes`);
  const end = start + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  if (bytes.length < end) fail(`a header of ${end - start} bytes`, `${bytes.length - start} after its start`);
  const header = Buffer.from(bytes.subarray(start, end)).toString('latin1');
  const type = /'descr'\s*:\s*'([<>|=])(\w+)'/.exec(header);
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(header);
  const sizes = /'shape'\s*:\s*\(([\d\s,]*)\)/.exec(header);
  if (order === null || sizes === null) fail("a header with 'descr', 'fortran_order' and 'shape'", header.trim());
  if (type === null || !KINDS.includes(type[2])) {
    const actual = /'descr'\s*:\s*([^,]*)/.exec(header)?.[1] ?? header.trim();
    fail('whole numbers or floats of at most 8 bytes', actual);
  }
  const shape = sizes![1]
    .split(',')
    .map((size) => size.trim())
    .filter((size) => size !== '')
    .map(Number);
  if (order![1] === 'True' && shape.length > 1) fail('an array in the order of C', 'one in the order of Fortran');
  const kind = type![2] as NumberKind;
  const count = shape.reduce((product, size) => product * size, 1);
  const total = end + count * widthOf(kind);
  if (bytes.length !== total) fail(`${total} bytes for ${shape.join(' x ')} numbers`, String(bytes.length));
  return { shape, values: numbersOf(bytes, end, count, kind, type![1] !== '>', file) };
}
