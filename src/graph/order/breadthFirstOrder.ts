import { breadthFirst, UNREACHABLE } from '../distance/breadthFirst';
import type { Edges } from './reorderEdges';

/**
 * The nodes as a breadth-first walk finds them, component by component, each from its node of lowest degree: the order of
 * Cuthill & McKee (1969) without sorting neighbours by degree. O(n + m).
 *
 * @returns length n
 */
export function breadthFirstOrder(graph: Edges): Int32Array {
  const nodes = new Int32Array(graph.n);
  const seen = new Int32Array(graph.n).fill(UNREACHABLE);
  let end = 0;
  for (const start of byDegree(graph)) {
    if (seen[start] !== UNREACHABLE) continue;
    seen[start] = 0;
    nodes[end] = start;
    end = breadthFirst(graph, seen, nodes, { head: end, tail: end + 1, step: 0 });
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
