import { describe, expect, it } from 'vitest';
import { listData } from '../../src/data/listData';
import { directoryWith } from './temporary';
import '../../src/papers'; // registers the data sets

describe('listData', () => {
  it('counts what is there and names what is missing', () => {
    const dataDir = directoryWith({ 'fb_small/fb_small.cites': '0 1\n', 'fb_small/fb_small.content.gz': 'x' });
    const { directory, sets } = listData({ dataDir });
    expect(directory).toBe(dataDir);
    expect(sets.find(({ name }) => name === 'fb')).toMatchObject({
      files: 6,
      present: 2,
      bytes: 5,
      missing: [
        'fb_small/fb_small_train_0.40.cites',
        'fb_small/fb_small_valid_0.40.cites',
        'fb_small/fb_small_test_0.40.cites',
        'fb_small/fb_small_train_0.40.content',
      ],
    });
    expect(sets.find(({ name }) => name === 'karate')).toMatchObject({ files: 0, missing: [] });
  });
});
