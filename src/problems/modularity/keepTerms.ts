import { components } from '../../graph/components';
import type { Graph } from '../../graph/Graph';
import type { Instance, Solution } from '../Problem';
import { connectedPieces } from './connectedPieces';
import { type ModularityTerms, termsOf } from './modularityTerms';

/** Sweeps over the nodes after which improving stops. */
const SWEEPS = 10;

/**
 * A partition brought to the terms it is asked under, at little cost in modularity: parts that do not hang together are taken
 * apart, then parts that are too many or too small are merged into the neighbour that costs least, nodes leave parts that are
 * too large, and at last single nodes move wherever that gains and keeps the terms. It may not get there (dividing a graph into
 * connected parts of given sizes is NP-hard): `termsViolation` says.
 */
export function keepTerms(instance: Instance, partition: Solution): Solution {
  const mending = new Mending(instance, partition);
  mending.merge();
  mending.grow();
  mending.shrink();
  mending.improve();
  return mending.solution();
}

/** Parts on their way to keeping the terms; −1 is the part of nodes that count nowhere. */
class Mending {
  private readonly graph: Graph;
  private readonly k: number;
  private readonly terms: ModularityTerms;
  private readonly most: number;
  private readonly labels: Int32Array;
  private readonly strengths: Float64Array;
  private readonly twoM: number;
  /** Members, and total degrees, of each part. */
  private readonly parts = new Map<number, { members: Set<number>; total: number }>();

  constructor(instance: Instance, given: Solution) {
    this.graph = instance.graph;
    this.k = instance.k;
    this.terms = termsOf(instance);
    this.most = this.terms.largest === 0 ? Number.POSITIVE_INFINITY : this.terms.largest;
    this.strengths = this.graph.strengths();
    this.twoM = this.graph.totalStrength();
    const pieces = this.terms.connectedParts ? connectedPieces(this.graph, given) : given;
    this.labels = Int32Array.from(pieces, (label, i) => (this.terms.isolated || this.graph.degree(i) > 0 ? label : -1));
    this.labels.forEach((label, i) => {
      if (label >= 0) this.place(i, label);
    });
  }

  /** Merges while there are more than K parts, or one is too small. */
  merge(): void {
    const tooSmall = (): number | undefined =>
      [...this.parts]
        .filter(([, { members }]) => members.size < this.terms.smallest)
        .sort((a, b) => a[1].members.size - b[1].members.size)[0]?.[0];
    while (this.parts.size > 1) {
      const small = tooSmall();
      if (this.parts.size <= this.k && small === undefined) return;
      const from = this.parts.size > this.k ? [...this.parts.keys()] : [small!];
      const pair =
        this.bestPair(from, this.most) ??
        (this.parts.size > this.k ? this.bestPair(from, Number.POSITIVE_INFINITY) : undefined);
      if (pair === undefined) return;
      const [a, b] = pair;
      for (const i of this.parts.get(a)!.members) this.place(i, b);
      this.parts.delete(a);
    }
  }

  /** Parts that are still too small draw nodes from others that can spare them. */
  grow(): void {
    for (let moved = true; moved; ) {
      moved = false;
      for (const [label, { members }] of this.parts) {
        if (members.size >= this.terms.smallest) continue;
        const move = this.bestMove(
          [...this.labels.keys()].filter((i) => this.labels[i]! >= 0 && this.labels[i] !== label),
          (i, to) => to === label && this.parts.get(this.labels[i]!)!.members.size > this.terms.smallest,
        );
        if (move === undefined) continue;
        this.move(move.node, label);
        moved = true;
      }
    }
  }

  /** Nodes leave parts that are too large, for others with room or for new ones; where all around are full, these pass one on. */
  shrink(): void {
    for (const label of [...this.parts.keys()]) {
      for (let part = this.parts.get(label); part !== undefined && part.members.size > this.most; ) {
        const hasRoom = (to: number): boolean => (this.parts.get(to)?.members.size ?? 0) < this.most;
        const move = this.bestMove([...part.members], (_, to) => hasRoom(to));
        if (move !== undefined) this.move(move.node, move.to);
        else if (!this.passOn(label, hasRoom)) return;
        part = this.parts.get(label);
      }
    }
    this.grow();
  }

  /** One node moves along each link of the shortest chain of parts from a full one to one with room; false where none leads. */
  private passOn(full: number, hasRoom: (label: number) => boolean): boolean {
    const before = new Map<number, { from: number; node: number } | null>([[full, null]]);
    const queue = [full];
    for (let label = queue.shift(); label !== undefined; label = queue.shift()) {
      for (;;) {
        const move = this.bestMove([...this.parts.get(label)!.members], (_, to) => !before.has(to));
        if (move === undefined) break;
        before.set(move.to, { from: label, node: move.node });
        queue.push(move.to);
        if (!hasRoom(move.to)) continue;
        // From the end of the chain, so that no part is ever larger than it was; a link that has come loose ends it.
        for (let to = move.to, link = before.get(to); link != null; to = link.from, link = before.get(to)) {
          const { from } = link;
          const next = this.bestMove([...this.parts.get(from)!.members], (_, there) => there === to);
          if (next === undefined) return false;
          this.move(next.node, to);
        }
        return true;
      }
    }
    return false;
  }

