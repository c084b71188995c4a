import { InputError } from '../errors';

/**
 * The exact two-sided p value of paired differences: the share of all 2ⁿ assignments of signs under which the mean is at least as
 * far from 0 as it is. It supposes only that, without an effect, a difference is as likely as its opposite. O(2ⁿ n).
 *
 * @param differences at least one, at most 20
 * @throws InputError for none, more than 20, or one that is not finite
 * @see Fisher, "The Design of Experiments", 1935, section 21
 * @example signFlipTest([0.1, 0.2, 0.1]) // 0.25: 2 of 8
 */
export function signFlipTest(differences: readonly number[]): number {
  const n = differences.length;
  if (n < 1 || n > 20 || !differences.every(Number.isFinite)) {
    const actual = n < 1 || n > 20 ? `${n}` : 'one that is not finite';
    throw new InputError({ what: 'differences', expected: 'between 1 and 20 finite numbers', actual });
  }
  const observed = Math.abs(differences.reduce((a, b) => a + b));
  const slack = 1e-12 * differences.reduce((a, b) => a + Math.abs(b), 0); // sums in another order
  let asFar = 0;
  for (let signs = 0; signs < 2 ** n; signs++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (signs >> i) & 1 ? -differences[i]! : differences[i]!;
    if (Math.abs(sum) >= observed - slack) asFar++;
  }
  return asFar / 2 ** n;
}
