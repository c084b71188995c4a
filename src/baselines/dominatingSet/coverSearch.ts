import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';
import { dropRedundant } from '../../problems/dominatingSet/dropRedundant';
import { greedyDominatingSet } from '../../problems/dominatingSet/greedyDominatingSet';
import { Rng } from '../../random/Rng';
import { CoverState } from './CoverState';

export interface CoverSearchOptions {
  /** Attempts to improve; default ten a node. */
  kicks?: number;
  /** Time after which the search ends earlier; default none. A search that it ends is not the same again. */
  seconds?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * A dominating set by local search: whatever covers a random node, and the next ones of a short walk from it, is taken
 * out; what is bare then is covered greedily
 * by noisy cost over newly covered nodes, nodes that have become redundant are dropped, dearest first, and a set that is
 * dearer than before by more than a margin is taken back. The margin falls to 0. The start is the greedy by cost a newly
 * covered node, without redundant nodes. A kick costs what is near it, whatever n.
 * @see Schrimpf et al., "Record breaking optimization results using the ruin and recreate principle", 2000
 * @example coverSearch(graph, weights, { kicks: 1000 })
 */
export function coverSearch(
  graph: Graph,
  c: ArrayLike<number>,
  { kicks = 10 * graph.n, seconds = Number.POSITIVE_INFINITY, seed = 0 }: CoverSearchOptions = {},
): Int32Array {
  const rng = new Rng(seed);
  const end = performance.now() + 1000 * seconds;
  const start = dropRedundant(graph, c, greedyDominatingSet(graph, c, { rule: 'count' }));
  const state = new CoverState(graph, c, start);
  const slack = start.length === 0 ? 0 : (SLACK * state.cost) / start.length;
  let best = state.chosen.slice();
  let least = state.cost;
  for (let kick = 0; kick < kicks && least > 0; kick++) {
    if (kick % 64 === 63 && performance.now() > end) break;
    const before = state.cost;
    let site = rng.int(graph.n);
    for (let sites = 1 + rng.int(RUIN); sites > 0; sites--) {
      state.expose(site);
      const degree = graph.degree(site);
      if (degree > 0) site = graph.colIdx[graph.rowPtr[site]! + rng.int(degree)]!;
    }
    state.mend(rng);
    state.drop();
    if (state.cost > before + slack * (1 - kick / kicks)) state.takeBack();
    else state.keep();
    if (state.cost < least) [best, least] = [state.chosen.slice(), state.cost];
  }
  return dropRedundant(graph, c, nodesWhere(best));
}

/** Of the mean weight of a chosen node. */
const SLACK = 0.1;
/** Steps of a random walk at most, at each of which a node is laid bare. */
const RUIN = 3;
