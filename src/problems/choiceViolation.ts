import type { Solution } from './Problem';

/**
 * What is wrong with a choice of any number of n nodes, written in ascending order; null for nothing.
 * @example choiceViolation(3, Int32Array.of(0, 3)) // 'expected nodes between 0 and 2, but got 3'
 */
export function choiceViolation(n: number, chosen: Solution): string | null {
  let last = -1;
  for (const node of chosen) {
    if (!(node >= 0 && node < n)) {
      return n === 0
        ? `expected no nodes of an empty graph, but got ${node}`
        : `expected nodes between 0 and ${n - 1}, but got ${node}`;
    }
    if (node <= last) return `expected nodes in ascending order, each once, but got ${node} after ${last}`;
    last = node;
  }
  return null;
}
