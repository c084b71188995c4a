import { NodeHeap } from '../../graph/distance/NodeHeap';
import type { Graph } from '../../graph/Graph';
import type { Rng } from '../../random/Rng';
import type { MilpRow } from '../milp';

/** What an odd cycle has to be short of 1 by for its row to count as broken. */
const BROKEN = 1e-6;

/** Trees whose cycles are looked at. */
const TREES = 10;
/** Rows of trees that are taken at once, those broken most first. */
const MOST = 500;
/** Cost of an edge in a tree beside that of its y: short cycles first. */
const STEP = 0.05;
/** Rows of the exact search after which the program is solved again. */
const ENOUGH = 200;

/** An edge on the way along a cycle, and whether the way changes sides there. */
interface Step {
  readonly from: number;
  readonly edge: number;
  readonly crosses: boolean;
}

/** A cycle with the edges at which it crosses, and what crossing and staying cost: a row is broken below 1. */
interface BrokenCycle {
  readonly cost: number;
  readonly edges: readonly Pick<Step, 'edge' | 'crosses'>[];
}

/** The edges of a graph as variables y, and the rows of odd cycles that values of y break. */
export class CutEdges {
  /** Of each edge, m. */
  readonly weights: Float64Array;
  private readonly source: Int32Array;
  private readonly target: Int32Array;
  /** Number of the edge, beside `graph.colIdx`. */
  private readonly edgeAt: Int32Array;

  constructor(private readonly graph: Graph) {
    const { n, m, rowPtr, colIdx, weights } = graph;
    this.weights = new Float64Array(m);
    this.source = new Int32Array(m);
    this.target = new Int32Array(m);
    this.edgeAt = new Int32Array(2 * m);
    const next = rowPtr.slice(0, n);
    let edge = 0;
    for (let u = 0; u < n; u++) {
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
        const v = colIdx[e]!;
        if (v < u) continue;
        this.weights[edge] = weights === null ? 1 : weights[e]!;
        [this.source[edge], this.target[edge]] = [u, v];
        this.edgeAt[e] = edge;
        // Neighbours ascend within a row, so the lower ends of v come one after the other.
        this.edgeAt[next[v]!++] = edge++;
      }
    }
  }

  /** y of a partition into two parts. */
  valuesOf(labels: ArrayLike<number>): Float64Array {
    return this.weights.map((_, edge) => (labels[this.source[edge]!] === labels[this.target[edge]!] ? 0 : 1));
  }

  /** The two parts that whole y say where they keep all rows; the first node of a component is in part 0. */
  labelsOf(y: Float64Array): Int32Array {
    return this.walk(y).labels;
  }

  /** Rows that whole y break: one for each edge that does not say what a walk along others does. */
  brokenByWhole(y: Float64Array): MilpRow[] {
    const { labels, before } = this.walk(y);
    const rows: MilpRow[] = [];
    for (let edge = 0; edge < y.length; edge++) {
      const [u, v] = [this.source[edge]!, this.target[edge]!];
      if ((labels[u] !== labels[v] ? 1 : 0) === Math.round(y[edge]!)) continue;
      const cycle = new Set([edge]);
      for (const end of [u, v]) {
        for (let at = end, e = before[at]!; e >= 0; at = this.otherEnd(e, at), e = before[at]!) {
          if (!cycle.delete(e)) cycle.add(e); // what both ways have in common is not on the cycle
        }
      }
      rows.push(rowOf([...cycle].map((e) => ({ edge: e, crosses: Math.round(y[e]!) === 1 }))));
    }
    return rows;
  }

  /**
   * Rows that any y in [0, 1] break. First those of cycles that edges close with shortest-path trees from some nodes; where these
   * break none, for each node the shortest closed walk that changes sides an odd number of times, where changing sides over an
   * edge costs 1 − y and staying costs y: below 1 it breaks a row, and where none is below 1 no row is broken.
   */
  brokenBy(y: Float64Array, rng: Rng): MilpRow[] {
    const cycles = new Map<string, BrokenCycle>();
    for (let tree = 0; tree < TREES && this.graph.n > 0; tree++) {
      for (const cycle of this.cyclesOfTree(rng.int(this.graph.n), y)) cycles.set(nameOf(cycle.edges), cycle);
    }
    if (cycles.size > 0) {
      const worst = [...cycles.values()].sort((a, b) => a.cost - b.cost || a.edges.length - b.edges.length);
      return worst.slice(0, MOST).map(({ edges }) => rowOf(edges));
    }
    const rows = new Map<string, MilpRow>();
    const distance = new Float64Array(2 * this.graph.n).fill(Number.POSITIVE_INFINITY);
    const before = new Int32Array(2 * this.graph.n);
    for (let root = 0; root < this.graph.n && rows.size < ENOUGH; root++) {
      const steps = this.oddWalk(root, y, distance, before);
      if (steps === undefined) continue;
      const cycle = simpleOddCycle(steps);
      rows.set(nameOf(cycle), rowOf(cycle));
    }
    return [...rows.values()];
  }

  /** The broken rows among the cycles that edges close with a tree of paths from a root, cheap where y is near 0 or 1. */
  private *cyclesOfTree(root: number, y: Float64Array): Generator<BrokenCycle> {
    const { n, rowPtr, colIdx } = this.graph;
    const distance = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
    const depth = new Int32Array(n);
    const before = new Int32Array(n).fill(-1);
    const heap = new NodeHeap(n);
    distance[root] = 0;
    heap.offer(root, 0);
    while (heap.size > 0) {
      const u = heap.take();
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
        const [v, edge] = [colIdx[e]!, this.edgeAt[e]!];
        const length = distance[u]! + Math.min(y[edge]!, 1 - y[edge]!) + STEP;
        if (length >= distance[v]!) continue;
        distance[v] = length;
        depth[v] = depth[u]! + 1;
        before[v] = edge;
        heap.offer(v, length);
      }
    }
    for (let edge = 0; edge < y.length; edge++) {
      let [u, v] = [this.source[edge]!, this.target[edge]!];
      if (distance[u] === Number.POSITIVE_INFINITY || before[u] === edge || before[v] === edge) continue;
      const cycle = [edge];
      while (u !== v) {
        if (depth[u]! < depth[v]!) [u, v] = [v, u];
        cycle.push(before[u]!);
        u = this.otherEnd(before[u]!, u);
      }
      const broken = brokenCycle(cycle, y);
      if (broken !== undefined) yield broken;
    }
  }

  private otherEnd(edge: number, node: number): number {
    return this.source[edge] === node ? this.target[edge]! : this.source[edge]!;
  }

  /** Labels along a breadth-first forest, and the edge by which each node was reached; −1 for roots. */
  private walk(y: Float64Array): { labels: Int32Array; before: Int32Array } {
    const { n, rowPtr, colIdx } = this.graph;
    const labels = new Int32Array(n).fill(-1);
    const before = new Int32Array(n).fill(-1);
    for (let root = 0; root < n; root++) {
      if (labels[root] !== -1) continue;
      labels[root] = 0;
      const queue = [root];
      for (const u of queue) {
        for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
          const v = colIdx[e]!;
          if (labels[v] !== -1) continue;
          const edge = this.edgeAt[e]!;
          labels[v] = Math.round(y[edge]!) === 1 ? 1 - labels[u]! : labels[u]!;
          before[v] = edge;
          queue.push(v);
        }
      }
    }
    return { labels, before };
  }

  /** The steps of the shortest walk from (root, 0) to (root, 1), if it is short enough; 2u + side numbers the copies. */
  private oddWalk(root: number, y: Float64Array, distance: Float64Array, before: Int32Array): Step[] | undefined {
    const { rowPtr, colIdx } = this.graph;
    const heap = new NodeHeap(distance.length);
    const touched = [2 * root];
    distance[2 * root] = 0;
    heap.offer(2 * root, 0);
    let steps: Step[] | undefined;
    while (heap.size > 0) {
      const at = heap.take();
      if (distance[at]! >= 1 - BROKEN) break;
      if (at === 2 * root + 1) {
        steps = [];
        for (let node = at; node !== 2 * root; ) {
          const e = before[node]!;
          const from = 2 * this.otherEnd(e >> 1, node >> 1) + ((node & 1) ^ (e & 1));
          steps.push({ from: from >> 1, edge: e >> 1, crosses: (e & 1) === 1 });
          node = from;
        }
        steps.reverse();
        break;
      }
      const [u, side] = [at >> 1, at & 1];
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
        const edge = this.edgeAt[e]!;
        for (const crosses of [0, 1]) {
          const to = 2 * colIdx[e]! + (side ^ crosses);
          const length = distance[at]! + Math.max(0, crosses === 1 ? 1 - y[edge]! : y[edge]!);
          if (length >= distance[to]!) continue;
          if (distance[to] === Number.POSITIVE_INFINITY) touched.push(to);
          distance[to] = length;
          before[to] = 2 * edge + crosses;
          heap.offer(to, length);
        }
      }
    }
    for (const at of touched) distance[at] = Number.POSITIVE_INFINITY;
    return steps;
  }
}

