import { breadthFirst, UNREACHABLE } from '../../graph/distance/breadthFirst';
import type { Preferences } from '../../ops/expectedOverflow';
import { mixSeed, Rng } from '../../random/Rng';
import type { CapacitatedInstance } from './CapacitatedInstance';

/** Orders in which equals are looked at; each client has one of them. */
const ORDERS = 16;

/** Ranks of the nodes by which client v tells apart facilities at one distance: as often one as the other over all clients. */
export class Ties {
  private readonly ranks: readonly Int32Array[];
  private readonly nodes: readonly Int32Array[];

  constructor(
    n: number,
    private readonly seed: number,
  ) {
    this.nodes = Array.from({ length: ORDERS }, (_, i) => {
      const nodes = Array.from({ length: n }, (_, u) => u);
      new Rng(mixSeed(seed, TIES, i)).shuffle(nodes);
      return Int32Array.from(nodes);
    });
    this.ranks = this.nodes.map((nodes) => {
      const rank = new Int32Array(n);
      nodes.forEach((u, at) => {
        rank[u] = at;
      });
      return rank;
    });
  }

  /** The place of each node, length n. */
  rankFor(v: number): Int32Array {
    return this.ranks[mixSeed(this.seed, v) % ORDERS]!;
  }

  /** All nodes in that order. */
  orderFor(v: number): Int32Array {
    return this.nodes[mixSeed(this.seed, v) % ORDERS]!;
  }
}

const TIES = 7;

/**
 * For each of the clients all n nodes from the nearest to the farthest, equals in the order of `ties`; those out of reach last.
 * Two bytes a pair up to 65,536 nodes, else four. O(p (n + m)), over lengths O(p (m + n) log n).
 *
 * @param clients p nodes with a demand
 * @param share what a client's demand stands for: Σ of all demands over that of the clients
 */
export function preferencesOf(
  instance: CapacitatedInstance,
  clients: Int32Array,
  ties: Ties,
  search?: (v: number) => ArrayLike<number>,
): Preferences {
  const { graph, columns, farthest } = instance;
  const { n } = graph;
  const order = n <= 65_536 ? new Uint16Array(clients.length * n) : new Int32Array(clients.length * n);
  const hops = new Int32Array(n);
  const queue = new Int32Array(n);
  clients.forEach((v, t) => {
    const row = order.subarray(t * n, (t + 1) * n);
    if (search !== undefined) {
      const [distance, rank] = [search(v), ties.rankFor(v)];
      const near = (u: number) => Math.min(distance[u]!, farthest);
      row.set(Array.from(hops.keys()).sort((a, b) => near(a) - near(b) || rank[a]! - rank[b]!));
      return;
    }
    hops.fill(UNREACHABLE);
    hops[v] = 0;
    queue[0] = v;
    breadthFirst(graph, hops, queue, { tail: 1 });
    // Counted by distance, then filled in the client's order of equals.
    const starts = new Int32Array(farthest + 2);
    const levelOf = (u: number) => (hops[u]! < 0 || hops[u]! > farthest ? farthest : hops[u]!);
    for (let u = 0; u < n; u++) starts[levelOf(u) + 1]!++;
    for (let d = 1; d < starts.length; d++) starts[d]! += starts[d - 1]!;
    for (const u of ties.orderFor(v)) row[starts[levelOf(u)]!++] = u;
  });
  const all = columns.demand.reduce((sum, w) => sum + w, 0);
  const seen = clients.reduce((sum, v) => sum + columns.demand[v]!, 0);
  return { n, order, demand: Float64Array.from(clients, (v) => (columns.demand[v]! * all) / seen) };
}
