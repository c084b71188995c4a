import { InputError, requireInteger } from '../../errors';
import type { Rng } from '../../random/Rng';

export interface PipageOptions {
  /** K, how many nodes to choose: an integer between 1 and n. */
  k: number;
  rng: Rng;
}

/** How far above K a sum, or outside [0, 1] an entry, may be and still count as float32 rounding. */
const TOLERANCE = 1e-3;

/** An entry this close to 0 or 1 is decided; one this close to 0 counts as 0. */
const DECIDED = 1e-9;

/**
 * Randomised pipage rounding (Ageev & Sviridenko 2004; ClusterNet, section 4.3, step 3): marginals to exactly K nodes, O(n).
 *
 * Two undecided entries trade mass, one of them ending at 0 or 1, with chances that leave both expectations as they were:
 * the sum stays K through every trade and node j is chosen with probability x_j. Pairs are taken in random order.
 *
 * When x sums to less than K it is first filled up by `fillToBudget`, and the marginals kept are those of the filled vector.
 *
 * @param x n marginals in [0, 1] that sum to at most K
 * @returns the chosen nodes, ascending, exactly K
 * @throws InputError for K outside [1, n], an entry outside [0, 1], or a sum above K
 * @example pipage([0.5, 0.5, 1], { k: 2, rng: new Rng(0) }) // 0, 2 or 1, 2
 */
export function pipage(x: ArrayLike<number>, options: PipageOptions): Int32Array {
  return pipageFilled(fillToBudget(x, options.k), options);
}

/** `pipage` of marginals that `fillToBudget` has filled, for draws after the first; they stay as they are. */
export function pipageFilled(filled: Float64Array, { k, rng }: PipageOptions): Int32Array {
  const y = filled.slice();
  const open: number[] = [];
  for (let j = 0; j < y.length; j++) if (isOpen(y[j])) open.push(j);
  rng.shuffle(open);
  let i = open[0];
  for (let at = 1; at < open.length; at++) {
    const j = open[at];
    const up = Math.min(1 - y[i], y[j]);
    const down = Math.min(y[i], 1 - y[j]);
    // i gains `up` with chance down / (up + down), or loses `down` with the other: no change in expectation.
    const change = rng.float() * (up + down) < down ? up : -down;
    y[i] += change;
    y[j] -= change;
    if (!isOpen(y[i])) i = j;
  }
  return chosenNodes(y, k);
}

/**
 * Marginals raised to a sum of exactly K: all in proportion, min(1, c x_j), which keeps the model's order of preference
 * and its zeros; if fewer than K entries are positive, these become 1 and the other nodes share the rest evenly.
 *
 * A choice of K facilities is never worse than one of fewer, so mass that the relaxation left unused is put to use.
 *
 * @param x n marginals in [0, 1] that sum to at most K
 * @param k K, how many nodes to choose
 * @returns n marginals in [0, 1]
 * @throws InputError as `pipage`
 * @example fillToBudget([0.2, 0.1, 0], 1) // 0.67, 0.33, 0
 */
export function fillToBudget(x: ArrayLike<number>, k: number): Float64Array {
  const n = x.length;
  requireInteger('K', k, 1, n, 'n');
  const y = Float64Array.from(x, (value, j) => {
    if (value >= -TOLERANCE && value <= 1 + TOLERANCE) return value < DECIDED ? 0 : Math.min(value, 1);
    throw new InputError({ what: `marginal of node ${j}`, expected: 'a number in [0, 1]', actual: String(value) });
  });
  const total = y.reduce((sum, value) => sum + value, 0);
  if (total > k * (1 + TOLERANCE)) {
    throw new InputError({ what: 'marginals', expected: `a sum of at most K = ${k}`, actual: String(total) });
  }
  const order = Array.from(y.keys())
    .filter((j) => y[j] > 0)
    .sort((a, b) => y[b] - y[a]);
  if (order.length <= k) {
    const share = (k - order.length) / (n - order.length);
    return y.map((value) => (value > 0 ? 1 : share));
  }
  const rest = new Float64Array(order.length + 1);
  for (let at = order.length - 1; at >= 0; at--) rest[at] = rest[at + 1] + y[order[at]];
  // The largest reach 1 first; what they cannot take is left to the others.
  let ones = 0;
  while (y[order[ones]] * (k - ones) >= rest[ones]) ones++;
  const factor = (k - ones) / rest[ones];
  for (let at = 0; at < order.length; at++) y[order[at]] = at < ones ? 1 : y[order[at]] * factor;
  return y;
}

function isOpen(value: number): boolean {
  return value > DECIDED && value < 1 - DECIDED;
}

function chosenNodes(y: Float64Array, k: number): Int32Array {
  const chosen = new Int32Array(k);
  let count = 0;
  for (let j = 0; j < y.length; j++) if (y[j] > 0.5) chosen[count++] = j;
  if (count !== k) throw new Error(`pipage rounding chose ${count} nodes instead of ${k}`);
  return chosen;
}
