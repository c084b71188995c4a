import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readIdx } from '../../../src/data/points/readIdx';
import { readImages } from '../../../src/data/points/readImages';
import { readNpy } from '../../../src/data/points/readNpy';
import { readLabels, readPoints } from '../../../src/data/points/readPoints';
import { InputError } from '../../../src/errors';
import { fileWith } from '../temporary';

/** An idx file of big-endian sizes and the bytes of its numbers. */
function idx(kind: number, shape: readonly number[], numbers: Uint8Array): Buffer {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head[2] = kind;
  head[3] = shape.length;
  for (const [axis, size] of shape.entries()) head.writeUInt32BE(size, 4 + 4 * axis);
  return Buffer.concat([head, numbers]);
}

/** An npy file of version 1. */
function npy(descr: string, shape: string, numbers: Uint8Array, order = 'False'): Buffer {
  const header = `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }\n`;
  const head = Buffer.from(`\x93NUMPY\x01\x00__${header}`, 'latin1');
  head.writeUInt16LE(header.length, 8);
  return Buffer.concat([head, numbers]);
}

const bytesOf = (array: Float32Array | Float64Array | Int32Array | BigInt64Array) => new Uint8Array(array.buffer);

function refused(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message.replace(/^.*\/input[^:]*: /, '');
  }
  throw new Error('nothing was refused');
}

describe('readIdx', () => {
  it('reads bytes and big-endian numbers, plain or gzipped', () => {
    const bytes = idx(8, [2, 2], Uint8Array.of(1, 2, 3, 255));
    for (const content of [bytes, gzipSync(bytes)]) {
      const { shape, values } = readIdx(fileWith(content));
      expect([shape, [...values]]).toEqual([
        [2, 2],
        [1, 2, 3, 255],
      ]);
    }
    expect([...readIdx(fileWith(idx(11, [2], Uint8Array.of(255, 254, 1, 0)))).values]).toEqual([-2, 256]);
    expect([...readIdx(fileWith(idx(13, [1], Uint8Array.of(0x3f, 0xc0, 0, 0)))).values]).toEqual([1.5]);
  });

  it.each([
    ['too few numbers', idx(8, [2, 2], Uint8Array.of(1, 2, 3)), 'expected 16 bytes for 2 x 2 numbers, but got 15'],
    ['too many', idx(8, [2, 2], Uint8Array.of(1, 2, 3, 4, 5)), 'expected 16 bytes for 2 x 2 numbers, but got 17'],
    [
      'sizes that no memory holds',
      idx(14, [2 ** 32 - 1, 2 ** 32 - 1], new Uint8Array(8)),
      /^expected 147573952520956940000 bytes/,
    ],
    ['no axes', idx(8, [], Uint8Array.of(1)), /sizes of its axes, but got 5 bytes/],
    ['sizes cut off', idx(8, [3, 3], new Uint8Array(0)).subarray(0, 7), /sizes of its axes, but got 7 bytes/],
    ['a kind that there is not', idx(10, [1], Uint8Array.of(1)), /bytes 0 0 and a kind, but got 0 0 10 1/],
    ['something else', Buffer.from('hello'), /but got 104 101 108 108/],
    ['half a gzip file', gzipSync(idx(8, [200], new Uint8Array(200))).subarray(0, 20), /complete gzip file/],
  ])('refuses %s', (_, content, message) => {
    expect(refused(() => readIdx(fileWith(content)))).toMatch(message);
  });
});

