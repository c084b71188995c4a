import { Graph } from '../Graph';
import type { Neighbors } from './nearestNeighbors';

/** How the weights of two points as each other's neighbours become one: see `AffinityOptions.symmetrize`. */
export type Symmetrize = 'mean' | 'max' | 'mutual';

/**
 * The undirected graph of neighbour lists with weights a_ij: w_ij = (a_ij + a_ji) / 2, max or min, 0 standing for no neighbour;
 * pairs with w = 0 have no edge.
 * @param weights n x k, above 0, or null for all 1
 */
export function symmetrized({ n, k, index }: Neighbors, weights: Float64Array | null, how: Symmetrize): Graph {
  const size = n * k;
  const rows = { start: rowStarts(n, k), to: index, weight: weights ?? new Float64Array(size).fill(1) };
  // Transposing sorts: twice gives the lists themselves, ascending.
  const back = transposed(n, rows);
  const forth = transposed(n, back);
  const rowPtr = new Int32Array(n + 1);
  const colIdx = new Int32Array(2 * size);
  const values = new Float32Array(2 * size);
  let write = 0;
  for (let i = 0; i < n; i++) {
    let a = forth.start[i];
    let b = back.start[i];
    while (a < forth.start[i + 1] || b < back.start[i + 1]) {
      const u = a < forth.start[i + 1] ? forth.to[a] : n;
      const v = b < back.start[i + 1] ? back.to[b] : n;
      const there = u <= v ? forth.weight[a++] : 0;
      const here = v <= u ? back.weight[b++] : 0;
      const weight = combine(how, there, here);
      if (weight === 0) continue;
      colIdx[write] = Math.min(u, v);
      values[write++] = weight;
    }
    rowPtr[i + 1] = write;
  }
  const equal = weights === null && how !== 'mean';
  return new Graph({ rowPtr, colIdx: colIdx.slice(0, write), weights: equal ? null : values.slice(0, write) });
}

function combine(how: Symmetrize, a: number, b: number): number {
  if (how === 'mean') return (a + b) / 2;
  return how === 'max' ? Math.max(a, b) : Math.min(a, b);
}

interface Rows {
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

function rowStarts(n: number, k: number): Int32Array {
  return Int32Array.from({ length: n + 1 }, (_, i) => i * k);
}

/** Entry (i, j) becomes (j, i); rows come out ascending. */
function transposed(n: number, { start, to, weight }: Rows): Rows {
  const turned = { start: new Int32Array(n + 1), to: new Int32Array(to.length), weight: new Float64Array(to.length) };
  for (const j of to) turned.start[j + 1]++;
  for (let j = 0; j < n; j++) turned.start[j + 1] += turned.start[j];
  const next = turned.start.slice(0, n);
  for (let i = 0; i < n; i++) {
    for (let e = start[i]; e < start[i + 1]; e++) {
      const at = next[to[e]]++;
      turned.to[at] = i;
      turned.weight[at] = weight[e];
    }
  }
  return turned;
}
