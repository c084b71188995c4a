import { describe, expect, it } from 'vitest';
import { IdIndex } from '../../../src/graph/io/IdIndex';
import { Rng } from '../../../src/random/Rng';

describe('IdIndex', () => {
  it('keeps texts apart that are one number', () => {
    const index = new IdIndex();
    const ids = [
      '7',
      '07',
      '7.0',
      '+7',
      ' 7',
      '7 ',
      '',
      '-7',
      '7e0',
      '٧',
      '__proto__',
      '999999999',
      '1999999999',
      '0',
      '00',
    ];
    for (const id of ids) expect(index.get(id)).toBe(-1);
    for (const [place, id] of ids.entries()) expect(index.add(id)).toBe(place);
    for (const [place, id] of ids.entries()) expect(index.get(id)).toBe(place);
    expect(index.ids).toEqual(ids);
  });

  it('is a map of texts, whatever the order in which numbers come', () => {
    const rng = new Rng(3);
    const index = new IdIndex();
    const map = new Map<string, number>();
    for (let i = 0; i < 20000; i++) {
      const id = String(Math.floor(10 ** (9 * rng.float())));
      expect(index.get(id)).toBe(map.get(id) ?? -1);
      if (!map.has(id)) map.set(id, index.add(id));
    }
    expect(index.ids).toEqual([...map.keys()]);
  });
});
