import { InputError } from '../errors';

export interface DropoutOptions {
  /** Probability in [0, 1) that an entry becomes 0; default 0. The others are scaled by 1 / (1 − rate). */
  rate?: number;
  /** Seed of the mask; the same seed gives the same mask. Default 0. */
  seed?: number;
}

/** The options with their defaults. @throws InputError for a rate outside [0, 1) */
export function dropoutOptions({ rate = 0, seed = 0 }: DropoutOptions): Required<DropoutOptions> {
  if (!(rate >= 0 && rate < 1)) {
    throw new InputError({ what: 'dropout rate', expected: 'a number in [0, 1)', actual: String(rate) });
  }
  return { rate, seed };
}
