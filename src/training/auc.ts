/**
 * Area under the ROC curve: the probability that a random positive scores higher than a random negative, ties counted
 * half (the Mann–Whitney statistic). O((p + q) log(p + q)).
 *
 * @returns NaN when either side is empty
 */
export function auc(positives: ArrayLike<number>, negatives: ArrayLike<number>): number {
  const [p, q] = [positives.length, negatives.length];
  if (p === 0 || q === 0) return Number.NaN;
  const all = Array.from({ length: p + q }, (_, i) => (i < p ? positives[i] : negatives[i - p]));
  const order = Int32Array.from(all.keys()).sort((a, b) => all[a] - all[b]);
  let rankSum = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && all[order[to]] === all[order[from]]) to++;
    const rank = (from + to + 1) / 2; // mean 1-based rank of the tie
    for (let i = from; i < to; i++) if (order[i] < p) rankSum += rank;
    from = to;
  }
  return (rankSum - (p * (p + 1)) / 2) / (p * q);
}
