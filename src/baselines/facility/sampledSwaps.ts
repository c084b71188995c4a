import { InputError } from '../../errors';
import { hopRows } from '../../graph/distance/hopRows';
import type { Graph } from '../../graph/Graph';
import { Rng } from '../../random/Rng';
import { bestSwaps } from './bestSwaps';
import { type FacilityTable, OUT_OF_REACH } from './FacilityTable';
import { type Posed, rowsOf } from './measured';
import { compareSpreads, type Spread, type SwapCriterion, spreadOf } from './swapSearch';

export interface SampledSwaps {
  /** K different candidates, ascending. */
  readonly centres: Int32Array;
  /** How many candidates were looked at. */
  readonly places: number;
}

/** Places in one table, where K leaves room for more than the centres and their rivals. */
const PLACES = 128;
/** Of a table. */
const MOST_BYTES = 2 ** 28;
/** Each round looks at so many times fewer nodes around a centre. */
const NEARER = 4;

/**
 * Swaps in a graph too large for the distances of all pairs: to some of the places, but by the true distances of all nodes.
 * First to places drawn evenly from everywhere, then from the nodes nearest to each centre, fewer in each round, as long as that
 * helps. Never worse than the best of the starts. O(places (n + m)), and 2^28 bytes for a table.
 *
 * @param starts at least one, of K different candidates each
 * @throws InputError for K of which the distances do not fit in the table
 * @example sampledSwaps(problems.facility.pose(graph, { k: 3 }), [gonzalez(graph, { k: 3 })], { criterion: 'maximum', seed: 0 })
 */
export function sampledSwaps(
  instance: Posed & { readonly graph: Graph },
  starts: readonly Int32Array[],
  { criterion, seed }: { criterion: SwapCriterion; seed: number },
): SampledSwaps {
  const { graph, k } = instance;
  const sample = new Sample(instance, new Rng(seed));
  const from = starts.slice(0, Math.max(1, Math.floor(sample.size / (2 * k))));
  let best = sample.search(from, sample.candidates, criterion);
  for (let near = graph.n / k / NEARER; near >= sample.size / k; near /= NEARER) {
    const found = sample.search([best.centres], sample.around(best.centres, Math.ceil(near)), criterion);
    if (compareSpreads(found.spread, best.spread, criterion) >= 0) break;
    best = found;
  }
  return { centres: best.centres, places: sample.seen.size };
}

interface Found {
  readonly centres: Int32Array;
  readonly spread: Spread;
}

/** Tables of the distances from some of the candidates. */
class Sample {
  /** Places in a table. */
  readonly size: number;
  readonly candidates: Int32Array;
  /** All candidates that were ever looked at. */
  readonly seen = new Set<number>();
  private readonly all: Pick<FacilityTable, 'n' | 'clients' | 'demand'>;
  private readonly rowOf: (node: number) => ArrayLike<number>;
  private readonly far: number;
  private readonly distances: Uint8Array | Uint16Array | Float32Array;

  /** @throws InputError when there is no room for K places and as many others */
  constructor(
    private readonly instance: Posed & { readonly graph: Graph },
    private readonly rng: Rng,
  ) {
    const { graph, k, columns, lengths, components, farthest } = instance;
    const { n } = graph;
    const nodes = Int32Array.from({ length: n }, (_, v) => v);
    this.candidates = columns === undefined ? nodes : nodes.filter((v) => columns.candidate[v] === 1);
    this.all = {
      n,
      clients: columns === undefined ? nodes : nodes.filter((v) => columns.demand[v]! > 0),
      demand: columns?.demand ?? new Float64Array(n).fill(1),
    };
    this.rowOf = rowsOf(instance);
    this.far = components === undefined ? (farthest ?? n) : OUT_OF_REACH;
    const whole = lengths === undefined && this.far < 65536;
    const Row = !whole ? Float32Array : this.far < 256 ? Uint8Array : Uint16Array;
    const room = Math.floor(MOST_BYTES / (n * Row.BYTES_PER_ELEMENT));
    if (room < 2 * k) {
      const expected = `at most ${room >> 1} for swaps in a graph of ${n} nodes`;
      throw new InputError({ what: 'K', expected, actual: `${k}` });
    }
    this.size = Math.min(room, Math.max(PLACES, 2 * k));
    this.distances = new Row(this.size * n);
  }

  /** Swaps from the starts to as many of `pool` as there is room for beside them. */
  search(starts: readonly Int32Array[], pool: Int32Array, criterion: SwapCriterion): Found {
    const places = new Map<number, number>();
    const add = (node: number): void => {
      if (!places.has(node)) places.set(node, places.size);
    };
    for (const start of starts) for (const node of start) add(node);
    for (let draw = 0; draw < 2 * this.size && places.size < this.size; draw++) add(pool[this.rng.int(pool.length)]!);
    const nodes = [...places.keys()];
    const table = this.tableOf(nodes);
    const found = bestSwaps(
      table,
      starts.map((start) => start.map((node) => places.get(node)!)),
      criterion,
    );
    return { centres: found.map((place) => nodes[place]!).sort(), spread: spreadOf(table, found) };
  }

  /** The candidates among the `count` nodes nearest to each centre, each once. */
  around(centres: Int32Array, count: number): Int32Array {
    const near = new Uint8Array(this.all.n);
    for (const centre of centres) {
      const row = this.rowOf(centre);
      const limit = Float64Array.from(row).sort()[count - 1]!;
      for (let v = 0; v < near.length; v++) if (row[v]! <= limit) near[v] = 1;
    }
    return this.candidates.filter((v) => near[v] === 1);
  }

  private tableOf(nodes: readonly number[]): FacilityTable {
    const { n } = this.all;
    const { distances, far } = this;
    const { graph, lengths } = this.instance;
    for (const node of nodes) this.seen.add(node);
    if (lengths === undefined) hopRows(graph, nodes, distances, far);
    else {
      nodes.forEach((node, place) => {
        const row = this.rowOf(node);
        for (let v = 0; v < n; v++) distances[place * n + v] = Math.min(row[v]!, far);
      });
    }
    return { ...this.all, distances, candidates: Int32Array.from(nodes.keys()) };
  }
}
