import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/data/readContent';
import { InputError } from '../../src/errors';
import { fileWith } from './temporary';

describe('readContent', () => {
  it('reads tabs, float ids, text labels; sparse below a density of 0.3', () => {
    const { ids, features, labels, labelNames } = readContent(
      fileWith('6.898000000000000000e+03\t0\t0\t1\t0\tTheory\n35\t0\t0\t0\t0\tCases\r\n\n40\t0\t2.5\t0\t0\tTheory'),
    );
    expect(ids).toEqual(['6898', '35', '40']);
    expect(features).toEqual({
      kind: 'sparse',
      rows: 3,
      cols: 4,
      rowPtr: Int32Array.of(0, 1, 1, 2),
      colIdx: Int32Array.of(2, 1),
      values: Float32Array.of(1, 2.5),
    });
    expect(labelNames).toEqual(['Cases', 'Theory']);
    expect([...labels!]).toEqual([1, 0, 1]);
  });

  it('reads blanks with one at the end of the line, signs and exponents; dense from 0.3 on', () => {
    const { features, labelNames } = readContent(fileWith('0 -0.375 1e-2 0.000000 \n1 0 +2 0.000000 \n'));
    expect(features).toEqual({ kind: 'dense', rows: 2, cols: 2, values: Float32Array.of(-0.375, 0.01, 0, 2) });
    expect(labelNames).toEqual(['0.000000']);
  });

  it('reads files without labels and without features', () => {
    expect(readContent(fileWith('a 1\nb 2\n'), { label: 'none' }).labels).toBeNull();
    expect(readContent(fileWith('a x\nb y\n')).features.cols).toBe(0);
  });

  it('reads gzip under any name', () => {
    expect(readContent(fileWith(gzipSync('a 1 x\n'), 'b.content')).ids).toEqual(['a']);
  });

  it('reads every number as JavaScript does', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.double({ min: -2, max: 2, noNaN: true }).map((x) => x.toFixed(6)),
      fc.constantFrom('.5', '5.', '-0', '+1', '123456789012345678901234567890', '1e-320', '0.1234567890123456789'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
        const text = rows.map((row, i) => `${i} ${row.join(' ')}\n`).join('');
        const { features } = readContent(fileWith(text), { label: 'none' });
        const dense = new Float32Array(rows.length * 3);
        if (features.kind === 'dense') dense.set(features.values);
        else {
          for (let i = 0; i < rows.length; i++) {
            for (let e = features.rowPtr[i]; e < features.rowPtr[i + 1]; e++) {
              dense[i * 3 + features.colIdx[e]] = features.values![e];
            }
          }
        }
        // 0 and −0 are the same entry: neither is stored.
        expect([...dense].map((x) => x + 0)).toEqual(rows.flat().map((x) => Math.fround(Number(x)) + 0));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a missing column', 'a 1 0 x\nb 1 x\n', ':2: expected 4 columns as on the first line, but got 3'],
    ['a column too many', 'a 1 0 x\n\nb 1 0 x y\n', ':3: expected 4 columns as on the first line, but got 5'],
    ['an id alone', 'a 1 0 x\nb\n', ':2: expected 4 columns as on the first line, but got 1'],
    ['an id alone on the first line', 'a\n', ':1: expected an id, features and a label, but got 1 column'],
    ['text in the first row', 'a 1 word x\n', ':1: expected a finite number in column 3, but got "word"'],
    ['text in a later row', 'a 1 0 x\nb 1 0.5.2 x\n', ':2: expected a finite number in column 3, but got "0.5.2"'],
    ['NaN', 'a 1 0 x\nb nan 0 x\n', ':2: expected a finite number in column 2, but got "nan"'],
    ['infinity', 'a 1 0 x\nb 1 Infinity x\n', ':2: expected a finite number in column 3, but got "Infinity"'],
    [
      'an id twice',
      '7 1 x\n8 1 x\n7.0e+00 1 x\n',
      ':3: expected each node id once, but got id 7 again, first on line 1',
    ],
    ['an empty file', '', ': expected at least one line, but got an empty file'],
    ['blank lines only', '\n \n', ': expected at least one node, but got only blank lines'],
    [
      'a truncated gzip',
      gzipSync('a 1 x\n'.repeat(500)).subarray(0, 40),
      ': expected a complete gzip file, but got 40 bytes',
    ],
  ])('throws for %s, naming file and line', (_what, content, message) => {
    const file = fileWith(content, 'bad.content');
    expect(() => readContent(file)).toThrow(InputError);
    expect(() => readContent(file)).toThrow(file + message);
  });
});
