import type { Graph } from '../graph/Graph';
import { ROLE_COUNTS, roleBins } from './roleBins';

/** The roles of some graphs, numbered in order of appearance. */
export class RoleVocabulary {
  private readonly idOf = new Map<string, number>();
  private readonly known: Int32Array[] = [];

  constructor(readonly base: number) {}

  get size(): number {
    return this.known.length;
  }

  /** The role of every node, length n; roles not seen before are added. */
  learn(graph: Graph): Int32Array {
    return this.each(graph, (key, bins) => {
      const id = this.known.length;
      this.idOf.set(key, id);
      this.known.push(bins.slice());
      return id;
    });
  }

  /** The role of every node of another graph, length n; one never seen counts as the known role nearest in bins. */
  recognize(graph: Graph): Int32Array {
    const guesses = new Map<string, number>();
    return this.each(graph, (key, bins) => {
      const guess = guesses.get(key) ?? this.nearest(bins);
      guesses.set(key, guess);
      return guess;
    });
  }

  private each(graph: Graph, unknown: (key: string, bins: Int32Array) => number): Int32Array {
    const bins = roleBins(graph, this.base);
    return Int32Array.from({ length: graph.n }, (_, i) => {
      const own = bins.subarray(i * ROLE_COUNTS, (i + 1) * ROLE_COUNTS);
      const key = own.join();
      return this.idOf.get(key) ?? unknown(key, own);
    });
  }

  /** By sum of absolute differences, the first of equals. */
  private nearest(bins: Int32Array): number {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    this.known.forEach((other, id) => {
      let distance = 0;
      for (let c = 0; c < ROLE_COUNTS; c++) distance += Math.abs(other[c] - bins[c]);
      if (distance < least) [best, least] = [id, distance];
    });
    return best;
  }
}
