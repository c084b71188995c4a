/**
 * A partition out of soft assignments in which no part has more than `room` nodes: of all entries of r, from the largest to the
 * smallest, each places its node unless that is placed or the part is full. Where the largest entries of the rows keep to the
 * room, they are what comes out. O(n K log n K).
 *
 * @param r n x K, row-major
 * @param room at least n / K
 * @returns labels in [0, K), length n
 * @example fillParts([0.9, 0.1, 0.8, 0.2], 2, 1) // 0, 1
 */
export function fillParts(r: ArrayLike<number>, k: number, room: number): Int32Array {
  const n = r.length / k;
  const entries = Int32Array.from({ length: r.length }, (_, at) => at).sort((a, b) => r[b]! - r[a]! || a - b);
  const labels = new Int32Array(n).fill(-1);
  const sizes = new Int32Array(k);
  for (const at of entries) {
    const [node, part] = [Math.floor(at / k), at % k];
    if (labels[node] !== -1 || sizes[part] === room) continue;
    labels[node] = part;
    sizes[part]!++;
  }
  return labels;
}