describe('readNpy', () => {
  it('reads what NumPy saves', () => {
    const floats = readNpy(fileWith(npy("'<f4'", '(2, 3)', bytesOf(Float32Array.of(1, 2, 3, 4, 5, 6.5)))));
    expect([floats.shape, [...floats.values]]).toEqual([
      [2, 3],
      [1, 2, 3, 4, 5, 6.5],
    ]);
    const doubles = readNpy(fileWith(gzipSync(npy("'<f8'", '(1,)', bytesOf(Float64Array.of(0.1))))));
    expect([doubles.shape, [...doubles.values]]).toEqual([[1], [0.1]]);
    expect([...readNpy(fileWith(npy("'<i8'", '(2,)', bytesOf(BigInt64Array.of(-7n, 9n))))).values]).toEqual([-7, 9]);
    expect([...readNpy(fileWith(npy("'>i4'", '(1,)', Uint8Array.of(0, 0, 1, 0)))).values]).toEqual([256]);
    expect([...readNpy(fileWith(npy("'|u1'", '(1,)', Uint8Array.of(200), 'True'))).values]).toEqual([200]);
  });

  it.each([
    ['objects', npy("'|O'", '(1,)', new Uint8Array(8)), /whole numbers or floats .* but got '\|O'/],
    ['texts', npy("'<U3'", '(1,)', new Uint8Array(12)), /but got '<U3'/],
    ['records', npy("[('a', '<f4')]", '(1,)', new Uint8Array(4)), /but got \[\('a'/],
    ['half floats', npy("'<f2'", '(1,)', new Uint8Array(2)), /but got '<f2'/],
    ['the order of Fortran', npy("'<f4'", '(2, 2)', new Uint8Array(16), 'True'), /the order of C, but got one/],
    ['too few numbers', npy("'<f4'", '(2, 2)', new Uint8Array(15)), /expected \d+ bytes for 2 x 2 numbers/],
    ['a whole number that float64 has not', npy("'<i8'", '(1,)', bytesOf(BigInt64Array.of(2n ** 60n))), /below 2\^53/],
    ['no header', npy("'<f4'", '(1,)', new Uint8Array(4)).subarray(0, 30), /a header of \d+ bytes, but got 20/],
    ['a header of something else', Buffer.from('\x93NUMPY\x01\x00\x04\x00{}  ', 'latin1'), /'descr', 'fortran_order'/],
    ['something else', Buffer.from('a long text, but no npy'), /\\x93NUMPY/],
  ])('refuses %s', (_, content, message) => {
    expect(refused(() => readNpy(fileWith(content)))).toMatch(message);
  });
});

describe('readPoints and readLabels', () => {
  it('tell the formats apart', () => {
    const expected = { kind: 'dense', rows: 2, cols: 2, values: Float32Array.of(1, 2, 3, 4.5) };
    const numbers = bytesOf(Float64Array.of(1, 2, 3, 4.5));
    for (const content of [
      npy("'<f8'", '(2, 2)', numbers),
      'x,y\n1,2\n3,4.5\n',
      '1\t2\r\n\r\n3\t4.5',
      gzipSync('1,2\n3,4.5'),
    ]) {
      expect(readPoints(fileWith(content))).toEqual(expected);
    }
    expect(readPoints(fileWith(idx(8, [2, 2, 2], new Uint8Array(8).fill(7))))).toMatchObject({ rows: 2, cols: 4 });
    for (const content of ['class\n0\n2\n-1\n', npy("'<i4'", '(3,)', bytesOf(Int32Array.of(0, 2, -1)))]) {
      expect([...readLabels(fileWith(content))]).toEqual([0, 2, -1]);
    }
  });

  it.each([
    ['1,2\n3\n', /^.*:2: expected 2 fields as before, but got 1$/],
    ['a,b\n1,x\n', /^.*:2: expected a finite number in column 2, but got "x"$/],
    ['1,\n', /:1: expected a finite number in column 2, but got ""$/],
    ['1,"2\n', /quotes that open and close/],
    ['a,b\n', /at least one line of numbers/],
    ['1,1e39\n', /finite in float32, but got 1e\+39 in column 1 of point 0$/],
  ])('refuse points %j', (content, message) => {
    expect(() => readPoints(fileWith(content))).toThrow(message);
  });

  it('refuse a single axis as points, and labels that are none', () => {
    expect(refused(() => readPoints(fileWith(npy("'<f4'", '(3,)', new Uint8Array(12)))))).toMatch(/n points of F/);
    expect(refused(() => readLabels(fileWith('0,1\n')))).toMatch(/one number a point, but got 1 x 2/);
    expect(refused(() => readLabels(fileWith('0\n1.5\n')))).toMatch(/from −1 on, but got 1.5 for point 1/);
    expect(refused(() => readLabels(fileWith('-2\n')))).toMatch(/but got -2 for point 0/);
  });
});

describe('readImages', () => {
  const images = fileWith(idx(8, [2, 1, 2], Uint8Array.of(0, 255, 51, 0)));

  it('brings pixels to between 0 and 1', () => {
    const { images: read, labels } = readImages(images, fileWith(idx(8, [2], Uint8Array.of(3, 9))), 255);
    expect([read.rows, read.height, read.width]).toEqual([2, 1, 2]);
    expect([...read.values]).toEqual([0, 1, Math.fround(0.2), 0]);
    expect([...labels]).toEqual([3, 9]);
  });

  it('refuses labels of other images, and images that are none', () => {
    const labels = fileWith(idx(8, [3], new Uint8Array(3)));
    expect(refused(() => readImages(images, labels, 255))).toBe('expected 2 labels, one an image, but got 3');
    expect(refused(() => readImages(labels, labels, 255))).toBe('expected n images of height x width, but got 3');
  });
});
