import type { Graph } from '../Graph';

/**
 * Values of the edges as they came, put beside `graph.colIdx` (length 2m): those of repeats merged two by two in the order in
 * which they came, those of self-loops left out. O(edges x log of the largest degree).
 */
export function edgeValues(
  graph: Graph,
  source: ArrayLike<number>,
  target: ArrayLike<number>,
  values: ArrayLike<number>,
  merge: (a: number, b: number) => number,
): Float64Array {
  const all = new Float64Array(graph.colIdx.length).fill(Number.NaN);
  const put = (at: number, value: number): void => {
    all[at] = Number.isNaN(all[at]) ? value : merge(all[at]!, value);
  };
  for (let e = 0; e < source.length; e++) {
    const u = source[e]!;
    const v = target[e]!;
    if (u === v) continue;
    put(placeOf(graph, u, v), values[e]!);
    put(placeOf(graph, v, u), values[e]!);
  }
  return all;
}

/** Where v stands in row u, in which it is. */
function placeOf({ rowPtr, colIdx }: Graph, u: number, v: number): number {
  let low = rowPtr[u]!;
  let high = rowPtr[u + 1]! - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (colIdx[middle]! < v) low = middle + 1;
    else high = middle;
  }
  return low;
}
