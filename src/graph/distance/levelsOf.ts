import { InputError } from '../../errors';
import type { DistanceMatrix } from './DistanceMatrix';

/**
 * For every node v the other nodes grouped by their distance to v, 1 … cap: what `expectedDistance` walks.
 *
 * Many groups hold the same nodes (what lies t hops from w lies t + 1 hops from a leaf at w, and nodes of one component share
 * what none of them reaches), so each different group stands in `ids` once: on sparse graphs two fifths of the ids remain.
 *
 * The largest group of each v is left out (a sum over it is the total minus the others), which saves a fifth to a half of
 * the pairs on small-world graphs. Groups are padded with the id n to a multiple of 4, so that kernels take four at a time.
 */
export interface Levels {
  /** Nodes. */
  readonly n: number;
  /** Largest distance; everything farther, and everything unreachable, counts as this. */
  readonly cap: number;
  /** Node ids, ascending within a group; those of group g are `ids[starts[g]] … ids[starts[g + 1] − 1]`. */
  readonly ids: Uint16Array;
  /** Length G + 1, G different groups, of which group 0 is empty. */
  readonly starts: Int32Array;
  /** n x cap: the group of the nodes at distance t from v is `groups[v cap + t − 1]`; 0 for the one left out. */
  readonly groups: Int32Array;
  /** Length n: the distance in 1 … cap whose group is left out. */
  readonly omitted: Int32Array;
  /** The nodes with a group at t that leave out t*, by t*, then t, then group, then node. */
  readonly walk: Int32Array;
  /** Length cap² + 1; those of t* and t are `walk[walkStarts[(t* − 1) cap + t − 1]] …`. */
  readonly walkStarts: Int32Array;
}

/** Positions in `ids`, n² at most with the padding, are 32-bit integers, and ids two bytes. */
const MAX_NODES = 46_000;

/**
 * Groups all pairs by distance, by counting sort: O(n²). What `ops.expectedDistance` takes.
 *
 * @param distances symmetric, integers, zero exactly on the diagonal
 * @param cap at least 1 unless n = 1: larger distances become this
 * @throws InputError for more than 46,000 nodes
 * @example levelsOf(allPairsHops(karateClub().graph), 5).n // 34
 */
export function levelsOf({ n, distances }: DistanceMatrix, cap: number): Levels {
  if (n > MAX_NODES) throw new InputError({ what: 'levels', expected: `at most ${MAX_NODES} nodes`, actual: `${n}` });
  const groups = new Int32Array(n * cap);
  const omitted = new Int32Array(n);
  const store = new GroupStore();
  const count = new Int32Array(cap + 1);
  const from = new Int32Array(cap + 2);
  const next = new Int32Array(cap + 1);
  const row = new Uint16Array(n + 4 * cap);
  for (let v = 0; v < n; v++) {
    countRow(distances, v, n, cap, count);
    let largest = 1;
    for (let t = 2; t <= cap; t++) if (count[t] > count[largest]) largest = t;
    omitted[v] = largest;
    for (let t = 1; t <= cap; t++) from[t + 1] = from[t] + (t === largest ? 0 : roundUp4(count[t]));
    row.fill(n, 0, from[cap + 1]);
    next.set(from.subarray(0, cap + 1));
    for (let u = 0; u < n; u++) {
      const t = Math.min(distances[v * n + u], cap);
      if (u !== v && t !== largest) row[next[t]++] = u;
    }
    for (let t = 1; t <= cap; t++) groups[v * cap + t - 1] = store.add(row, from[t], from[t + 1]);
  }
  const order = walkOf(n, cap, groups, omitted);
  return { n, cap, ids: store.ids(), starts: Int32Array.from(store.starts), groups, omitted, ...order };
}

function walkOf(n: number, cap: number, groups: Int32Array, omitted: Int32Array): Pick<Levels, 'walk' | 'walkStarts'> {
  const walkStarts = new Int32Array(cap * cap + 1);
  const bucket = (v: number, t: number) => (omitted[v] - 1) * cap + t - 1;
  for (let v = 0; v < n; v++) {
    for (let t = 1; t <= cap; t++) if (groups[v * cap + t - 1] !== 0) walkStarts[bucket(v, t) + 1]++;
  }
  for (let b = 0; b < cap * cap; b++) walkStarts[b + 1] += walkStarts[b];
  const walk = new Int32Array(walkStarts[cap * cap]);
  const next = walkStarts.slice();
  for (let v = 0; v < n; v++) {
    for (let t = 1; t <= cap; t++) if (groups[v * cap + t - 1] !== 0) walk[next[bucket(v, t)]++] = v;
  }
  for (let b = 0; b < cap * cap; b++) {
    const at = b % cap;
    walk
      .subarray(walkStarts[b], walkStarts[b + 1])
      .sort((u, v) => groups[u * cap + at] - groups[v * cap + at] || u - v);
  }
  return { walk, walkStarts };
}

/** Lists of ids one after another, equal ones once. */
class GroupStore {
  readonly starts = [0, 0];
  private all = new Uint16Array(1024);
  /** By a hash of its ids, the group stored first; another list of the same hash is stored anew each time, which is rare. */
  private readonly known = new Map<number, number>();

  /** The group that holds row[from … to − 1]; 0 if that is empty. */
  add(row: Uint16Array, from: number, to: number): number {
    if (from === to) return 0;
    let hash = to - from;
    for (let e = from; e < to; e++) hash = Math.imul(hash ^ row[e], 0x9e3779b1) ^ (hash >>> 15);
    const known = this.known.get(hash);
    if (known !== undefined && this.holds(known, row, from, to)) return known;
    const group = this.starts.length - 1;
    if (known === undefined) this.known.set(hash, group);
    const start = this.starts[group]!;
    const end = start + to - from;
    this.reserve(end);
    this.all.set(row.subarray(from, to), start);
    this.starts.push(end);
    return group;
  }

  ids(): Uint16Array {
    return this.all.slice(0, this.starts[this.starts.length - 1]!);
  }

  private holds(group: number, row: Uint16Array, from: number, to: number): boolean {
    const start = this.starts[group]!;
    if (this.starts[group + 1]! - start !== to - from) return false;
    for (let e = from, at = start; e < to; e++, at++) if (this.all[at] !== row[e]) return false;
    return true;
  }

  private reserve(length: number): void {
    if (length <= this.all.length) return;
    const larger = new Uint16Array(Math.max(length, Math.ceil(1.5 * this.all.length)));
    larger.set(this.all);
    this.all = larger;
  }
}

function countRow(distances: DistanceMatrix['distances'], v: number, n: number, cap: number, count: Int32Array): void {
  count.fill(0);
  for (let u = 0; u < n; u++) if (u !== v) count[Math.min(distances[v * n + u], cap)]++;
}

function roundUp4(count: number): number {
  return (count + 3) & ~3;
}
