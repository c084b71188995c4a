import { InputError, requireInteger } from '../errors';

/** @throws InputError unless every head has a tail, and all are nodes of n: kernels would read, and write, elsewhere. */
export function requirePairs(
  what: string,
  { heads, tails }: { heads: ArrayLike<number>; tails: ArrayLike<number> },
  n: number,
): void {
  const count = heads.length;
  if (tails.length !== count)
    throw new InputError({ what, expected: `${count} tails, one per head`, actual: `${tails.length}` });
  for (let e = 0; e < count; e++) {
    if (!(heads[e]! >= 0 && heads[e]! < n)) requireInteger(`${what}, head ${e}`, heads[e]!, 0, n - 1);
    if (!(tails[e]! >= 0 && tails[e]! < n)) requireInteger(`${what}, tail ${e}`, tails[e]!, 0, n - 1);
  }
}
