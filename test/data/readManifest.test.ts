import { describe, expect, it } from 'vitest';
import { type Manifest, readManifest, requireManifest } from '../../src/data/readManifest';
import { InputError } from '../../src/errors';

const ID = '0'.repeat(40);
const HASH = '0'.repeat(64);
const whole: Manifest = {
  upstream: 'https://example.org',
  commit: ID,
  folder: 'data',
  files: { 'a/b.cites': [ID, 3], __proto__a: [ID, null] },
  repacked: { 'a/b.cites.gz': HASH },
  archives: [{ url: 'https://example.org/a.tgz', sha256: HASH, files: { 'a/c': 'c' } }],
};
const parsed = (text: string): unknown => JSON.parse(text);

describe('requireManifest', () => {
  it("takes the package's own, and one with and without archives", () => {
    const { archives, ...without } = whole;
    for (const one of [readManifest(), whole, without]) expect(() => requireManifest(one)).not.toThrow();
  });

  it.each<[unknown, RegExp]>([
    [null, /^manifest: expected an object, but got null$/],
    ['x', /^manifest: expected an object, but got "x"$/],
    [[], /^manifest: expected an object, but got object$/],
    [{}, /^manifest: upstream: expected a text, but got undefined$/],
    [{ ...whole, files: undefined }, /^manifest: files: expected an object/],
    [{ ...whole, files: { a: [] } }, /^manifest: files\["a"\]: expected \[a git blob id/],
    [{ ...whole, files: { a: 'x' } }, /^manifest: files\["a"\]/],
    [{ ...whole, files: { a: [ID, -1] } }, /^manifest: files\["a"\]/],
    [{ ...whole, files: { a: [ID, '3'] } }, /^manifest: files\["a"\]/],
    [{ ...whole, files: { a: [ID.slice(1), 3] } }, /^manifest: files\["a"\]/],
    [{ ...whole, files: { '../a': [ID, 3] } }, /^manifest: files: expected paths that lead down, but got "..\/a"$/],
    [{ ...whole, files: { '/etc/a': [ID, 3] } }, /lead down/],
    [{ ...whole, files: { 'a\\..\\b': [ID, 3] } }, /lead down/],
    [{ ...whole, files: parsed('{"__proto__":{"toString":1}}') }, /files\["__proto__"\]/],
    [{ ...whole, repacked: { a: ID } }, /^manifest: repacked\["a"\]: expected a sha256/],
    [{ ...whole, archives: {} }, /^manifest: archives: expected a list/],
    [{ ...whole, archives: [null] }, /^manifest: archive: expected an object, but got null$/],
    [
      { ...whole, archives: [{ url: 'u', sha256: 'x', files: {} }] },
      /sha256 of u: expected 64 hex digits, but got "x"$/,
    ],
    [
      { ...whole, archives: [{ url: 'u', sha256: HASH, files: { a: { toString: 1 } } }] },
      /files of u: a: expected a text/,
    ],
  ])('refuses %j', (manifest, message) => {
    expect(() => requireManifest(manifest)).toThrow(InputError);
    expect(() => requireManifest(manifest)).toThrow(message);
  });
});