/** Of a closed walk that crosses an odd number of times, a cycle through no node twice that does too: it costs no more. */
function simpleOddCycle(walk: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of walk) {
    const seen = kept.findIndex(({ from }) => from === step.from);
    if (seen >= 0) {
      const loop = kept.splice(seen);
      if (loop.filter(({ crosses }) => crosses).length % 2 === 1) return loop;
    }
    kept.push(step);
  }
  return kept;
}

/** What crosses on a cycle so that its row is broken most, an odd number of edges; undefined where none is broken. */
function brokenCycle(cycle: readonly number[], y: Float64Array): BrokenCycle | undefined {
  let [cost, odd, nearest] = [0, false, 0];
  cycle.forEach((edge, at) => {
    cost += Math.min(y[edge]!, 1 - y[edge]!);
    if (y[edge]! > 0.5) odd = !odd;
    if (Math.abs(y[edge]! - 0.5) < Math.abs(y[cycle[nearest]!]! - 0.5)) nearest = at;
  });
  if (!odd) cost += 2 * Math.abs(y[cycle[nearest]!]! - 0.5);
  if (cost >= 1 - BROKEN) return undefined;
  return { cost, edges: cycle.map((edge, at) => ({ edge, crosses: y[edge]! > 0.5 !== (!odd && at === nearest) })) };
}

const nameOf = (cycle: readonly Pick<Step, 'edge' | 'crosses'>[]): string =>
  cycle
    .map(({ edge, crosses }) => `${edge}${crosses ? '+' : '-'}`)
    .sort()
    .join(' ');

/** Σ_{e ∈ F} y_e − Σ_{e ∈ C \ F} y_e ≤ |F| − 1, F what crosses. */
function rowOf(cycle: readonly Pick<Step, 'edge' | 'crosses'>[]): MilpRow {
  const crossing = cycle.filter(({ crosses }) => crosses).length;
  return {
    columns: cycle.map(({ edge }) => edge),
    values: cycle.map(({ crosses }) => (crosses ? 1 : -1)),
    high: crossing - 1,
  };
}
