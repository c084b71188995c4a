import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { dataHash } from '../../src/data/dataHash';
import '../../src/papers';
import { directoryWith } from './temporary';

it('dataHash is of what files say, however they are packed, and of which are there', () => {
  const cites = '1 2\n2 3\n';
  const hash = (files: Readonly<Record<string, string | Uint8Array>>) =>
    dataHash('cora', { dataDir: directoryWith(files) });
  const one = hash({ 'cora/cora.cites': cites });
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(hash({ 'cora/cora.cites.gz': gzipSync(cites) })).toBe(one);
  expect(hash({ 'cora/cora.cites': `${cites}3 4\n` })).not.toBe(one);
  expect(hash({ 'cora/cora.cites': cites, 'cora/cora_train_0.40.cites': cites })).not.toBe(one);
  expect(hash({ 'cora/cora.cites': cites, 'cora/notes.txt': 'mine' })).toBe(one);
});

it('dataHash of a set without files, built in or not there, is none', () => {
  expect(dataHash('karate')).toBe('none');
  expect(dataHash('cora', { dataDir: directoryWith() })).toBe('none');
  expect(() => dataHash('nope')).toThrow('data set: expected one of');
});
