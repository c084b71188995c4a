import type { Level } from './Level';

/** The modularity of `labels` in [0, K), but for what lies inside the level's own nodes. O(m). */
export function valueOn(level: Level, labels: Int32Array, k: number, resolution: number): number {
  const { n, rowPtr, colIdx, weights, strengths, twoM } = level;
  if (twoM === 0) return 0;
  const total = new Float64Array(k);
  let inside = 0;
  for (let i = 0; i < n; i++) {
    total[labels[i]!]! += strengths[i]!;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) if (labels[colIdx[e]!] === labels[i]) inside += weights[e]!;
  }
  return inside / twoM - resolution * total.reduce((sum, d) => sum + (d / twoM) ** 2, 0);
}
