import type { Graph } from '../Graph';

/** Sources of one traversal: bits of an integer. */
const TOGETHER = 32;

/**
 * Hops from each of p sources to all n nodes, 32 sources in one traversal: a node that several of them reach in the same step
 * passes all of them on at once, so that on graphs of few hops an edge is looked at once a step and not once a source. Writes
 * what p breadth-first searches would. O(p (n + m)) at worst, 16 bytes a node.
 *
 * @param out p x n
 * @param far what is farther, or not reached at all, counts as this
 * @see Then et al., "The more the merrier: efficient multi-source graph traversal", VLDB 2014
 * @example hopRows(Graph.fromEdges(4, [0, 1], [1, 2]), [0], new Uint8Array(4), 9) // writes 0, 1, 2, 9
 */
export function hopRows(
  { n, rowPtr, colIdx }: Pick<Graph, 'n' | 'rowPtr' | 'colIdx'>,
  sources: ArrayLike<number>,
  out: Uint8Array | Uint16Array | Float32Array | Float64Array,
  far: number,
): void {
  out.fill(far, 0, sources.length * n);
  // A bit for each source: has reached the node, reached it in the last step, reaches it in this one.
  const [reached, last, next] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  let [active, coming] = [new Int32Array(n), new Int32Array(n)];
  for (let first = 0; first < sources.length; first += TOGETHER) {
    const count = Math.min(TOGETHER, sources.length - first);
    reached.fill(0);
    let size = 0;
    for (let b = 0; b < count; b++) {
      const source = sources[first + b]!;
      if (last[source] === 0) active[size++] = source;
      last[source]! |= 1 << b;
      reached[source]! |= 1 << b;
      if (far > 0) out[(first + b) * n + source] = 0;
    }
    for (let hops = 1; size > 0; hops++) {
      let found = 0;
      for (let a = 0; a < size; a++) {
        const u = active[a]!;
        const bits = last[u]!;
        last[u] = 0;
        for (let e = rowPtr[u]!, end = rowPtr[u + 1]!; e < end; e++) {
          const v = colIdx[e]!;
          const fresh = bits & ~reached[v]!;
          if (fresh === 0) continue;
          if (next[v] === 0) coming[found++] = v;
          next[v]! |= fresh;
        }
      }
      for (let a = 0; a < found; a++) {
        const v = coming[a]!;
        let bits = next[v]!;
        next[v] = 0;
        last[v] = bits;
        reached[v]! |= bits;
        if (hops >= far) continue;
        for (; bits !== 0; bits &= bits - 1) out[(first + 31 - Math.clz32(bits & -bits)) * n + v] = hops;
      }
      [active, coming] = [coming, active];
      size = found;
    }
  }
}
