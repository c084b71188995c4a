import { describe, expect, it } from 'vitest';
import { agreementWithLabels } from '../../src/experiments/agreementWithLabels';
import { bestAssignment } from '../../src/experiments/bestAssignment';
import { Rng } from '../../src/random/Rng';

/** What scikit-learn 1.x prints for the case below: normalized_mutual_info_score (average_method), adjusted_rand_score. */
const SKLEARN = { max: 0.5558038072189319, arithmetic: 0.6185727866539659, ari: 0.3644067796610169 };

/** Best total over all permutations. */
function bruteForce(worth: ArrayLike<number>, g: number, row = 0, used = 0): number {
  if (row === g) return 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < g; c++) {
    if ((used >> c) % 2 === 1) continue;
    best = Math.max(best, worth[row * g + c]! + bruteForce(worth, g, row + 1, used | (1 << c)));
  }
  return best;
}

describe('bestAssignment', () => {
  it.each([1, 2, 3, 5, 7])('is the best of all permutations, g = %i', (g) => {
    const rng = new Rng(g);
    for (let draw = 0; draw < 20; draw++) {
      const worth = Float64Array.from({ length: g * g }, () => rng.int(draw % 2 === 0 ? 4 : 1000) - 2);
      const columnOf = bestAssignment(worth, g);
      expect([...columnOf].sort((a, b) => a - b)).toEqual(Array.from({ length: g }, (_, i) => i));
      const total = columnOf.reduce((sum, c, r) => sum + worth[r * g + c]!, 0);
      expect(total).toBe(bruteForce(worth, g));
    }
  });
});

describe('agreementWithLabels', () => {
  it('is 1 for the labels under other names', () => {
    expect(agreementWithLabels([0, 0, 1, 2, 2], [7, 7, 0, 3, 3])).toEqual({ acc: 1, nmi: 1, nmiMean: 1, ari: 1 });
  });

  it('by hand: 2 + 2 points, one of them on the wrong side', () => {
    // counts 2 0 / 1 1; H(labels) = ln 2, H(clusters) = −(3/4) ln (3/4) − (1/4) ln (1/4), H(both) = (3/2) ln 2
    const { acc, nmi, nmiMean, ari } = agreementWithLabels([0, 0, 1, 1], [0, 0, 0, 1]);
    const clusters = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
    const shared = Math.LN2 + clusters - 1.5 * Math.LN2;
    expect(acc).toBe(0.75);
    expect(nmi).toBeCloseTo(shared / Math.LN2, 14);
    expect(nmiMean).toBeCloseTo(shared / ((Math.LN2 + clusters) / 2), 14);
    // pairs: together 1, in labels 2, in clusters 3, of 6: (1 − 1) / (2.5 − 1)
    expect(ari).toBe(0);
  });

  it('has the numbers of scikit-learn 1.x on a case of 3 labels and 4 clusters', () => {
    const labels = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2];
    const partition = [0, 0, 1, 1, 2, 2, 3, 3, 3, 0];
    const { acc, nmi, nmiMean, ari } = agreementWithLabels(labels, partition);
    expect(acc).toBe(0.7);
    expect(nmi).toBeCloseTo(SKLEARN.max, 12);
    expect(nmiMean).toBeCloseTo(SKLEARN.arithmetic, 12);
    expect(ari).toBeCloseTo(SKLEARN.ari, 12);
  });

  it('a single cluster knows nothing, whatever the normaliser; two single groups agree', () => {
    expect(agreementWithLabels([0, 0, 1, 1], [0, 0, 0, 0])).toEqual({ acc: 0.5, nmi: 0, nmiMean: 0, ari: 0 });
    expect(agreementWithLabels([5, 5], [0, 0])).toEqual({ acc: 1, nmi: 1, nmiMean: 1, ari: 1 });
  });

  it('more clusters than labels: what has no partner is wrong', () => {
    expect(agreementWithLabels([0, 0, 0, 1], [0, 1, 2, 3]).acc).toBe(0.5);
    expect(agreementWithLabels([0, 1, 2, 3], [0, 0, 0, 1]).acc).toBe(0.5);
  });

  it('does not depend on how clusters are numbered, nor on the order of points', () => {
    const rng = new Rng(4);
    const labels = Int32Array.from({ length: 200 }, () => rng.int(5));
    const partition = labels.map((label) => (rng.float() < 0.6 ? label : rng.int(7)));
    const names = rng.shuffle([10, 11, 12, 13, 14, 15, 16]);
    const order = rng.shuffle(Int32Array.from({ length: 200 }, (_, i) => i));
    const before = agreementWithLabels(labels, partition);
    const after = agreementWithLabels(
      order.map((i) => labels[i]!),
      order.map((i) => names[partition[i]!]!),
    );
    for (const name of ['acc', 'nmi', 'nmiMean', 'ari'] as const) expect(after[name]).toBeCloseTo(before[name], 12);
    expect(before.nmi).toBeLessThanOrEqual(before.nmiMean);
  });

  it('leaves out points without a label', () => {
    expect(agreementWithLabels([0, -1, 1], [0, 0, 1]).acc).toBe(1);
    expect(() => agreementWithLabels([-1], [0])).toThrow('labels: expected a point with a label, but got none');
  });

  it('refuses what is no partition of the points', () => {
    expect(() => agreementWithLabels([0, 1], [0])).toThrow(/expected a label for each point .* but got 2 labels and 1/);
    expect(() => agreementWithLabels([0], [-1])).toThrow('cluster of point 0: expected an integer of at least 0');
    expect(() => agreementWithLabels([0.5], [1])).toThrow('label of point 0: expected an integer, but got 0.5');
  });
});
