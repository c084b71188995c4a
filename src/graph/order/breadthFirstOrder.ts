import type { Edges } from './reorder';

/**
 * The nodes as a breadth-first walk finds them, component by component, each from its node of lowest degree: the order of
 * Cuthill & McKee (1969) without sorting neighbours by degree. O(n + m).
 *
 * @returns length n
 */
export function breadthFirstOrder(graph: Edges): Int32Array {
  const { n, rowPtr, colIdx } = graph;
  const nodes = new Int32Array(n);
  const seen = new Uint8Array(n);
  let [head, tail] = [0, 0];
  for (const start of byDegree(graph)) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    nodes[tail++] = start;
    while (head < tail) {
      const u = nodes[head++];
      for (let e = rowPtr[u]; e < rowPtr[u + 1]; e++) {
        const v = colIdx[e];
        if (seen[v] === 1) continue;
        seen[v] = 1;
        nodes[tail++] = v;
      }
    }
  }
  return nodes;
}

/** Nodes by ascending degree, equals by number. */
function byDegree(graph: Edges): Int32Array {
  const { n, rowPtr } = graph;
  const degree = (i: number): number => rowPtr[i + 1] - rowPtr[i];
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, degree(i));
  const start = new Int32Array(largest + 2);
  for (let i = 0; i < n; i++) start[degree(i) + 1]++;
  for (let d = 0; d <= largest; d++) start[d + 1] += start[d];
  const sorted = new Int32Array(n);
  for (let i = 0; i < n; i++) sorted[start[degree(i)]++] = i;
  return sorted;
}
