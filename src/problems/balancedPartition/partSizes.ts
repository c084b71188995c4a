import type { Instance, Solution } from '../Problem';

/** Nodes in each of K parts. @example partSizes(Int32Array.of(0, 1, 1), 3) // 1, 2, 0 */
export function partSizes(partition: Solution, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (const label of partition) sizes[label]!++;
  return sizes;
}

/**
 * Most nodes of a part: (1 + ε) n/K rounded down, but at least n/K rounded up.
 * @example roomOf({ graph, k: 2, terms: { tolerance: 0.03 } }) // 17 for n = 34
 */
export function roomOf({ graph: { n }, k, terms }: Pick<Instance, 'k' | 'terms'> & { graph: { n: number } }): number {
  const tolerance = (terms?.tolerance ?? TOLERANCE) as number;
  return Math.max(Math.ceil(n / k), Math.floor(((1 + tolerance) * n) / k + 1e-9));
}

/** ε where nobody says. */
export const TOLERANCE = 0.03;
