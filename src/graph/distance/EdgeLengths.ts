import { InputError } from '../../errors';
import type { Graph } from '../Graph';

/** Lengths of a graph's edges, which are another thing than their weights: the longer, the farther apart. */
export interface EdgeLengths {
  /** What they are called, as in "km": units of distances are named after it. */
  readonly name: string;
  /** Length 2m, beside `graph.colIdx`; numbers of at least 0, the same in both directions of an edge. */
  readonly values: ArrayLike<number>;
}

/**
 * The lengths as float64, checked: one for each of the 2m entries of `graph.colIdx`. O(m log of the largest degree).
 * @throws InputError for another number of them, one that is negative or not finite, or an edge with two lengths
 * @example requireLengths(Graph.fromEdges(2, [0], [1]), { name: 'km', values: [1.5, 1.5] }) // 1.5, 1.5
 */
export function requireLengths(graph: Graph, { name, values }: EdgeLengths): Float64Array {
  const { n, rowPtr, colIdx } = graph;
  if (values.length !== colIdx.length) {
    const expected = `2m = ${colIdx.length} of them, one beside each entry of graph.colIdx`;
    throw new InputError({ what: `lengths "${name}"`, expected, actual: `${values.length}` });
  }
  const lengths = Float64Array.from(values);
  const next = rowPtr.slice(0, n);
  for (let u = 0; u < n; u++) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const [v, length] = [colIdx[e]!, lengths[e]!];
      if (u > v) continue;
      // Rows ascend, so the entries of v that point back at smaller nodes are met in their order.
      const back = lengths[next[v]!++]!;
      if (length >= 0 && length < Number.POSITIVE_INFINITY && back === length) continue;
      const what = `${name} of the edge between "${graph.ids[u]}" and "${graph.ids[v]}"`;
      const actual = back === length ? String(length) : `${length} one way and ${back} the other`;
      throw new InputError({ what, expected: 'a finite number of at least 0', actual });
    }
  }
  return lengths;
}
