import type { Solution } from './Problem';

/**
 * Null for a set of nodes in [0, n), ascending, each once; else a sentence that says what is wrong. Any number of them, none
 * too.
 * @example nodeSetViolation(3, Int32Array.of(0, 3)) // 'expected nodes between 0 and n − 1 = 2, but got 3'
 */
export function nodeSetViolation(n: number, chosen: Solution): string | null {
  for (let i = 0; i < chosen.length; i++) {
    const node = chosen[i]!;
    if (!(node >= 0 && node < n)) return `expected nodes between 0 and n − 1 = ${n - 1}, but got ${node}`;
    if (i > 0 && node <= chosen[i - 1]!)
      return `expected nodes in ascending order, each once, but got ${node} after ${chosen[i - 1]}`;
  }
  return null;
}
