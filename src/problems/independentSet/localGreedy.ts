import { InputError } from '../../errors';
import type { Graph } from '../../graph/Graph';

/** What local greedy scheduling chose, and what that took. */
export interface LocalGreedyRun {
  /** Ascending. */
  readonly chosen: Int32Array;
  /** Until no node is open; 0 without nodes. */
  readonly rounds: number;
  /** Broadcasts to all neighbours: the weight of each node that is open in a round, and once what became of each node. */
  readonly messages: number;
}

/**
 * The independent set of local greedy scheduling, LGS (Joo & Shroff 2012): in rounds, every open node that outweighs all its
 * open neighbours joins, and its neighbours drop out; of equal weights the lower index wins. That order is strict, so the
 * set is the one that a centralised greedy finds in a single pass from heavy to light.
 *
 * A node waits for the first neighbour in its row that outweighs it, and looks on from there when that one has dropped out:
 * each row is read once, O(n · rounds + m).
 *
 * @param weights length n, any numbers but NaN; the set is maximal whatever their sign
 * @returns chosen nodes, ascending
 * @throws InputError for a weight that is NaN, or missing
 * @example localGreedy(Graph.fromEdges(3, [0, 1], [1, 2]), [1, 3, 1]) // Int32Array [1]
 */
export function localGreedy(graph: Graph, weights: ArrayLike<number>): Int32Array {
  return localGreedyRun(graph, weights).chosen;
}

/** `localGreedy` with the number of rounds and messages. @example localGreedyRun(graph, weights).rounds */
export function localGreedyRun({ n, rowPtr, colIdx }: Graph, weights: ArrayLike<number>): LocalGreedyRun {
  const w = comparable(weights, n);
  const state = new Uint8Array(n);
  /** Where in its row a node waits. */
  const place = rowPtr.slice(0, n);
  const open = new Int32Array(n);
  for (let i = 0; i < n; i++) open[i] = i;
  const joining = new Int32Array(n);
  let left = n;
  let rounds = 0;
  let messages = n;
  while (left > 0) {
    rounds++;
    messages += left;
    let joins = 0;
    for (let i = 0; i < left; i++) {
      const node = open[i]!;
      const mine = w[node]!;
      const end = rowPtr[node + 1]!;
      let e = place[node]!;
      for (; e < end; e++) {
        const other = colIdx[e]!;
        const theirs = w[other]!;
        if (state[other] === OPEN && (theirs > mine || (theirs === mine && other < node))) break;
      }
      place[node] = e;
      if (e === end) joining[joins++] = node;
    }
    // Only now: within a round all decide on what was open before it.
    for (let i = 0; i < joins; i++) {
      const node = joining[i]!;
      state[node] = CHOSEN;
      const end = rowPtr[node + 1]!;
      for (let e = rowPtr[node]!; e < end; e++) state[colIdx[e]!] = OUT;
    }
    let kept = 0;
    for (let i = 0; i < left; i++) if (state[open[i]!] === OPEN) open[kept++] = open[i]!;
    left = kept;
  }
  let size = 0;
  for (let i = 0; i < n; i++) if (state[i] === CHOSEN) joining[size++] = i;
  return { chosen: joining.slice(0, size), rounds, messages };
}

const OPEN = 0;
const CHOSEN = 1;
const OUT = 2;

/** The weights in an array of one kind. */
function comparable(weights: ArrayLike<number>, n: number): Float64Array {
  const w = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const weight = weights[i]!;
    if (!(weight <= Number.POSITIVE_INFINITY))
      throw new InputError({ what: `weight of node ${i}`, expected: 'a number', actual: String(weight) });
    w[i] = weight;
  }
  return w;
}
