import type { AnyGraph } from '../../graph/DenseGraph';
import { connectedPieces } from '../../problems/modularity/connectedPieces';
import { mixSeed, Rng } from '../../random/Rng';
import { contract, type Level, levelOf } from './Level';
import { sparseForm } from './louvain';
import { countClusters, relabel } from './relabel';

/**
 * The Leiden method: local moves, of which only nodes near a change are looked at again; each part is refined into
 * well-connected groups, and the graph of groups is next, starting from the parts. As many parts as that gives, and each hangs
 * together. In the refinement a node joins the group that gains most (the limit θ → 0 of the paper's random choice). O(m) a level.
 *
 * @param options.seed of the visiting orders, default 0.
 * @param options.resolution γ of the modularity, default 1.
 * @returns the part of every node, 0 … without a gap, length n; isolated nodes stay alone.
 * @see Traag, Waltman & van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific Reports 9 (2019)
 * @example leiden(Graph.fromEdges(4, [0, 2], [1, 3])) // Int32Array [0, 0, 1, 1]
 */
export function leiden(input: AnyGraph, options: { seed?: number; resolution?: number } = {}): Int32Array {
  return leidenOn(levelOf(sparseForm(input)), options);
}

/** The same on a level, for searches. */
export function leidenOn(finest: Level, options: { seed?: number; resolution?: number } = {}): Int32Array {
  const { seed = 0, resolution = 1 } = options;
  const groupOf = Int32Array.from({ length: finest.n }, (_, i) => i);
  let level = finest;
  let parts: Int32Array = groupOf.slice();
  for (let depth = 0; ; depth++) {
    const rng = new Rng(mixSeed(seed, depth));
    moveNodes(level, parts, resolution, rng);
    parts = relabel(parts);
    const groups = refine(level, parts, resolution, rng);
    const count = countClusters(groups);
    if (count === level.n) break;
    const coarse = new Int32Array(count);
    for (let i = 0; i < level.n; i++) coarse[groups[i]!] = parts[i]!;
    for (let i = 0; i < finest.n; i++) groupOf[i] = groups[groupOf[i]!]!;
    level = contract(level, groups, count);
    parts = coarse;
  }
  return connectedPieces(
    finest,
    groupOf.map((group) => parts[group]!),
  );
}

/** Gains below this share of 2m are rounding. */
const ROUNDING = 1e-12;

/** Nodes move to the best neighbouring part, or to one of their own; whoever has a neighbour that moved is looked at again. */
function moveNodes(level: Level, parts: Int32Array, resolution: number, rng: Rng): void {
  const { n, rowPtr, colIdx, weights, strengths, twoM } = level;
  if (twoM === 0) return;
  const total = new Float64Array(n);
  const size = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    total[parts[i]!]! += strengths[i]!;
    size[parts[i]!]!++;
  }
  const free: number[] = [];
  for (let c = n - 1; c >= 0; c--) if (size[c] === 0) free.push(c);
  const queue = rng.shuffle(Int32Array.from({ length: n }, (_, i) => i));
  const waiting = new Uint8Array(n).fill(1);
  const toPart = new Float64Array(n);
  const touched = new Int32Array(n);
  const margin = ROUNDING * twoM;
  let head = 0;
  for (let left = n; left > 0; left--) {
    const i = queue[head]!;
    head = head + 1 === n ? 0 : head + 1;
    waiting[i] = 0;
    const from = parts[i]!;
    let count = 0;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
      const c = parts[colIdx[e]!]!;
      if (toPart[c] === 0) touched[count++] = c;
      toPart[c]! += weights[e]!;
    }
    const price = (resolution * strengths[i]!) / twoM;
    const stay = toPart[from]! - price * (total[from]! - strengths[i]!);
    let to = from;
    let best = stay + margin;
    if (size[from]! > 1 && best < 0) {
      to = free.at(-1)!;
      best = 0;
    }
    for (let t = 0; t < count; t++) {
      const c = touched[t]!;
      const value = toPart[c]! - price * total[c]!;
      if (c !== from && value > best) {
        best = value;
        to = c;
      }
    }
    for (let t = 0; t < count; t++) toPart[touched[t]!] = 0;
    if (to === from) continue;
    if (size[to]!++ === 0) free.pop();
    if (--size[from]! === 0) free.push(from);
    total[from]! -= strengths[i]!;
    total[to]! += strengths[i]!;
    parts[i] = to;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
      const j = colIdx[e]!;
      if (waiting[j] === 1 || parts[j] === to) continue;
      waiting[j] = 1;
      queue[(head + left - 1) % n] = j;
      left++;
    }
  }
}

/**
 * Groups inside the parts: each node alone at first; one that is still alone, and well connected to the rest of its part,
 * joins the well-connected group of the part that gains most. @returns 0 … without a gap
 */
function refine(level: Level, parts: Int32Array, resolution: number, rng: Rng): Int32Array {
  const { n, rowPtr, colIdx, weights, strengths, twoM } = level;
  const ofPart = new Float64Array(n);
  for (let i = 0; i < n; i++) ofPart[parts[i]!]! += strengths[i]!;
  const groups = Int32Array.from({ length: n }, (_, i) => i);
  const total = Float64Array.from(strengths);
  const alone = new Uint8Array(n).fill(1);
  /** Weight from each group to the rest of its part. */
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) if (parts[colIdx[e]!] === parts[i]) out[i]! += weights[e]!;
  }
  const isWell = (group: number, part: number): boolean =>
    out[group]! >= (resolution * total[group]! * (ofPart[part]! - total[group]!)) / twoM - ROUNDING * twoM;
  const toGroup = new Float64Array(n);
  const touched = new Int32Array(n);
  for (const i of rng.shuffle(Int32Array.from({ length: n }, (_, v) => v))) {
    const part = parts[i]!;
    if (alone[i] === 0 || !isWell(i, part)) continue;
    let count = 0;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
      const j = colIdx[e]!;
      if (parts[j] !== part) continue;
      const g = groups[j]!;
      if (toGroup[g] === 0) touched[count++] = g;
      toGroup[g]! += weights[e]!;
    }
    let to = i;
    let best = ROUNDING * twoM;
    for (let t = 0; t < count; t++) {
      const g = touched[t]!;
      const gain = toGroup[g]! - (resolution * strengths[i]! * total[g]!) / twoM;
      if (gain > best && isWell(g, part)) {
        best = gain;
        to = g;
      }
    }
    if (to !== i) {
      out[to]! += out[i]! - 2 * toGroup[to]!;
      total[to]! += strengths[i]!;
      groups[i] = to;
      alone[to] = 0;
      alone[i] = 0;
    }
    for (let t = 0; t < count; t++) toGroup[touched[t]!] = 0;
  }
  return relabel(groups);
}
