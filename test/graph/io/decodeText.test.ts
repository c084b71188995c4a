import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/graph/io/decodeText';

const text = (bytes: Buffer, encoding?: string) => decodeText(bytes, 'f', encoding).whole();

describe('decodeText', () => {
  it.each<[string, Buffer, string | undefined, string]>([
    ['UTF-8', Buffer.from('é\u2028😀'), undefined, 'é\u2028😀'],
    ['UTF-8 behind its mark', Buffer.from('\uFEFFé'), undefined, 'é'],
    ['UTF-16LE', Buffer.from('\uFEFFé😀', 'utf16le'), undefined, 'é😀'],
    ['UTF-16BE', Buffer.from([0xfe, 0xff, 0, 0xe9]), undefined, 'é'],
    ['UTF-16LE when said', Buffer.from('é', 'utf16le'), 'utf-16le', 'é'],
    ['windows-1252', Buffer.from([0x80, 0xe9]), 'windows-1252', '€é'],
    ['windows-1252', Buffer.from([0xe9]), 'latin1', 'é'],
    ['shift_jis', Buffer.from([0x93, 0x8c]), 'shift_jis', '東'],
  ])('reads %s', (_what, bytes, encoding, expected) => {
    expect(text(bytes, encoding)).toBe(expected);
  });

  it.each<[string, Buffer, string | undefined, string]>([
    [
      'another encoding',
      Buffer.from('ok\nJos\xe9, x', 'latin1'),
      undefined,
      'f:2: expected UTF-8 text, or its encoding said (encoding "windows-1252" for many older files), but got bytes that are none, after "Jos"',
    ],
    ['a cut character', Buffer.from('aé').subarray(0, 2), undefined, 'f:1: expected UTF-8 text'],
    [
      'bytes unknown to it',
      Buffer.from([0x81, 0x20]),
      'shift_jis',
      'f: expected shift_jis text, but got bytes that it does not know',
    ],
    ['an encoding that is none', Buffer.from('a'), 'latin-15', 'f: encoding: expected an encoding such as "utf-8"'],
    ['NUL', Buffer.from('a\nb\0'), undefined, 'f:2: expected text, but got a NUL character'],
    ['UTF-16 without a mark', Buffer.from('abcd', 'utf16le'), undefined, 'UTF-16 without a byte order mark'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), undefined, 'but got UTF-32'],
  ])('refuses %s', (_what, bytes, encoding, message) => {
    expect(() => text(bytes, encoding)).toThrow(message);
  });

  it.each([
    ['UTF-8', undefined],
    ['another', 'utf-16le'],
  ])('gives pieces of %s that are the whole, cut behind a sign', (_what, encoding) => {
    const whole = 'é>12345678\n'.repeat(3e5);
    const source = decodeText(Buffer.from(whole, encoding === undefined ? 'utf8' : 'utf16le'), 'f', encoding);
    for (const cut of ['\n', '>'] as const) {
      const pieces = [...source.pieces(cut)];
      expect(pieces.length).toBeGreaterThan(2);
      expect(pieces.slice(0, -1).every((piece) => piece.endsWith(cut))).toBe(true);
      expect(pieces.join('')).toBe(whole);
    }
  });

  it('gives a line that is longer than a piece whole', () => {
    const source = decodeText(Buffer.from(`${'a'.repeat(3e6)}\nb\n`), 'f');
    expect([...source.pieces()].map(({ length }) => length)).toEqual([3e6 + 1, 2]);
  });
});