  /** Single nodes move where that gains, as long as every part keeps the terms. */
  improve(): void {
    for (let sweep = 0, moved = true; moved && sweep < SWEEPS; sweep++) {
      moved = false;
      for (let i = 0; i < this.graph.n; i++) {
        const from = this.parts.get(this.labels[i]!);
        if (from === undefined || (from.members.size - 1 < this.terms.smallest && from.members.size > 1)) continue;
        const move = this.bestMove([i], (_, to) => {
          const size = this.parts.get(to)?.members.size ?? 0;
          return size > 0 && size + 1 <= this.most && size + 1 >= this.terms.smallest;
        });
        if (move === undefined || move.gain <= 1e-12) continue;
        this.move(i, move.to);
        moved = true;
      }
    }
  }

  /** Labels 0, 1, … by first node; nodes that count nowhere get the part of largest total degree. */
  solution(): Solution {
    const names = new Map<number, number>();
    for (const label of this.labels) if (label >= 0 && !names.has(label)) names.set(label, names.size);
    const [largest = -1] = [...this.parts].sort((a, b) => b[1].total - a[1].total)[0] ?? [];
    return this.labels.map((label) => names.get(label >= 0 ? label : largest) ?? 0);
  }

  private place(i: number, label: number): void {
    const part = this.parts.get(label) ?? { members: new Set<number>(), total: 0 };
    part.members.add(i);
    part.total += this.strengths[i]!;
    this.parts.set(label, part);
    this.labels[i] = label;
  }

  private move(i: number, to: number): void {
    const from = this.parts.get(this.labels[i]!)!;
    from.members.delete(i);
    from.total -= this.strengths[i]!;
    if (from.members.size === 0) this.parts.delete(this.labels[i]!);
    this.place(i, to);
  }

  /** Weights of i to the parts around it. */
  private around(i: number): Map<number, number> {
    const { rowPtr, colIdx, weights } = this.graph;
    const sums = new Map<number, number>();
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
      const label = this.labels[colIdx[e]!]!;
      sums.set(label, (sums.get(label) ?? 0) + (weights === null ? 1 : weights[e]!));
    }
    return sums;
  }

  /** The merge of a part of `from` into another that costs least, the result at most `most` nodes; ΔQ up to 2 / 2m. */
  private bestPair(from: readonly number[], most: number): [number, number] | undefined {
    let best: [number, number] | undefined;
    let bestGain = Number.NEGATIVE_INFINITY;
    for (const a of from) {
      const part = this.parts.get(a)!;
      const toward = new Map<number, number>();
      for (const i of part.members)
        for (const [label, weight] of this.around(i)) toward.set(label, (toward.get(label) ?? 0) + weight);
      for (const [b, other] of this.parts) {
        if (a === b || part.members.size + other.members.size > most) continue;
        if (this.terms.connectedParts && !toward.has(b)) continue;
        const gain = (toward.get(b) ?? 0) - (this.terms.resolution * part.total * other.total) / this.twoM;
        if (gain > bestGain) [best, bestGain] = [[a, b], gain];
      }
    }
    return best;
  }

  /** The move of one of the nodes that gains most, or costs least; ΔQ up to 2 / 2m. An empty part may be its target. */
  private bestMove(nodes: readonly number[], allowed: (i: number, to: number) => boolean) {
    let best: { node: number; to: number; gain: number } | undefined;
    const free = this.parts.size < this.k ? Math.max(-1, ...this.parts.keys()) + 1 : -1;
    for (const node of nodes) {
      const from = this.labels[node]!;
      const around = this.around(node);
      const d = this.strengths[node]!;
      const own = this.parts.get(from)!;
      const stay = (around.get(from) ?? 0) - (this.terms.resolution * d * (own.total - d)) / this.twoM;
      const targets = this.terms.connectedParts ? [...around.keys()] : [...this.parts.keys()];
      if (free >= 0) targets.push(free);
      for (const to of targets) {
        if (to === from || to < 0 || !allowed(node, to)) continue;
        const total = this.parts.get(to)?.total ?? 0;
        const gain = (around.get(to) ?? 0) - (this.terms.resolution * d * total) / this.twoM - stay;
        if (best !== undefined && gain <= best.gain) continue;
        if (this.terms.connectedParts && !this.staysConnected(own.members, node)) break;
        best = { node, to, gain };
      }
    }
    return best;
  }

  private staysConnected(members: ReadonlySet<number>, without: number): boolean {
    if (members.size <= 2) return true;
    const { rowPtr, colIdx } = this.graph;
    let start = -1;
    for (const i of members) {
      if (i === without) continue;
      start = i;
      break;
    }
    const seen = new Set([start]);
    const queue = [start];
    for (let u = queue.pop(); u !== undefined; u = queue.pop()) {
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
        const v = colIdx[e]!;
        if (v === without || seen.has(v) || !members.has(v)) continue;
        seen.add(v);
        queue.push(v);
      }
    }
    return seen.size === members.size - 1;
  }
}

/** How many communities there have to be at least where each hangs together: components, those of single nodes if they count. */
export function fewestParts(graph: Graph, { connectedParts, isolated }: ModularityTerms): number {
  if (!connectedParts) return 1;
  const { sizes } = components(graph);
  return sizes.filter((size) => isolated || size > 1).length;
}
