import { InputError } from '../errors';
import { bestAssignment } from './bestAssignment';

/** How far a partition is the one that labels tell; 1 at best. */
export interface LabelAgreement {
  /** Share of the points that the best one-to-one naming of the clusters after the labels puts right, in [0, 1]. */
  readonly acc: number;
  /** I(labels; clusters) / max(H(labels), H(clusters)), in [0, 1]. */
  readonly nmi: number;
  /** I / ((H(labels) + H(clusters)) / 2), in [0, 1]: never below `nmi`. */
  readonly nmiMean: number;
  /** Adjusted Rand index: pairs treated alike, minus what chance gives; 0 by chance, at most 1. */
  readonly ari: number;
}

/**
 * Agreement of a partition with labels (CNC, section 5.2): accuracy after the best relabelling, by the Hungarian method in
 * O(g³); mutual information, normalised by the larger entropy (the paper's NMI) and by the mean of both (the one that libraries
 * print); adjusted Rand index. None depends on how clusters or labels are numbered. O(n + g_l g_c + g³).
 *
 * Numbers of clusters and labels may differ: what has no partner counts as wrong. Where both are a single group they agree, 1.
 *
 * @param labels length n, integers; a point with a label below 0 has none, and is left out
 * @param partition length n, integers of at least 0
 * @throws InputError for unequal lengths, entries that are no such integers, or no labelled point
 * @see Hubert and Arabie, "Comparing partitions", Journal of Classification 1985.
 * @example agreementWithLabels([0, 0, 1, 1], [1, 1, 0, 0]).acc // 1
 */
export function agreementWithLabels(labels: ArrayLike<number>, partition: ArrayLike<number>): LabelAgreement {
  const { counts, rows, cols, n } = contingency(labels, partition);
  const ofLabel = new Float64Array(rows);
  const ofCluster = new Float64Array(cols);
  const g = Math.max(rows, cols);
  const square = new Float64Array(g * g);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const count = counts[r * cols + c]!;
      ofLabel[r]! += count;
      ofCluster[c]! += count;
      square[r * g + c] = count;
    }
  }
  let right = 0;
  bestAssignment(square, g).forEach((c, r) => {
    right += square[r * g + c]!;
  });
  const [labelEntropy, clusterEntropy] = [entropy(ofLabel, n), entropy(ofCluster, n)];
  // I = H(labels) + H(clusters) − H(both), which rounding may put a little below 0.
  const shared = Math.max(0, labelEntropy + clusterEntropy - entropy(counts, n));
  const over = (norm: number) => (norm === 0 ? 1 : Math.min(1, shared / norm));
  return {
    acc: right / n,
    nmi: over(Math.max(labelEntropy, clusterEntropy)),
    nmiMean: over((labelEntropy + clusterEntropy) / 2),
    ari: adjustedRand(counts, ofLabel, ofCluster, n),
  };
}

/** How many points have the r-th label and the c-th cluster, rows x cols. */
function contingency(labels: ArrayLike<number>, partition: ArrayLike<number>) {
  if (labels.length !== partition.length) {
    const actual = `${labels.length} labels and ${partition.length} places in clusters`;
    throw new InputError({ what: 'agreement', expected: 'a label for each point of the partition', actual });
  }
  const rowOf = new Map<number, number>();
  const colOf = new Map<number, number>();
  const pairs: [number, number][] = [];
  for (let i = 0; i < labels.length; i++) {
    const [label, cluster] = [labels[i]!, partition[i]!];
    if (!Number.isInteger(label))
      throw new InputError({ what: `label of point ${i}`, expected: 'an integer', actual: String(label) });
    if (!Number.isInteger(cluster) || cluster < 0) {
      const expected = 'an integer of at least 0';
      throw new InputError({ what: `cluster of point ${i}`, expected, actual: String(cluster) });
    }
    if (label >= 0) pairs.push([indexIn(rowOf, label), indexIn(colOf, cluster)]);
  }
  const n = pairs.length;
  if (n === 0) throw new InputError({ what: 'labels', expected: 'a point with a label', actual: 'none' });
  const [rows, cols] = [rowOf.size, colOf.size];
  const counts = new Float64Array(rows * cols);
  for (const [r, c] of pairs) counts[r * cols + c]! += 1;
  return { counts, rows, cols, n };
}

function indexIn(known: Map<number, number>, key: number): number {
  const index = known.get(key) ?? known.size;
  known.set(key, index);
  return index;
}

/** −Σ p ln p of counts that sum to n. */
function entropy(counts: Float64Array, n: number): number {
  let sum = 0;
  for (const count of counts) if (count > 0) sum -= (count / n) * Math.log(count / n);
  return sum;
}

const pairsOf = (counts: Float64Array) => counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);

function adjustedRand(counts: Float64Array, ofLabel: Float64Array, ofCluster: Float64Array, n: number): number {
  const [together, inLabels, inClusters] = [pairsOf(counts), pairsOf(ofLabel), pairsOf(ofCluster)];
  const chance = n > 1 ? (inLabels * inClusters) / ((n * (n - 1)) / 2) : 0;
  const most = (inLabels + inClusters) / 2;
  return most === chance ? 1 : (together - chance) / (most - chance);
}
