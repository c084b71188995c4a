import { InputError, requireInteger } from '../../errors';
import type { Graph } from '../../graph/Graph';

export interface MergePartsOptions {
  /** K, the parts to be left: between 1 and `parts`. */
  k: number;
  /** Parts that the labels tell apart, empty ones included; default the largest label + 1. */
  parts?: number;
}

/**
 * Merges the parts of a partition until K are left, by the normalised cut of the graph: the pair that loses least of
 * Σ_c a_c / v_c first (any pair, also one that no edge joins), then single parts move between the K while that gains. With
 * spare clusters this undoes splits: networks with more outputs than clusters are merged so, and communities of Louvain.
 *
 * O(m + parts² (parts − K)) time, parts² memory. Parts without volume go along with the first of the K.
 *
 * @param labels length n, in [0, parts)
 * @returns for each part its new label in [0, K), length `parts`; labels are numbered as their parts first occur
 * @throws InputError for labels of another length or range, or K outside [1, parts]
 * @example mergeParts(Graph.fromEdges(4, [0, 1, 2], [1, 2, 3]), [0, 1, 2, 2], { k: 2 }) // 0, 0, 1
 */
export function mergeParts(graph: Graph, labels: ArrayLike<number>, options: MergePartsOptions): Int32Array {
  const parts = options.parts ?? Array.from(labels).reduce((most, label) => Math.max(most, label + 1), 0);
  const { k } = options;
  requireInteger('K', k, 1, parts, 'parts');
  const weights = PartWeights.of(graph, labels, parts);
  const groups = Int32Array.from({ length: parts }, (_, part) => part);
  const full = groups.filter((part) => weights.volume[part]! > 0);
  const living = Array.from(full);
  const merged = weights.copy();
  while (living.length > k) {
    const [a, b] = merged.cheapestPair(living);
    merged.merge(b, a);
    for (let part = 0; part < parts; part++) if (groups[part] === b) groups[part] = a;
    living.splice(living.indexOf(b), 1);
  }
  movePartsBetween(weights, merged, groups, full, living);
  return numbered(groups, weights);
}

/** B, parts x parts: the weight from part to part, both directions of an edge; the diagonal is a, the row sums are v. */
class PartWeights {
  private constructor(
    private readonly weights: Float64Array,
    readonly volume: Float64Array,
  ) {}

  static of(graph: Graph, labels: ArrayLike<number>, parts: number): PartWeights {
    requireLabels(labels, graph.n, parts);
    const weights = new Float64Array(parts * parts);
    const volume = new Float64Array(parts);
    graph.forEachEdge((u, v, w) => {
      weights[labels[u]! * parts + labels[v]!]! += w;
      weights[labels[v]! * parts + labels[u]!]! += w;
    });
    const strengths = graph.strengths();
    for (let i = 0; i < graph.n; i++) volume[labels[i]!]! += strengths[i]!;
    return new PartWeights(weights, volume);
  }

  copy(): PartWeights {
    return new PartWeights(this.weights.slice(), this.volume.slice());
  }

  between(a: number, b: number): number {
    return this.weights[a * this.volume.length + b]!;
  }

  /** a / v of a part, 0 for one without volume. */
  kept(a: number): number {
    return this.volume[a]! > 0 ? this.between(a, a) / this.volume[a]! : 0;
  }

  merge(from: number, into: number): void {
    const count = this.volume.length;
    const { weights } = this;
    for (let c = 0; c < count; c++) weights[into * count + c]! += weights[from * count + c]!;
    for (let c = 0; c < count; c++) weights[c * count + into]! += weights[c * count + from]!;
    for (let c = 0; c < count; c++) weights[from * count + c] = weights[c * count + from] = 0;
    this.volume[into]! += this.volume[from]!;
    this.volume[from] = 0;
  }

  /** The pair of which the union loses least; the first of equals. */
  cheapestPair(living: readonly number[]): [number, number] {
    let best: [number, number] = [living[0]!, living[1]!];
    let bestGain = Number.NEGATIVE_INFINITY;
    const kept = living.map((part) => this.kept(part));
    for (let i = 0; i < living.length; i++) {
      for (let j = i + 1; j < living.length; j++) {
        const [a, b] = [living[i]!, living[j]!];
        const inside = this.between(a, a) + this.between(b, b) + 2 * this.between(a, b);
        const gain = inside / (this.volume[a]! + this.volume[b]!) - kept[i]! - kept[j]!;
        if (gain > bestGain) {
          bestGain = gain;
          best = [a, b];
        }
      }
    }
    return best;
  }
}

/** Gains below this are rounding; without the margin, moves could go round in circles. */
const ROUNDING = 1e-12;

/** Single parts to the group where Σ a / v grows most, until none grows it; a group never runs empty. */
function movePartsBetween(
  own: PartWeights,
  merged: PartWeights,
  groups: Int32Array,
  full: Int32Array,
  living: readonly number[],
): void {
  const parts = groups.length;
  const inside = new Float64Array(parts);
  const volume = merged.volume.slice();
  const size = new Int32Array(parts);
  for (const group of living) inside[group] = merged.between(group, group);
  for (const part of full) size[groups[part]!]! += 1;
  const toGroup = new Float64Array(parts);
  for (let moved = true; moved; ) {
    moved = false;
    for (const part of full) {
      const from = groups[part]!;
      if (size[from] === 1) continue;
      toGroup.fill(0);
      for (const other of full) if (other !== part) toGroup[groups[other]!]! += own.between(part, other);
      const [self, d] = [own.between(part, part), own.volume[part]!];
      const rest = (inside[from]! - 2 * toGroup[from]! - self) / (volume[from]! - d) - inside[from]! / volume[from]!;
      let [best, bestGain] = [from, ROUNDING];
      for (const to of living) {
        if (to === from) continue;
        const joined = (inside[to]! + 2 * toGroup[to]! + self) / (volume[to]! + d) - inside[to]! / volume[to]!;
        if (rest + joined > bestGain) [best, bestGain] = [to, rest + joined];
      }
      if (best === from) continue;
      inside[from]! -= 2 * toGroup[from]! + self;
      inside[best]! += 2 * toGroup[best]! + self;
      volume[from]! -= d;
      volume[best]! += d;
      size[from]! -= 1;
      size[best]! += 1;
      groups[part] = best;
      moved = true;
    }
  }
}

/** Groups as labels 0, 1, …; parts without volume have the first. */
function numbered(groups: Int32Array, { volume }: PartWeights): Int32Array {
  const names = new Map<number, number>();
  return groups.map((group, part) => {
    if (volume[part] === 0) return 0;
    const known = names.get(group) ?? names.size;
    names.set(group, known);
    return known;
  });
}

function requireLabels(labels: ArrayLike<number>, n: number, parts: number): void {
  if (labels.length !== n)
    throw new InputError({ what: 'labels', expected: `n = ${n}, one per node`, actual: `${labels.length}` });
  for (let i = 0; i < n; i++) requireInteger(`part of node ${i}`, labels[i]!, 0, parts - 1);
}
