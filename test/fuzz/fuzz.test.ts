import { describe, expect, it } from 'vitest';
import { Rng } from '../../src/random/Rng';
import { requireUntouched, targets } from './targets';

/** Few here, so that everybody can wait for it; `npm run soak` goes on. */
const INPUTS = 300;
const COSTLY = new Set(['command lines']);

describe('bad input ends in what it means or in an error that says what was expected', () => {
  it.each(Object.entries(targets))(
    '%s',
    async (name, target) => {
      for (let i = 0; i < (COSTLY.has(name) ? 25 : INPUTS); i++) {
        try {
          await target(new Rng(i));
        } catch (error) {
          throw new Error(`${name}, seed ${i}`, { cause: error });
        }
      }
      expect(requireUntouched).not.toThrow();
    },
    60_000,
  );
});
