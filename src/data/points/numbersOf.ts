import { InputError } from '../../errors';
import type { ArrayFile } from './ArrayFile';

/** How a number is written: `u1` is an unsigned byte, `f4` a float32. */
export type NumberKind = 'i1' | 'u1' | 'i2' | 'u2' | 'i4' | 'u4' | 'i8' | 'u8' | 'f4' | 'f8';

/** Bytes of one number. */
export function widthOf(kind: NumberKind): number {
  return Number(kind[1]);
}

/**
 * `count` numbers from byte `at` on. 64-bit integers become float64.
 * @throws InputError for an integer that float64 does not hold exactly
 */
export function numbersOf(
  bytes: Uint8Array,
  at: number,
  count: number,
  kind: NumberKind,
  littleEndian: boolean,
  file: string,
): ArrayFile['values'] {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, count * widthOf(kind));
  if (kind === 'u1') return new Uint8Array(view.buffer, view.byteOffset, count).slice();
  if (kind === 'i1') return new Int8Array(view.buffer, view.byteOffset, count).slice();
  const width = widthOf(kind);
  const fill = <T extends ArrayFile['values']>(array: T, get: (at: number, little: boolean) => number): T => {
    for (let i = 0; i < count; i++) array[i] = get.call(view, i * width, littleEndian);
    return array;
  };
  if (kind === 'i2') return fill(new Int16Array(count), view.getInt16);
  if (kind === 'u2') return fill(new Uint16Array(count), view.getUint16);
  if (kind === 'i4') return fill(new Int32Array(count), view.getInt32);
  if (kind === 'u4') return fill(new Uint32Array(count), view.getUint32);
  if (kind === 'f4') return fill(new Float32Array(count), view.getFloat32);
  if (kind === 'f8') return fill(new Float64Array(count), view.getFloat64);
  const exact = (place: number, little: boolean): number => {
    const value = kind === 'i8' ? view.getBigInt64(place, little) : view.getBigUint64(place, little);
    if (Number.isSafeInteger(Number(value))) return Number(value);
    const expected = 'whole numbers below 2^53';
    throw new InputError({ file, expected, actual: `${value} at place ${place / width}` });
  };
  return fill(new Float64Array(count), exact);
}
