import { InputError } from '../errors';
import type { DistanceMatrix } from './allPairs';

/**
 * For every node v the other nodes grouped by their distance to v, 1 … cap: what `expectedDistance` walks.
 *
 * The largest group of each v is left out (a sum over it is the total minus the others), which saves a fifth to a half of
 * the ids on small-world graphs. Groups are padded with the id n to a multiple of 4, so that kernels take four at a time.
 */
export interface Levels {
  /** Nodes. */
  readonly n: number;
  /** Largest distance; everything farther, and everything unreachable, counts as this. */
  readonly cap: number;
  /** Node ids; those at distance t from v are `ids[starts[v cap + t − 1]] … ids[starts[v cap + t] − 1]`. */
  readonly ids: Uint16Array;
  /** Length n cap + 1. */
  readonly starts: Int32Array;
  /** Length n: the distance in 1 … cap whose group is left out. */
  readonly omitted: Int32Array;
}

/** Ids are two bytes, and n itself is the padding; the n² pairs would not fit into memory much earlier. */
const MAX_NODES = 65535;

/**
 * Groups all pairs by distance, by counting sort: O(n²).
 *
 * @param distances symmetric, integers, zero exactly on the diagonal
 * @param cap at least 1 unless n = 1: larger distances become this
 * @throws InputError for more than 65,535 nodes
 */
export function levelsOf({ n, distances }: DistanceMatrix, cap: number): Levels {
  if (n > MAX_NODES) throw new InputError({ what: 'levels', expected: `at most ${MAX_NODES} nodes`, actual: `${n}` });
  const starts = new Int32Array(n * cap + 1);
  const omitted = new Int32Array(n);
  const count = new Int32Array(cap + 1);
  for (let v = 0; v < n; v++) {
    countRow(distances, v, n, cap, count);
    let largest = 1;
    for (let t = 2; t <= cap; t++) if (count[t] > count[largest]) largest = t;
    omitted[v] = largest;
    for (let t = 1; t <= cap; t++) {
      const at = v * cap + t;
      starts[at] = starts[at - 1] + (t === largest ? 0 : roundUp4(count[t]));
    }
  }
  const ids = new Uint16Array(starts[n * cap]).fill(n);
  const next = new Int32Array(cap + 1);
  for (let v = 0; v < n; v++) {
    for (let t = 1; t <= cap; t++) next[t] = starts[v * cap + t - 1];
    for (let u = 0; u < n; u++) {
      const t = Math.min(distances[v * n + u], cap);
      if (u !== v && t !== omitted[v]) ids[next[t]++] = u;
    }
  }
  return { n, cap, ids, starts, omitted };
}

function countRow(distances: DistanceMatrix['distances'], v: number, n: number, cap: number, count: Int32Array): void {
  count.fill(0);
  for (let u = 0; u < n; u++) if (u !== v) count[Math.min(distances[v * n + u], cap)]++;
}

function roundUp4(count: number): number {
  return (count + 3) & ~3;
}
