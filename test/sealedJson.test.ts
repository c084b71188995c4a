import { describe, expect, it } from 'vitest';
import { InputError } from '../src/errors';
import { sealedJson, unsealedJson } from '../src/sealedJson';
import { flipped } from './support/flipped';

describe('sealedJson', () => {
  const text = JSON.stringify({ format: 'a/1', name: 'ä', weights: [0.5, -1], nested: { sha256: 'no' } });

  it('is JSON that gives the text back', () => {
    expect(unsealedJson(sealedJson(text), 'a.json')).toBe(text);
    const { sha256, ...rest } = JSON.parse(sealedJson(text));
    expect([rest, sha256.length]).toEqual([JSON.parse(text), 64]);
  });

  it('is refused with any of its bits another one, cut off, or with something behind it', () => {
    const whole = Buffer.from(sealedJson(text));
    for (let bit = 0; bit < 8 * whole.length; bit++) {
      expect(() => unsealedJson(flipped(whole, bit).toString(), 'a.json'), `bit ${bit}`).toThrow(InputError);
    }
    for (let length = 0; length < whole.length; length++) {
      expect(() => unsealedJson(whole.subarray(0, length).toString(), 'a.json')).toThrow(InputError);
    }
    expect(() => unsealedJson(`${whole} `, 'a.json')).toThrow('a.json: expected JSON that ends with its sha256');
    expect(() => unsealedJson(text, 'a.json')).toThrow(InputError);
  });
});
