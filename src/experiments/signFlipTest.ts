import { InputError } from '../errors';

/** Above it there are too many ways to flip signs. */
const MOST = 20;

/**
 * How probable a mean this far from 0 is, where each difference might as well have had the other sign: exactly, over all 2^n ways
 * to flip signs. Two-sided; with n pairs never below 2^(1 − n).
 *
 * @param differences one a pair, at most 20
 * @returns p, in (0, 1]; NaN without differences
 * @throws InputError for more than 20
 * @see Fisher, "The Design of Experiments" (1935), section 21
 * @example signFlipTest([0.1, 0.2, 0.1, 0.3]) // 0.125, two of sixteen
 */
export function signFlipTest(differences: readonly number[]): number {
  const n = differences.length;
  if (n > MOST) throw new InputError({ what: 'differences', expected: `at most ${MOST}`, actual: `${n}` });
  if (n === 0) return Number.NaN;
  const observed = Math.abs(differences.reduce((sum, one) => sum + one, 0));
  const scale = differences.reduce((sum, one) => sum + Math.abs(one), 0);
  let asFar = 0;
  for (let flips = 0; flips < 2 ** n; flips++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (flips >> i) & 1 ? -differences[i]! : differences[i]!;
    if (Math.abs(sum) >= observed - 1e-12 * scale) asFar++;
  }
  return asFar / 2 ** n;
}
