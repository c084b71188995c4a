import { describe, expect, it } from 'vitest';
import { verifyData } from '../../src/data/verifyData';
import { directoryWith, NEEDS_DATA, NO_DATA } from './temporary';
import '../../src/papers'; // registers the data sets

describe('verifyData', () => {
  it('tells wrong sizes, wrong contents and broken gzip', () => {
    const dataDir = directoryWith({
      'cora/cora.cites': 'short',
      'cora/cora.content': 'of unknown size, so only the hash tells',
      'fb_small/fb_small.content.gz': Uint8Array.of(0x1f, 0x8b, 8, 0),
    });
    const { verified, wrong, absent } = verifyData({ dataDir });
    expect(verified).toEqual([]);
    expect(wrong.map(({ path }) => path)).toEqual([
      'cora/cora.cites',
      'cora/cora.content',
      'fb_small/fb_small.content.gz',
    ]);
    expect(wrong[0].problem).toContain('expected 69928 bytes, but got 5');
    expect(wrong[1].problem).toContain('expected git blob 23205398c433481a3b8c504e95e9f15adb47fe13, but got');
    expect(wrong[2].problem).toContain('expected a complete gzip file');
    expect(absent).toContain('cora/cora_train_0.40.cites');
  });
});

describe.skipIf(NO_DATA)(`the data directory ${NEEDS_DATA}`, () => {
  it('has nothing wrong in it', () => {
    const { verified, wrong } = verifyData();
    expect(wrong).toEqual([]);
    expect(verified).toContain('cora/cora.cites');
  });
});
