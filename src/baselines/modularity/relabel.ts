/** Labels renumbered to 0, 1, … in the order in which they first occur. */
export function relabel(labels: ArrayLike<number>): Int32Array {
  const names = new Map<number, number>();
  return Int32Array.from({ length: labels.length }, (_, i) => {
    const label = labels[i]!;
    const known = names.get(label);
    if (known !== undefined) return known;
    names.set(label, names.size);
    return names.size - 1;
  });
}

/** How many clusters a relabelled partition has. */
export function countClusters(labels: Int32Array): number {
  let largest = -1;
  for (const label of labels) if (label > largest) largest = label;
  return largest + 1;
}
