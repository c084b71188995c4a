import { describe, expect, it } from 'vitest';
import { memo } from '../../src/experiments/memo';

describe('memo', () => {
  it('makes a value once and keeps those last used', async () => {
    const made: string[] = [];
    const kept = memo<string>(2);
    const make = (key: string) => async () => {
      made.push(key);
      return key;
    };
    const get = (key: string) => kept(key, make(key));
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await get(key)).toBe(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('does not keep a failure', async () => {
    const kept = memo<number>(2);
    await expect(kept('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await kept('a', async () => 1)).toBe(1);
  });
});
